import { NO_COST } from './countOrder.ts';
import { EMPTY_ADDRESS } from './seed.ts';
import type { Purchase } from './purchase.ts';
import type { Address, Order, Totals } from './orderState.ts';
import type { Store } from './state.ts';
import { currencyOf, next, thisSecond } from './state.ts';
import { countryName } from './countries.ts';

const NOTHING: Totals = {
  subtotalExTax: '0',
  subtotalIncTax: '0',
  subtotalTax: '0',
  shipping: NO_COST,
  handling: NO_COST,
  wrapping: NO_COST,
  totalExTax: '0',
  totalIncTax: '0',
  totalTax: '0',
  discountAmount: '0',
  couponDiscount: '0',
};

/** An empty order in status 0. */
export function startOrder(store: Store, purchase: Purchase): Order {
  const now = thisSecond(store);
  const currency = purchase.currency ?? store.settings.currency;
  if (!currencyOf(store, currency).isTransactional) throw new Error(`Nobody can pay in ${currency}.`);
  const source = purchase.source ?? 'www';
  return {
    id: next(store, 'order'),
    cartId: source === 'www' ? uuid(store) : null,
    customerId: purchase.customerId ?? 0,
    channelId: purchase.channelId ?? 1,
    source,
    externalSource: purchase.externalSource ?? null,
    externalOrderId: '',
    externalMerchantId: purchase.externalMerchantId ?? null,
    createdAt: now,
    modifiedAt: now,
    shippedAt: null,
    statusId: 0,
    paymentMethod: '',
    paymentProviderId: '',
    paymentStatus: '',
    currency,
    displayCurrency: purchase.displayCurrency ?? currency,
    pricesIncludeTax: store.settings.pricesIncludeTax,
    taxProviderId: purchase.taxProviderId ?? 'BasicTaxProvider',
    billing: billingOf(store, purchase),
    lines: [],
    shipTos: [],
    pickups: [],
    coupons: [],
    fees: [],
    giftCertificateAmount: '0',
    storeCreditAmount: '0',
    staffNotes: '',
    customerMessage: purchase.message === undefined ? '' : purchase.message,
    locale: purchase.locale ?? 'en',
    ipAddress: '203.0.113.10',
    isDeleted: false,
    totals: NOTHING,
    transactions: [],
    refunds: [],
    metafields: [],
    shipments: [],
    messages: [],
    stockTaken: false,
  };
}

/** A customer's name and e-mail where none were typed. */
function billingOf(store: Store, purchase: Purchase): Address {
  const customer = store.customers.find((each) => each.id === purchase.customerId);
  const known =
    customer === undefined
      ? {}
      : {
          first_name: customer.firstName,
          last_name: customer.lastName,
          company: customer.company,
          email: customer.email,
        };
  const country = purchase.billing?.country_iso2 ?? store.settings.country;
  const address = { country_iso2: country, country: countryName(country) };
  return { ...EMPTY_ADDRESS, ...known, ...address, ...purchase.billing };
}

export function uuid(store: Store): string {
  const hex = Buffer.from(store.ports.random(16)).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
