import { expect, it } from 'vitest';
import { networkOf, viewerAddress } from '#adapters/http/address.ts';
import { eventOf } from './event.ts';

const seen = (forwarded?: string) =>
  viewerAddress(
    eventOf(forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } }),
  );

it.each([
  ['203.0.113.9, 130.176.0.1', '203.0.113.9'],
  ['10.0.0.1, 8.8.8.8, 203.0.113.9, 130.176.0.1', '203.0.113.9'],
  ['203.0.113.9', '203.0.113.9'],
  ['2001:db8::1,130.176.0.1', '2001:db8::1'],
])('%s was sent by %s, whatever a viewer wrote before it', (forwarded, viewer) => {
  expect(seen(forwarded)).toBe(viewer);
});

it('without the header it is whoever connected', () => {
  expect(seen()).toBe('127.0.0.1');
});

it('one household of IPv6 is one address', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'));
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
});
