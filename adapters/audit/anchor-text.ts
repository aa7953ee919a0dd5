import type { ChainHead } from '../dynamodb/audit-types.ts';

export type ChainKind = 'application' | 'searches';
export type AnchoredHead = ChainHead & { kind: ChainKind };

/** One line a chain: its kind, version, hash and name; the name last, it may hold spaces. */
export const anchorLine = ({ kind, version, hash, of }: AnchoredHead): string =>
  `${kind} ${version} ${hash} ${of}\n`;

/** The reverse; a line that is none ends the reading with an error, it is never skipped. */
export function readAnchors(text: string): AnchoredHead[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const parts = /^(application|searches) (\d+) ([\w-]{43}) (.+)$/.exec(line);
      if (!parts) throw new Error('an anchor has a line that is none');
      const [, kind, version, hash = '', of = ''] = parts;
      return { kind: kind as ChainKind, version: Number(version), hash, of };
    });
}
