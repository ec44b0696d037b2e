import { ACCOUNTS } from '../../fakes/bigcommerce/seed.ts';
import type { Purchase } from '../../fakes/bigcommerce/purchase.ts';
import { worldSettings } from '../../simulate/world.ts';
import { administrator, MINUTE, openShop, START } from './shopWorld.ts';

const jane = {
  first_name: 'Jane', last_name: 'Kern', street_1: 'Marktplatz 2', city: 'Freiburg', zip: '79098', country: 'Germany',
  country_iso2: 'DE', email: 'jane@kern.example',
}; // prettier-ignore

export const PURCHASE: Purchase = {
  items: [{ sku: 'ML-TS-001', quantity: 2 }],
  billing: jane,
  shipTos: [{ cost: '4.90', method: 'Flat Rate' }],
};

/** A shop and a BigCommerce store that sell for one company. */
export async function openBoth() {
  const shop = await openShop({ bothStores: true });
  const { world } = shop;
  // The store's webhooks are ours to make.
  await world.clock.run(MINUTE);
  const { big } = world.systems;
  return {
    ...shop,
    big,
    buy: (changes: Partial<Purchase> = {}) => big.shopper.placeOrder({ ...PURCHASE, ...changes }),
    async tellBig(milliseconds = MINUTE) {
      const statuses = await world.deliverBig();
      await world.clock.run(milliseconds);
      return statuses;
    },
    /** Imports the settings again, with how accounts are followed. */
    async follow(followAccounts: string) {
      const file = worldSettings({ start: START, bothStores: true });
      const integrations = file.integrations.map((one) => ({ ...one, followAccounts }));
      await world.engine().calls['settings.import']({ text: JSON.stringify({ ...file, integrations }) }, administrator);
      await world.clock.run(MINUTE);
    },
    /** Sets whom the second store mails of trouble with its webhooks. */
    async mailTo(addresses: readonly string[]) {
      const { calls } = world.engine();
      await calls['connections.setWebhookMails']({ connectionId: 'big', addresses: [...addresses] }, administrator);
      await world.clock.run(MINUTE);
    },
    row: async (id: number) =>
      (await shop.rows()).find(({ integrationId, orderKey }) => integrationId === 'big-nav' && orderKey === String(id)),
    invoices: (id: number) => world.nav.stored.byExternalNumber(`BC-${id}`),
    /** What somebody asks of the store through the same API account. */
    post(path: string, body: unknown, method = 'POST') {
      const headers = {
        accept: 'application/json',
        'content-type': 'application/json',
        'x-auth-token': ACCOUNTS.full.token,
      };
      const url = `/stores/abc123/${path}`;
      big.handle({ method, url, headers, body: Buffer.from(JSON.stringify(body)), secure: true });
    },
    alarms: async () => (await world.engine().calls['alarms.list']({}, administrator)).alarms.map(({ kind }) => kind),
  };
}
