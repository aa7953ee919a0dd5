import { fail } from './problem.ts';
import { byteAt, type Segment, uint16At } from './segments.ts';

/** Reads a DQT segment; of each table only the DC step is kept, the rest is checked. */
export function readQuantisation(bytes: Uint8Array, segment: Segment, dcSteps: number[]): void {
  let position = segment.start;
  while (position < segment.end) {
    const head = byteAt(bytes, position++);
    const wide = head >> 4;
    const id = head & 15;
    if (wide > 1 || id > 3) fail('bad-quantisation');
    const size = wide ? 128 : 64;
    if (position + size > segment.end) fail('bad-quantisation');
    const step = wide ? uint16At(bytes, position) : byteAt(bytes, position);
    if (step === 0) fail('bad-quantisation');
    dcSteps[id] = step;
    position += size;
  }
}
