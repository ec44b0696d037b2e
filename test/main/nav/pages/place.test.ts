import { describe, expect, test } from 'vitest';
import { keyOf } from '../../../../main/nav/pages/place.ts';
import { nextPageAddress } from '../../../../main/nav/odata.ts';
import { otherCompany } from '../../../navSeed.ts';
import { failure } from '../../../navSuite/asking.ts';
import { order } from '../../../navSuite/samples.ts';
import { openPagesUnderTest } from './pagesServer.ts';

const ODD = { company: otherCompany.name, companyId: undefined };

describe('the company of page services', () => {
  test('stands in the path, its quotes doubled, blanks and ampersands encoded', async () => {
    const { session, nav, sent } = await openPagesUnderTest({ nav: ODD });
    expect(await session.referenceList('countries')).toHaveLength(3);
    expect(sent.at(-1)?.address).toContain("/ODataV4/Company('O''Neil%20%26%20Sons')/Countries?");
    expect(nav.companyId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('stands in the query where the path is not understood', async () => {
    const { session, sent } = await openPagesUnderTest({ nav: ODD, pages: { companyBy: 'query' } });
    expect(await session.referenceList('countries')).toHaveLength(3);
    expect(sent.at(-1)?.address).toContain("/ODataV4/Countries?company=O'Neil%20%26%20Sons&");
  });

  test('is tried in both ways once, and remembered', async () => {
    const { session, sent } = await openPagesUnderTest({ pages: { companyBy: 'query' } });
    await Promise.all([session.items(['DESK']), session.customer('C1')]);
    await session.items(['DESK']);
    expect(sent.filter(({ url }) => url.includes('$top=1'))).toHaveLength(2);
  });

  test('is not tried when the settings say where it stands', async () => {
    const { session, sent } = await openPagesUnderTest({ nav: { companyIn: 'query' } });
    await session.items(['DESK']);
    expect(sent.filter(({ url }) => url.includes('$top=1'))).toEqual([]);
    expect(sent.at(-1)?.address).toContain('company=CRONUS');
  });

  test('is tried again when the server did not answer', async () => {
    const { session, faults } = await openPagesUnderTest();
    faults.always({ kind: 'down' });
    expect(await failure(session.items(['DESK']))).toMatchObject({ kind: 'unavailable' });
    faults.clear();
    expect(await session.items(['DESK'])).toHaveLength(1);
  });

  test('is tried again when the way that is right met an error which passes', async () => {
    const { session, faults } = await openPagesUnderTest({ pages: { companyBy: 'query' } });
    faults.when(({ url }) => url.includes('company='), { kind: 'status', status: 500 }, 1);
    expect(await failure(session.items(['DESK']))).toMatchObject({ kind: 'unavailable', retryable: true });
    expect(await session.items(['DESK'])).toHaveLength(1);
  });

  test('that is not on this server is told with those that are', async () => {
    const error = await failure(openPagesUnderTest({ nav: { company: 'CRONOS', companyId: undefined } }));
    expect(error).toMatchObject({ kind: 'notFound', code: 'nav-company-unknown' });
    expect(error.message).toContain("CRONUS, O'Neil & Sons");
  });

  test('stays with the pages of a read whose links lack it', () => {
    const current = "http://nav01:7048/BC/ODataV4/Items?company=O'Neil%20%26%20Sons&$top=1";
    expect(nextPageAddress(current, 'http://inner/BC/ODataV4/Items?$skiptoken=5', 't 1')).toBe(
      "http://nav01:7048/BC/ODataV4/Items?$skiptoken=5&company=O'Neil%20%26%20Sons&tenant=t%201",
    );
    expect(nextPageAddress(current, 'Items?company=X&$skiptoken=5')).toBe(
      'http://nav01:7048/BC/ODataV4/Items?company=X&$skiptoken=5',
    );
  });

  test('is followed by keys that are named where there are several', () => {
    expect(keyOf(['No'], { No: "A/B 'C'" })).toBe("('A%2FB%20''C''')");
    expect(
      keyOf(['Document_Type', 'Document_No', 'Line_No'], {
        Document_Type: 'Credit Memo',
        Document_No: '1',
        Line_No: 10000,
      }),
    ).toBe("(Document_Type='Credit%20Memo',Document_No='1',Line_No=10000)");
  });
});

describe('what is published', () => {
  test('is read once, and again after NAV called a request malformed', async () => {
    const { session, sent, faults } = await openPagesUnderTest();
    const times = () => sent.filter(({ url }) => url.startsWith('$metadata')).length;
    await session.items(['DESK']);
    await session.createDocument('salesOrder', order);
    expect(times()).toBe(1);
    const body =
      '{"error":{"code":"BadRequest","message":"The property \'X\' does not exist on type \'NAV.Customer\'."}}';
    faults.when(({ method }) => method === 'POST', { kind: 'status', status: 400, body }, 1);
    expect(await failure(session.createDocument('salesOrder', order))).toMatchObject({ code: 'nav-request-malformed' });
    await session.items(['DESK']);
    expect(times()).toBe(2);
  });

  test('is switched off: page services are named, not the API', async () => {
    const error = await failure(openPagesUnderTest({ switchedOff: true }));
    expect(error).toMatchObject({ code: 'nav-odata-off', kind: 'unavailable' });
    expect(error.message).toContain('Could not list companies: page services are switched off on this server');
    expect(error.whatToDo).toContain('Enable OData Services');
  });
});
