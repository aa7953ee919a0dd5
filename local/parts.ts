import type { Cloud } from './template.ts';

/** Ports in the order in which they follow BAOMING_PORT. */
const parts = [
  'site',
  'admin',
  'gateway',
  'control',
  'dynamodb',
  's3',
  'issuer',
  'aws',
  'ops',
  'messages',
] as const;
export type Part = (typeof parts)[number];

/** What every part of the platform starts from. */
export type Started = {
  cloud: Cloud;
  home: string;
  portOf: (part: Part) => number;
  /** Remembers a part, to stop it at the end. */
  keep: <Kept extends { stop(): unknown }>(part: Kept) => Kept;
  /** The platform's clock. */
  now: () => number;
};

/** Consecutive ports from the first one; all free ones for 0. */
export const portsFrom = (first: number) => (part: Part) =>
  first === 0 ? 0 : first + parts.indexOf(part);
