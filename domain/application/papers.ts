import type { Document } from './state.ts';

/** The same papers, in any order: a repeated request. */
export function samePapers(one: Document[], two: Document[]): boolean {
  const ids = (documents: Document[]) =>
    documents
      .map(({ uploadId }) => uploadId)
      .sort()
      .join(' ');
  return ids(one) === ids(two);
}
