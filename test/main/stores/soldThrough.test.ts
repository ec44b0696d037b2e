import { describe, expect, it } from 'vitest';
import { soldThroughOf } from '../../../main/stores/soldThrough.ts';

describe("an order's own word for its source", () => {
  it.each<[string, 'pos' | 'marketplace' | undefined]>([
    ['checkout', undefined],
    ['store-api', undefined],
    ['rest-api', undefined],
    ['admin', undefined],
    ['subscription', undefined],
    ['', undefined],
    ['deposit', undefined],
    ['composer', undefined],
    ['www', undefined],
    ['checkout_api', undefined],
    ['pos-rest-api', 'pos'],
    ['woocommerce-pos', 'pos'],
    ['yith_pos', 'pos'],
    ['OpenPOS', 'pos'],
    ['amazon', 'marketplace'],
    ['wp-lister-ebay', 'marketplace'],
    ['Marketplace', 'marketplace'],
  ])('"%s" names this kind of till or marketplace: %s', (createdVia, kind) => {
    expect(soldThroughOf(createdVia)).toEqual(kind === undefined ? {} : { soldThrough: { kind, name: createdVia } });
  });
});
