import { describe, expect, it } from 'vitest';
import { enforcePolicy, parsePolicy } from '../../../local/s3/policy.ts';

const EXPIRATION = '2026-11-24T10:00:00Z';
const BEFORE = Date.parse(EXPIRATION) - 1;

const encode = (policy: unknown) => Buffer.from(JSON.stringify(policy)).toString('base64');
const policyOf = (...conditions: unknown[]) =>
  parsePolicy(encode({ expiration: EXPIRATION, conditions }));
const enforce = (conditions: unknown[], fields: Record<string, string>, size = 1, now = BEFORE) =>
  enforcePolicy(policyOf(...conditions), { fields: new Map(Object.entries(fields)), size }, now);

describe('a document that is no policy', () => {
  it.each([
    ['no JSON', Buffer.from('{').toString('base64')],
    ['nothing', ''],
    ['null', encode(null)],
    ['no expiration', encode({ conditions: [] })],
    ['an expiration without zone', encode({ expiration: '2026-11-24T10:00:00', conditions: [] })],
    ['an impossible expiration', encode({ expiration: '2026-13-45T10:00:00Z', conditions: [] })],
    ['no conditions', encode({ expiration: EXPIRATION })],
    ['an unknown operator', encode({ expiration: EXPIRATION, conditions: [['in', '$key', 'a']] })],
    ['a field without $', encode({ expiration: EXPIRATION, conditions: [['eq', 'key', 'a']] })],
    ['two properties', encode({ expiration: EXPIRATION, conditions: [{ key: 'a', acl: 'b' }] })],
    ['a number for text', encode({ expiration: EXPIRATION, conditions: [{ key: 1 }] })],
    [
      'a negative range',
      encode({ expiration: EXPIRATION, conditions: [['content-length-range', -1, 5]] }),
    ],
  ])('%s', (_, base64) => {
    expect(() => parsePolicy(base64)).toThrow('Invalid Policy');
  });
});

describe('conditions', () => {
  it('eq compares whole and with case, names without case', () => {
    expect(() => enforce([{ Key: 'a/b' }], { key: 'a/b' })).not.toThrow();
    for (const key of ['a/B', 'a/b ', 'a/b/../c', 'a', '']) {
      expect(() => enforce([{ key: 'a/b' }], { key })).toThrow('Policy Condition failed');
    }
  });

  it('starts-with compares the beginning; an empty one allows anything', () => {
    expect(() => enforce([['starts-with', '$key', 'a/']], { key: 'a/b' })).not.toThrow();
    expect(() => enforce([['starts-with', '$key', 'a/']], { key: 'b/a/' })).toThrow('failed');
    expect(() => enforce([['starts-with', '$key', '']], { key: 'any' })).not.toThrow();
  });

  it('all must hold, also two of one field', () => {
    const both = [
      ['starts-with', '$key', 'a/'],
      ['eq', '$key', 'a/b'],
    ];
    expect(() => enforce(both, { key: 'a/c' })).toThrow('failed');
  });

  it('a field that no condition names is refused, an ignored one is not', () => {
    expect(() => enforce([{ key: 'a' }], { key: 'a', acl: 'private' })).toThrow(
      'Extra input fields: acl',
    );
    expect(() => enforce([{ key: 'a' }], { key: 'a', 'x-ignore-me': '1' })).not.toThrow();
  });

  it('a named field that is missing is refused', () => {
    expect(() => enforce([{ key: 'a' }, { 'Content-Type': 'image/jpeg' }], { key: 'a' })).toThrow(
      'failed',
    );
  });

  it('the range is inclusive at both ends', () => {
    const range = [['content-length-range', 1, '20480'], { key: 'a' }];
    for (const size of [1, 20_480]) expect(() => enforce(range, { key: 'a' }, size)).not.toThrow();
    expect(() => enforce(range, { key: 'a' }, 0)).toThrow('smaller');
    expect(() => enforce(range, { key: 'a' }, 20_481)).toThrow('exceeds');
  });

  it('expires at its instant', () => {
    expect(() => enforce([{ key: 'a' }], { key: 'a' }, 1, BEFORE + 1)).toThrow('Policy expired');
  });
});
