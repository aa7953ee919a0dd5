/**
 * The object store's order of events: hexadecimal, compared as text after padding the shorter
 * one with zeros on the right (S3 user guide, "Event message structure").
 */
export function isNewer(sequencer: string, than: string | undefined): boolean {
  if (than === undefined) return true;
  const length = Math.max(sequencer.length, than.length);
  const [left, right] = [sequencer, than].map((text) => text.toLowerCase().padEnd(length, '0'));
  return (left as string) > (right as string);
}
