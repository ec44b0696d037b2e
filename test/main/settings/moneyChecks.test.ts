import { describe, expect, it } from 'vitest';
import { parseSettingsFile } from '../../../main/settings/parseSettings.ts';
import { sources, validFile } from './validFile.ts';

function problemsOf(changes: object) {
  const integrations = validFile.integrations.map((one) => ({ ...one, ...changes }));
  const parsed = parseSettingsFile(JSON.stringify({ ...validFile, integrations }), sources);
  return parsed.ok ? [] : parsed.problems.map(({ path, problem }) => [path, problem]);
}

describe('money beside the goods', () => {
  it.each<[string, object]>([
    ['gift cards', { giftCards: { skus: ['GC-25'], account: '1590' }, items: { 'GC-250': { no: 'A' } } }],
    ['tender', { tender: { fields: ['_gift_card_paid', '_store_credit_paid'] } }],
    ['tax as lines', { storeTax: 'line', taxAccounts: [{ labels: ['CA State'], account: '2110' }, { account: '2100' }] }],
    ['tax as lines without any rate', { storeTax: 'line', taxAccounts: [{ account: '2100' }], taxes: undefined }],
    ['accounts of taxes that are not needed now', { taxAccounts: [{ account: '2100' }] }],
  ])('may be %s', (_name, changes) => {
    expect(problemsOf(changes)).toEqual([]);
  }); // prettier-ignore

  it.each<[string, object, string, string]>([
    ['no rate where NAV computes the tax', { taxes: undefined }, 'taxes', 'needs at least one entry'],
    ['tax as lines on no account', { storeTax: 'line' }, 'taxAccounts', 'needs at least one account where "storeTax" is "line"'],
    [
      'an account behind one for every tax',
      { taxAccounts: [{ account: '1' }, { labels: ['GST'], account: '2' }] },
      'taxAccounts[1]',
      'is never reached: row 1 names no tax and takes every one',
    ],
    [
      'a gift card that is an item',
      { giftCards: { skus: ['GC-10', 'gc-25'], account: '1590' }, items: { 'GC-25': { no: 'GIFT' } } },
      'giftCards.skus[1]',
      '"gc-25" stands under "items" too; it is either an item or a gift card',
    ],
    ['a field counted twice', { tender: { fields: ['_paid', '_paid'] } }, 'tender.fields[1]', '"_paid" is used more than once'],
  ])('is refused with its place: %s', (_name, changes, path, problem) => {
    expect(problemsOf(changes)).toEqual([[`integrations[0].${path}`, problem]]);
  }); // prettier-ignore
});
