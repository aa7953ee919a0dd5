import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encode, gateway, parse, signedNotice } from './fixture.ts';

const genuine = signedNotice();
const names = Object.keys(genuine) as (keyof typeof genuine)[];

test('no change of one field is believed', { timeout: 30_000 }, () => {
  const change = fc.tuple(fc.constantFrom(...names), fc.string({ maxLength: 60, unit: 'binary' }));
  fc.assert(
    fc.property(change, ([name, value]) => {
      fc.pre(value !== genuine[name]);
      expect(parse({ ...genuine, [name]: value }).kind).toBe('refused');
    }),
    { numRuns: 300 },
  );
});

test('no digit moved between any two neighbours is believed', () => {
  const pairs = names.slice(0, -1).flatMap((name, at) => [[name, names[at + 1] ?? name]] as const);
  for (const [left, right] of pairs) {
    const [a, b] = [genuine[left], genuine[right]];
    for (const [x, y] of [
      [a.slice(0, -1), a.slice(-1) + b],
      [a + b.slice(0, 1), b.slice(1)],
    ]) {
      if (x === a) continue;
      expect(parse({ ...genuine, [left]: x, [right]: y }).kind).toBe('refused');
    }
  }
});

test('any bytes are refused without an exception', { timeout: 30_000 }, () => {
  const text = encode(genuine);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(text.length), (noise, at) => {
      fc.pre(noise.length > 0);
      const body = Buffer.concat([Buffer.from(text.slice(0, at)), noise]);
      expect(gateway.parseNotice({ method: 'POST', body }).kind).toBe('refused');
    }),
    { numRuns: 300 },
  );
});
