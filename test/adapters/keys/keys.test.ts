import { describe, expect, it } from 'vitest';
import { base32 } from '#adapters/keys/base32.ts';
import { openLookups } from '#adapters/keys/lookups.ts';
import { isOwnOrderNumber, orderCheck } from '#adapters/keys/order-check.ts';
import { open, seal } from '#adapters/keys/seal.ts';

const pepper = Buffer.alloc(32, 7);
const lookups = openLookups(pepper);

describe('lookups', () => {
  it('give the same digest again, another for another exam, use or key', () => {
    const digest = lookups.idNumberHmac('a', 'x');
    expect(openLookups(pepper).idNumberHmac('a', 'x')).toBe(digest);
    const others = [
      lookups.idNumberHmac('b', 'x'),
      lookups.nameHmac('a', 'x'),
      lookups.registrationHmac('a', 'x'),
      openLookups(Buffer.alloc(32, 8)).idNumberHmac('a', 'x'),
    ];
    expect(new Set([digest, ...others]).size).toBe(5);
  });

  it('name an application by exam and key, parts never flowing together', () => {
    const id = lookups.applicationIdFrom('exam', 'key');
    expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(lookups.applicationIdFrom('exam', 'key')).toBe(id);
    expect(lookups.applicationIdFrom('examk', 'ey')).not.toBe(id);
    expect(lookups.registrationBytes(id, 'key')).toHaveLength(32);
  });
});

it('base32 takes five bits a character', () => {
  expect(base32(Uint8Array.of(0xff, 0x00, 0xff), 4)).toBe('ZW0F');
});

it('an order number carries its own check', () => {
  const number = `GS170310ABC${orderCheck(pepper, 'GS170310ABC')}`;
  expect(isOwnOrderNumber(pepper, number)).toBe(true);
  expect(isOwnOrderNumber(pepper, `${number.slice(0, -1)}!`)).toBe(false);
});

describe('seal', () => {
  it('opens with the same key and text beside it, and with nothing else', () => {
    const sealed = seal(pepper, 'APP', { name: '试验甲' });
    expect(open(pepper, 'APP', sealed)).toEqual({ name: '试验甲' });
    expect(() => open(pepper, 'OTHER', sealed)).toThrow();
    expect(() => open(Buffer.alloc(32, 8), 'APP', sealed)).toThrow();
    const flipped = Uint8Array.from(sealed, (byte, at) => (at === 15 ? byte ^ 1 : byte));
    expect(() => open(pepper, 'APP', flipped)).toThrow();
  });

  it('never gives the same bytes twice', () => {
    expect(seal(pepper, 'APP', 1)).not.toEqual(seal(pepper, 'APP', 1));
  });
});
