/**
 * What the office hears about settings it wants to publish. A finding of one of these codes may be
 * published nevertheless, by naming its code; every other one has to be corrected first.
 */
export const confirmable = [
  'window-ends-now',
  'window-shortened',
  'window-taken-back',
  'pay-ends-early',
] as const;

export type Finding = {
  /** RFC 6901, into what the office writes. */
  pointer: string;
  code: string;
  /** One sentence for the office. */
  detail: string;
};

/** Whether the office may publish in spite of it. */
export const isConfirmable = ({ code }: Finding): boolean =>
  (confirmable as readonly string[]).includes(code);

/** The findings that still stand in the way. */
export const standing = (findings: Finding[], confirmed: readonly string[]): Finding[] =>
  findings.filter((one) => !isConfirmable(one) || !confirmed.includes(one.code));
