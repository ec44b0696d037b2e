import { describe, expect, it } from 'vitest';
import {
  decodeWebhookSecret,
  gmtToInstant,
  isDraft,
  toGmtParameter,
  toList,
} from '../../../../main/stores/woocommerce/quirks.ts';
import { isSameHome, trimHome } from '../../../../main/stores/woocommerce/homeAddress.ts';

describe('what WooCommerce and WordPress do', () => {
  it.each([
    ['a list as it is', [1, 2], [1, 2]],
    ['a list with a gap, which PHP sends as an object', { '0': 'a', '2': 'c' }, ['a', 'c']],
    ['an object with names as it is', { a: 1 }, { a: 1 }],
    ['nothing as it is', null, null],
  ])('reads %s', (_name, given, wanted) => {
    expect(toList(given)).toEqual(wanted);
  });

  it.each([
    ['2026-11-22T01:43:39', '2026-11-22T01:43:39.000Z'],
    ['2026-11-22T01:43:39Z', '2026-11-22T01:43:39.000Z'],
    ['2026-11-22T02:43:39+01:00', '2026-11-22T01:43:39.000Z'],
    ['0000-00-00T00:00:00', null],
    ['yesterday', null],
  ])('reads the GMT field %s as %s', (given, wanted) => {
    expect(gmtToInstant(given)).toBe(wanted);
  });

  it.each([
    ['2026-11-22T01:43:39.987Z', '2026-11-22T01:43:39'],
    ['2026-11-22T02:43:39+01:00', '2026-11-22T01:43:39'],
  ])('asks for changes since %s without zone and fraction, never later', (given, wanted) => {
    expect(toGmtParameter(given)).toBe(wanted);
  });

  it.each([
    ['plain', 'plain'],
    [`a<b>&"c'd é`, `a<b>&"c'd é`],
    ['a&amp;b&lt;&gt;&quot;', 'a&b<>"'],
    ['&#039;&#39;&#x27;&#38;&#034;', `'''&"`],
    ['&amp;lt;', '&lt;'],
    ['&nbsp;&AMP;', '&nbsp;&AMP;'],
  ])('uses the webhook secret %s as %s', (given, wanted) => {
    expect(decodeWebhookSecret(given)).toBe(wanted);
  });

  it('knows an open checkout from an order', () => {
    expect(['checkout-draft', 'auto-draft', 'pending', 'processing'].map(isDraft)).toEqual([true, true, false, false]);
  });
});

describe("the shop's address", () => {
  it('loses the slashes at its end and keeps its sub-folder', () => {
    expect(trimHome(' https://x.example/shop// ')).toBe('https://x.example/shop');
  });

  it.each([
    ['https://shop.example', 'http://shop.example/', true],
    ['https://Shop.Example', 'https://shop.example', true],
    ['https://shop.example:443', 'http://shop.example:80/', true],
    ['https://shop.example/de', 'https://shop.example/de/', true],
    ['https://shop.example/de', 'https://shop.example/DE', false],
    ['https://shop.example', 'https://staging.shop.example', false],
    ['https://shop.example', 'https://www.shop.example', false],
    ['https://127.0.0.1:8443', 'http://127.0.0.1:8081/', true],
    ['http://127.0.0.1:8081', 'http://127.0.0.2:8081/', false],
    ['https://shop.example', '', false],
    ['https://shop.example', 'ftp://shop.example', false],
  ])('of %s and %s being one shop is %s', (left, right, wanted) => {
    expect(isSameHome(left, right)).toBe(wanted);
  });
});
