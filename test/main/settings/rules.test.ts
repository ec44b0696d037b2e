import { describe, expect, it } from 'vitest';
import { settingsFile } from '../../../main/contract/settings.ts';
import { changedRules, revisionOf, type RulesChange, rulesOf } from '../../../main/settings/rules.ts';
import { validFile } from './validFile.ts';

const giftCards = { skus: ['GC-25'], account: '1590' };
const [one] = validFile.integrations;
const file = settingsFile.parse({
  ...validFile,
  integrations: [
    { ...one, id: 'b2b', prefix: 'B2B-', store: 'b2b-shop' },
    { ...one, giftCards },
  ],
});
const before = file.integrations[1];
if (!before) throw new Error('the file has two integrations');

const change = (changes: RulesChange['changes'], remove?: RulesChange['remove']) =>
  changedRules(file, 'web', { changes, remove });

function problemsOf(changes: object, remove?: RulesChange['remove']) {
  try {
    change(changes, remove);
  } catch (error) {
    return (error as { readonly problems: unknown }).problems;
  }
  return [];
}

describe('rules that are changed', () => {
  it('are what they were but for what is named, with the defaults within it', () => {
    const rules = change({ untaxedTaxCode: ' FREE ', customers: { create: false } as never });
    expect(rules).toEqual({
      ...rulesOf(before),
      untaxedTaxCode: 'FREE',
      customers: { byVatNumber: false, guestsOnTerms: false, overCreditLimit: 'park', create: false, holdPosting: false },
    });
  }); // prettier-ignore

  it('keep what is left out, undefined too, and lose what is removed', () => {
    expect(change({ giftCards: undefined }).giftCards).toEqual(giftCards);
    expect(change({}, ['giftCards'])).not.toHaveProperty('giftCards');
    expect(change({ charges: { shipping: [{ account: '1' }], fees: [] } }, ['charges']).charges).toEqual({
      shipping: [],
      fees: [],
    });
  });

  it('are only those of the window', () => {
    expect(rulesOf(before)).not.toHaveProperty('prefix');
    expect(problemsOf({ mode: 'live', accounts: undefined })).toEqual([
      { path: 'mode', problem: 'is not a field of the rules' },
    ]);
  });

  it.each<[string, object, RulesChange['remove'], readonly { path: string; problem: string }[]]>([
    [
      'every field at its place',
      { taxMap: [{}, {}, { taxes: [] }], untaxedTaxCode: '' },
      [],
      [
        { path: 'untaxedTaxCode', problem: 'must not be empty' },
        { path: 'taxMap[2].taxes', problem: 'needs at least one entry' },
      ],
    ],
    ['what fits no other field', { storeTax: 'line' }, [], [{ path: 'taxAccounts', problem: 'needs at least one account where "storeTax" is "line"' }]],
    ['what may not be missing', {}, ['untaxedTaxCode'], [{ path: 'untaxedTaxCode', problem: 'is missing' }]],
    ['a word that is no field', { tender: { field: 'x' } }, [], [{ path: 'tender.field', problem: 'is not a field of the settings' }]],
  ])('are refused with %s', (_name, changes, remove, problems) => {
    expect(problemsOf(changes, remove)).toEqual(problems);
  }); // prettier-ignore

  it('are not refused for what is wrong elsewhere', () => {
    // The store of the other integration is in no connection.
    expect(problemsOf({ matchGuestsByEmail: false })).toEqual([]);
  });

  it('say in their refusal that nothing was saved', () => {
    expect(() => change({ storeTax: 'line' })).toThrow(
      expect.objectContaining({
        code: 'settings-refused',
        message: 'The rules were not saved: one thing in them is not right.',
      }),
    );
  });
});

describe('a revision', () => {
  it('is the same for the same rules, in whatever order they stand', () => {
    const rules = rulesOf(before);
    const turned = Object.fromEntries(Object.entries(rules).toReversed()) as typeof rules;
    expect(revisionOf(turned)).toBe(revisionOf(structuredClone(rules)));
    expect(revisionOf(rules)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is another one after any change, of an order of rows too', () => {
    const rules = rulesOf(before);
    const others = [
      change({ matchGuestsByEmail: false }),
      change({}, ['giftCards']),
      change({ taxes: rules.taxes.toReversed() }),
    ];
    expect(new Set([rules, ...others].map(revisionOf)).size).toBe(4);
  });
});
