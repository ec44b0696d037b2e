import type { StoreAddress, StoreLine, StoreOrder } from '../../../../main/stores/store.ts';

export const address: StoreAddress = {
  firstName: 'Anna',
  lastName: 'Vogt',
  company: '',
  line1: 'Marktplatz 1',
  line2: '',
  city: 'Freiburg',
  state: 'DE-BW',
  postCode: '79098',
  country: 'DE',
  phone: '+49 761 1234',
};

export const teeLine: StoreLine = {
  key: '1',
  kind: 'item',
  name: 'Classic T-Shirt',
  sku: 'ML-TS-001',
  productKey: '11',
  variationKey: null,
  method: '',
  quantity: '1',
  amounts: { net: '16.80', tax: '3.19', exactNet: '16.798319', exactTax: '3.191681' },
  amountsBeforeCoupons: { net: '16.80', tax: '3.19', exactNet: '16.798319', exactTax: '3.191681' },
  taxes: [{ rateId: '1', amount: '3.191681', amountBeforeCoupons: '3.191681' }],
};

/** A plain order of one T-shirt for 19.99, with what the test changes. */
export function storeOrder(changes: Partial<StoreOrder> = {}): StoreOrder {
  return {
    key: '101',
    number: '101',
    fingerprint: 'f-101',
    status: 'processing',
    currency: 'EUR',
    currencyDigits: 2,
    placedAt: '2026-11-20T09:00:00Z',
    modifiedAt: '2026-11-20T09:00:05Z',
    paidAt: '2026-11-20T09:00:03Z',
    createdVia: 'store-api',
    pricesIncludeTax: true,
    customerKey: null,
    email: 'anna@vogt.example',
    billing: address,
    shipping: address,
    paymentMethod: 'bacs',
    customerNote: '',
    lines: [teeLine],
    coupons: [],
    taxRates: [{ id: '1', percent: '19', label: 'MwSt', compound: false }],
    total: '19.99',
    totalTax: '3.19',
    refundedTotal: '0',
    ...changes,
  };
}
