import { describe, expect, test } from 'vitest';
import { type Answering, ROOT, sampleAnswer, samplesOf } from '../server.ts';
import { serve, none } from './readsUnderTest.ts';

describe('items', () => {
  test('are asked for in upper case, once each, and never by what cannot be a number', async () => {
    const { session, filters } = await serve(() => sampleAnswer('api-v2/items-list'));
    const found = await session.items(['1896-s', '1896-S ', '', 'X'.repeat(21), 'sp-ship', 'GONE']);
    expect(found.map(({ no }) => no)).toEqual(['1896-S', 'SP-SHIP']);
    expect(found[0]).toEqual({
      key: 'fca5738a-44e3-ea11-bb43-000d3a2feca1',
      no: '1896-S',
      name: 'ATHENS Desk',
      blocked: false,
      baseUnit: 'PCS',
      taxCode: 'FURNITURE',
      gtin: '04006381333931',
    });
    expect(filters()).toEqual(["number eq '1896-S' or number eq 'SP-SHIP' or number eq 'GONE'"]);
  });

  test('are asked for twenty at a time', async () => {
    const { session, filters } = await serve(() => none);
    await session.items(Array.from({ length: 45 }, (_, index) => `A${index}`));
    expect(
      filters()
        .map((filter) => filter.split(' or ').length)
        .toSorted(),
    ).toEqual([20, 20, 5]);
  });

  test('a number that NAV cannot filter by does not hide the others', async () => {
    const { session } = await serve(({ url }) => {
      if (url.includes('BAD')) return sampleAnswer('errors/filter-value-too-long');
      return url.includes('1896-S') ? sampleAnswer('api-v2/items-list') : none;
    });
    const found = await session.items(['A', 'BAD', '1896-S', 'C', 'D']);
    expect(found.map(({ no }) => no)).toEqual(['1896-S']);
  });

  test('have variants', async () => {
    const { session, heard } = await serve(({ url }) =>
      sampleAnswer(url.includes('itemVariants') ? 'api-v2/item-variants-list' : 'api-v2/items-list'),
    );
    const [item] = await session.items(['1896-S']);
    if (!item) throw new Error('there is no item');
    await expect(session.itemVariants(item)).resolves.toEqual([
      { key: 'c12af665-c1e3-ea11-aa60-000d3ad7cacb', code: 'RED' },
      { key: 'c22af665-c1e3-ea11-aa60-000d3ad7cacb', code: 'BLUE' },
    ]);
    expect(heard[1]?.url).toBe(`${ROOT}/items(fca5738a-44e3-ea11-bb43-000d3a2feca1)/itemVariants?$select=id,code`);
  });
});

describe('the company', () => {
  test('has no posting bounds where its days are empty', async () => {
    const { session } = await serve(() => sampleAnswer('api-v2/general-ledger-setup'));
    await expect(session.setup()).resolves.toEqual({
      localCurrency: 'USD',
      postingAllowedFrom: null,
      postingAllowedTo: null,
    });
  });

  test('without general ledger setup says so', async () => {
    const { session } = await serve(() => none);
    await expect(session.setup()).rejects.toMatchObject({ code: 'nav-record-missing' });
  });
});

