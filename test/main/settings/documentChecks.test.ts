import { describe, expect, it } from 'vitest';
import { parseSettingsFile } from '../../../main/settings/parseSettings.ts';
import { sources, validFile } from './validFile.ts';

const [nav, shop] = validFile.connections;
const [web] = validFile.integrations;

/** The problems of the valid file with these changes of its integration, its NAV connection, and further integrations. */
function problemsOf(changes: object, connection: object = {}, further: readonly object[] = []) {
  const file = {
    ...validFile,
    connections: [{ ...nav, ...connection }, shop, { ...shop, id: 'other-shop' }],
    integrations: [{ ...web, ...changes }, ...further],
  };
  const parsed = parseSettingsFile(JSON.stringify(file), sources);
  return parsed.ok ? [] : parsed.problems.map(({ path, problem }) => [path, problem]);
}

describe('what becomes of a document', () => {
  it.each<[string, object, object]>([
    ['posting over the API', { posting: 'automatic' }, {}],
    ['posting over both surfaces', { posting: 'automatic' }, { url: 'http://nav01:7048/BC250', surfaces: 'both' }],
    ['posting over whatever is there', { posting: 'automatic' }, { url: 'http://nav01:7048/BC250' }],
    ['an invoice', { document: 'salesInvoice' }, {}],
    ['posting held for new customers', { posting: 'automatic', customers: { holdPosting: true } }, {}],
    ['no new customers, and none instead', { customers: { create: false } }, {}],
  ])('may be %s', (_name, changes, connection) => {
    expect(problemsOf(changes, connection)).toEqual([]);
  });

  it.each([
    { url: 'http://nav01:7048/BC250', surfaces: 'pages' },
    { url: 'http://nav01:7048/BC250/ODataV4' },
    { url: 'http://nav01:7048/BC250/ODataV4/Company(%27CRONUS%27)' },
  ])('is not posting over page services alone: %s', (connection) => {
    expect(problemsOf({ posting: 'automatic' }, connection)).toEqual([
      [
        'integrations[0].posting',
        'needs the API, because page services cannot post; the connection "nav" uses page services alone',
      ],
    ]);
  });

  it('is not paid into a journal over page services alone', () => {
    const payments = { paypal: { journal: 'PAYPAL' }, bacs: {} };
    expect(problemsOf({ payments })).toEqual([]);
    expect(problemsOf({ payments }, { url: 'http://nav01:7048/BC250', surfaces: 'pages' })).toEqual([
      [
        'integrations[0].payments.paypal.journal',
        'needs the API, because page services have no payments; the connection "nav" uses page services alone',
      ],
    ]);
  });

  it('is not held where nothing is posted', () => {
    expect(problemsOf({ customers: { holdPosting: true } })).toEqual([
      ['integrations[0].customers.holdPosting', 'has no use where "posting" is "off"'],
    ]);
  });
});

describe('numbers that people give', () => {
  it('may have any form but ours', () => {
    expect(problemsOf({ keyedByHand: ['WEB {number}', '{number}', 'Shop-{number}-A'] })).toEqual([]);
  });

  it.each<[string, readonly string[], string, string]>([
    ['ours', ['web-{number}'], 'keyedByHand[0]', 'is how the connector itself numbers the orders of "web"'],
    ['of another shop in the company', ['B2B-{number}'], 'keyedByHand[0]', 'is how the connector itself numbers the orders of "b2b"'],
    ['said twice', ['W {number}', 'w {number}'], 'keyedByHand[1]', '"w {number}" is used more than once'],
    ['too long for NAV', [`${'W'.repeat(35)}{number}`], 'keyedByHand[0]', "is longer than the 35 characters of NAV's External Document No."],
  ])('are refused when they are %s', (_name, keyedByHand, path, problem) => {
    const b2b = { ...web, id: 'b2b', store: 'other-shop', prefix: 'B2B-' };
    expect(problemsOf({ keyedByHand }, {}, [b2b])).toEqual([[`integrations[0].${path}`, problem]]);
  }); // prettier-ignore
});
