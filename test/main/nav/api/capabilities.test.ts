import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { apiCapabilities } from '../../../../main/nav/api/capabilities.ts';
import { parseSchema } from '../../../../main/nav/api/fields.ts';
import { CAPABILITIES } from '../../../../main/nav/capability.ts';
import { connect, type Given, startServer } from '../server.ts';

const METADATA = readFileSync(new URL('../../../fixtures/nav/api-v2-excerpt.xml', import.meta.url), 'utf8');
const NEVER = ['itemUnits', 'itemReferences', 'stockByLocation', 'priceLists', 'tracking', 'vatSetup'];

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function open(metadata: Given) {
  const server = await startServer(() => ({ status: 200, body: { value: [] } }), metadata);
  closers.push(server.close);
  const connected = await connect(server);
  closers.unshift(connected.close);
  return { ...connected, session: connected.nav.as({ actor: 'poll' }), heard: server.heard };
}

describe('what the API offers', () => {
  test('is all that API v2.0 has where the server does not tell', () => {
    const missing = CAPABILITIES.filter((capability) => !apiCapabilities(null)[capability].has);
    expect(missing.toSorted()).toEqual(NEVER.toSorted());
    expect(apiCapabilities(null).movements).toEqual({ has: true, surface: 'api', source: 'itemLedgerEntries' });
  });

  test('is what the metadata name, in the container or inside a company', () => {
    const capabilities = apiCapabilities(parseSchema(METADATA));
    expect(capabilities.salesOrders).toEqual({ has: true, surface: 'api', source: 'salesOrders' });
    expect(capabilities.creditMemos).toEqual({ has: true, surface: 'api', source: 'salesCreditMemos' });
    expect(capabilities.movements).toMatchObject({ has: false, remedy: expect.stringContaining('page 38') });
    expect(capabilities.shipments).toMatchObject({ has: false, remedy: expect.stringContaining('page 130') });
  });

  test.each(CAPABILITIES)('has a remedy where it lacks %s', (capability) => {
    const none = apiCapabilities({ types: new Map(), sets: new Set(['companies']) })[capability];
    expect(none).toMatchObject({ has: false, remedy: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  test('is refused politely where it lacks, and nothing is asked', async () => {
    const { session, heard } = await open({ status: 200, body: METADATA });
    const missing = { kind: 'invalid', code: 'nav-capability-missing', system: 'nav1' };
    const first = (pages: AsyncIterable<unknown>) => pages[Symbol.asyncIterator]().next();
    await expect(session.shipmentsOfOrder('1')).rejects.toMatchObject(missing);
    await expect(session.itemUnits('1')).rejects.toMatchObject(missing);
    await expect(session.itemReferences(['1'])).rejects.toMatchObject(missing);
    await expect(session.referenceList('customerPriceGroups')).rejects.toMatchObject(missing);
    await expect(first(session.prices({}))).rejects.toMatchObject(missing);
    await expect(first(session.movementsSince(0))).rejects.toMatchObject(missing);
    expect(heard).toEqual([]);
  });

  test('names the page of a single list that it lacks', async () => {
    const sets = ['countriesRegions', 'currencies'].map((set) => `<EntitySet Name="${set}" EntityType="x"/>`);
    const { session } = await open({ status: 200, body: sets.join('') });
    await expect(session.referenceList('currencies')).resolves.toEqual([]);
    await expect(session.referenceList('paymentMethods')).rejects.toMatchObject({
      code: 'nav-capability-missing',
      whatToDo: expect.stringContaining('page 427'),
    });
  });

  test('is not known where the sign-in is refused: the connection does not open', async () => {
    await expect(open({ status: 401 })).rejects.toMatchObject({ kind: 'authentication', code: 'signin-refused' });
  });
});