describe('stock and prices', () => {
  const collected = async <T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> => {
    const rows: T[] = [];
    for await (const page of pages) rows.push(...page);
    return rows;
  };

  test('of all items come digit for digit, also below zero', async () => {
    const { session, heard } = await serve(() => sampleAnswer('api-v2/items-select-stock'));
    const stock = await collected(session.stock({}));
    expect(stock.map(({ itemNo, quantity }) => [itemNo, quantity])).toEqual([
      ['1896-S', '4'],
      ['1996-S', '6.5'],
      ['SP-SHIP', '0'],
      ['GIFTCARD', '0'],
      ['1900-S', '-2'],
    ]);
    expect(heard.map(({ url }) => url)).toEqual([`${ROOT}/items?$select=number,inventory`]);
    expect(await collected(session.cardPrices())).toContainEqual({
      itemNo: '1996-S',
      unitPrice: '1397.3',
      pricesIncludeTax: false,
    });
  });

  test('of some items are asked for twenty at a time, and of none not at all', async () => {
    const { session, filters } = await serve(() => none);
    await collected(session.stock({ itemNos: [] }));
    await collected(session.stock({ itemNos: Array.from({ length: 25 }, (_, index) => `a${index}`) }));
    expect(filters().map((filter) => filter.split(' or ').length)).toEqual([20, 5]);
    expect(filters()[1]).toContain("number eq 'A24'");
  });

  test('of one location or variant are not in the API, and the page to publish is named', async () => {
    const { session, nav, heard } = await serve(() => none);
    for (const of of [{ location: 'MAIN' }, { variant: 'RED' }, { location: '' }]) {
      await expect(collected(session.stock(of))).rejects.toMatchObject({ code: 'nav-capability-missing' });
    }
    expect(heard).toEqual([]);
    expect(nav.capabilities.stockByLocation).toMatchObject({ has: false, remedy: expect.stringContaining('page 30') });
  });

  test('movements are read in order, each once also when the server forgot its place', async () => {
    const [first] = (sampleAnswer('api-v2/item-ledger-entries-delta').body as { value: { entryNumber: number }[] })
      .value;
    const entry = (entryNumber: number) => ({ ...first, entryNumber });
    let refusals = 1;
    const { session, filters } = await serve(({ url }) => {
      if (!url.includes('skip'))
        return { status: 200, body: { value: [entry(8), entry(9)], '@odata.nextLink': '?$skiptoken=9' } };
      if ((refusals -= 1) === 0)
        return { status: 400, body: { error: { code: 'BadRequest', message: 'No longer valid.' } } };
      return { status: 200, body: { value: [entry(12)] } };
    });
    const movements = await collected(session.movementsSince(7));
    expect(movements.map(({ entryNo }) => entryNo)).toEqual([8, 9, 12]);
    expect(movements[0]).toEqual({ entryNo: 8, itemNo: '1100', variant: null, location: null });
    expect(filters()[0]).toBe('entryNumber gt 7');
  });
});

describe('reference lists', () => {
  const lists = samplesOf('api-v2/reference-lists');
  const listed: Answering = ({ url }) => {
    const set = /\/([A-Za-z]+)\?/.exec(url)?.[1] ?? '';
    const sample = lists.find(({ request }) => request.url.endsWith(`/${set}`));
    return sample ? { status: 200, body: sample.response.body } : null;
  };

  test.each([
    ['accounts', '40140'],
    ['countries', 'US'],
    ['currencies', 'EUR'],
    ['dimensions', 'DEPARTMENT'],
    ['locations', 'MAIN'],
    ['paymentMethods', 'CASH'],
    ['paymentTerms', '14 DAYS'],
    ['shipmentMethods', 'EXW'],
    ['taxCodes', 'FURNITURE'],
    ['units', 'PCS'],
  ] as const)('have the %s with their names', async (list, code) => {
    const { session } = await serve(listed);
    const rows = await session.referenceList(list);
    expect(rows[0]?.code).toBe(code);
    expect(rows[0]?.name).not.toBe('');
  });

  test('have of the accounts those that a line may name', async () => {
    const account = { number: '1', displayName: 'A', accountType: 'Posting', directPosting: true, blocked: false };
    const rows = [
      account,
      { ...account, number: '2', accountType: 'Begin_x002D_Total' },
      { ...account, number: '3', directPosting: false },
      { ...account, number: '4', blocked: true },
    ];
    const { session } = await serve(() => ({ status: 200, body: { value: rows } }));
    await expect(session.referenceList('accounts')).resolves.toEqual([{ code: '1', name: 'A' }]);
  });

  test('have no price groups of customers, and name the page to publish', async () => {
    const { session } = await serve(() => none);
    const groups = session.referenceList('customerPriceGroups');
    await expect(groups).rejects.toMatchObject({
      code: 'nav-capability-missing',
      whatToDo: expect.stringContaining('page 7'),
    });
  });

  test('have the values of a dimension, and none of one that is not there', async () => {
    const { session, heard } = await serve(({ url }) => {
      if (url.includes('dimensionValues'))
        return { status: 200, body: { value: [{ code: 'WEB', displayName: 'Shop' }] } };
      return url.includes("'AREA'") ? { status: 200, body: { value: [{ id: 'd1' }] } } : none;
    });
    await expect(session.dimensionValues('area')).resolves.toEqual([{ code: 'WEB', name: 'Shop' }]);
    expect(heard[1]?.url).toBe(`${ROOT}/dimensions(d1)/dimensionValues?$select=id,code,displayName`);
    await expect(session.dimensionValues('GONE')).resolves.toEqual([]);
  });
});
