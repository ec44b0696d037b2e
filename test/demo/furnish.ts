import type { FakeNav } from '../fakes/nav/fakeNav.ts';
import type { FakeWooCommerce } from '../fakes/woocommerce/woocommerce.ts';
import type { sandboxSettingsFile } from '../sandbox/settings.ts';
import type { Surfaces } from '../sandbox/surfaces.ts';

/** The integrations of the demo: one shop, joined to one company in four ways, each for orders in statuses of its own. */
export const PREFIXES = { retail: 'WOO-', wholesale: 'WHS-', counter: 'CTR-', us: 'US-' } as const;
/** Of the second store, in the same company. */
export const BIG_PREFIX = 'BC-';
export type JoinedBy = keyof typeof PREFIXES;

/** Account of the store's taxes that are booked as lines. */
export const TAX_ACCOUNT = '1776';
const GIFT_CARD_ACCOUNT = '1590';

type SettingsFile = ReturnType<typeof sandboxSettingsFile>;

/** The sandbox's settings with every rule in use, and with the integrations for other documents beside it. */
export function demoSettings(file: SettingsFile, surfaces: Surfaces): object {
  const [nav, shop, big] = file.connections;
  const [base, second] = file.integrations;
  // One shop may be joined to a company once for each connection to it.
  const also = (['wholesale', 'counter', 'us'] as const).map((id) => ({
    ...shop,
    id: `shop-${id}`,
    name: `Shop, ${id}`,
  }));
  return {
    ...file,
    connections: [nav, shop, ...(big ? [big] : []), ...also],
    integrations: [
      { ...base, ...retail(surfaces) },
      { ...base, id: 'wholesale', store: 'shop-wholesale', prefix: PREFIXES.wholesale, statuses: ['on-hold'], ...posting('salesInvoice', surfaces) },
      { ...base, id: 'counter', store: 'shop-counter', prefix: PREFIXES.counter, statuses: ['completed'], ...posting('salesOrder', surfaces) },
      { ...base, id: 'us', store: 'shop-us', prefix: PREFIXES.us, statuses: ['pending'], storeTax: 'line', taxAccounts: [{ account: TAX_ACCOUNT }] },
      ...(second ? [{ ...second, prefix: BIG_PREFIX, giftCards: { account: GIFT_CARD_ACCOUNT } }] : []),
    ],
  }; // prettier-ignore
}

/** Page services cannot post: there the documents stay open. */
function posting(document: 'salesOrder' | 'salesInvoice', surfaces: Surfaces): object {
  return { document, ...(surfaces !== 'pages' && { posting: 'automatic' }) };
}

function retail(surfaces: Surfaces): object {
  return {
    statuses: ['processing'],
    taxMap: [
      { name: 'domestic', countries: ['DE'], storeTax: 'charged' },
      { name: 'OSS France', countries: ['FR'], storeTax: 'charged', taxes: [{ percent: '20', taxCode: 'VAT19' }], customer: 'WEB-FR' },
      { name: 'reverse charge', countries: ['AT', 'BE', 'FR'], vatNumber: 'given', storeTax: 'zero', customer: 'WEB-EU', keepsItemTaxCodes: true },
      { name: 'domestic, free of charge', countries: ['DE'], storeTax: 'zero' },
      { name: 'export', storeTax: 'zero', customer: 'WEB-EXPORT' },
    ],
    charges: { shipping: [{ methods: ['flat_rate'], account: '8400' }], fees: [{ names: ['Gift wrapping'], item: 'ML-GIFT' }] },
    giftCards: { skus: ['ML-GIFTCARD'], account: GIFT_CARD_ACCOUNT },
    tender: { fields: ['_store_credit_used'] },
    items: { 'ML-COF-SINGLE': { no: 'ML-COF-500', unit: 'BOX', factor: '12' } },
    payments: { paypal: { terms: 'COD', ...(surfaces === 'pages' && { method: 'PAYPAL' }) } },
    rules: [{ when: { paymentMethods: ['paypal'] }, set: { dimensions: { CHANNEL: 'SHOP' }, location: 'MAIN' } }],
    customers: { byVatNumber: true, numberField: 'nav_customer' },
    keyedByHand: ['WEB {number}'],
  }; // prettier-ignore
}

/** What the story finds in NAV and in the shop when it begins. */
export function furnish({ nav, shop }: { readonly nav: FakeNav; readonly shop: FakeWooCommerce }): void {
  furnishNav(nav);
  furnishShop(shop);
}

function furnishNav({ admin }: FakeNav): void {
  // France's own rate, under the tax codes of the items.
  admin.setVat('OSS-FR', 'VAT19', '20');
  admin.setVat('OSS-FR', 'VAT7', '5.5');
  admin.setVat('OSS-FR', 'NOVAT', '0');
  for (const product of ['VAT19', 'VAT7', 'NOVAT']) admin.setGeneralPosting({ business: 'OSS-FR', product });
  admin.addCustomer({ number: 'WEB-FR', displayName: 'Web customers France', country: 'FR', businessGroup: 'OSS-FR', pricesIncludeTax: true });
  admin.addCustomer({ number: 'LIMIT', displayName: 'Knapp & Sohn', email: 'knapp@limit.example', country: 'DE', businessGroup: 'DOMESTIC', pricesIncludeTax: true, creditLimit: '1000', balance: '950' });
  admin.changeCustomer('10000', { taxRegistrationNumber: 'DE136695976' });
  admin.addOrder({ customerNumber: '10000', externalDocumentNumber: 'WEB H-4711' });
} // prettier-ignore

function furnishShop({ admin }: FakeWooCommerce): void {
  const rate = { state: '', priority: 1, compound: false, shipping: true, taxClass: '' };
  admin.addTaxRate({ ...rate, id: 11, country: 'FR', percent: '20', name: 'TVA 20' });
  admin.addTaxRate({ ...rate, id: 12, country: 'DK', percent: '25', name: 'Moms' });
  admin.addTaxRate({ ...rate, id: 13, country: 'US', state: 'CA', percent: '7.25', name: 'State tax' });
  admin.addTaxRate({ ...rate, id: 14, country: 'US', state: 'CA', percent: '2', priority: 2, name: 'County tax' });
  admin.addProduct({
    id: 201,
    name: 'Gift card 25',
    sku: 'ML-GIFTCARD',
    price: '25.00',
    taxable: false,
    virtual: true,
  });
  admin.addProduct({
    id: 202,
    name: 'Ground coffee, single',
    sku: 'ML-COF-SINGLE',
    price: '9.49',
    taxClass: 'reduced-rate',
  });
  admin.addCoupon({ code: 'gift100', type: 'percent', amount: '100', freeShipping: true });
}
