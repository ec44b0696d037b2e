import type { CouponSeed, CustomerGroup } from './goodsState.ts';
import type { Address } from './orderState.ts';
import type { Account, Channel, Currency, Location, StoreSettings, TaxClass, TaxRate } from './state.ts';

export interface VariantSeed {
  readonly id: number;
  readonly sku: string;
  readonly upc?: string;
  /** Absent: the product's. */
  readonly price?: number;
  readonly stock?: number;
  readonly options: readonly { readonly name: string; readonly label: string }[];
}

export interface ProductSeed {
  readonly id: number;
  readonly name: string;
  /** May be '' where there are variants. */
  readonly sku: string;
  readonly upc?: string;
  readonly gtin?: string;
  readonly price: number;
  readonly type?: 'physical' | 'digital';
  readonly taxClassId?: number;
  /** Absent: stock is not tracked. Of a product with variants theirs counts. */
  readonly stock?: number;
  readonly tracking?: 'none' | 'product' | 'variant';
  readonly variants?: readonly VariantSeed[];
}

export interface CustomerSeed {
  readonly id: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly company?: string;
  readonly groupId?: number;
  readonly channelId?: number;
}

export interface StoreSeed {
  readonly hash: string;
  /** Digits, not the hash; what deliveries carry. */
  readonly storeId: string;
  readonly settings: StoreSettings;
  readonly accounts: readonly Account[];
  readonly currencies: readonly Currency[];
  readonly taxClasses: readonly TaxClass[];
  readonly taxRates: readonly TaxRate[];
  readonly channels: readonly Channel[];
  readonly locations: readonly Location[];
  readonly groups: readonly Pick<CustomerGroup, 'id' | 'name' | 'isDefault' | 'isForGuests' | 'discountRules'>[];
  readonly customers: readonly CustomerSeed[];
  readonly products: readonly ProductSeed[];
  readonly coupons: readonly CouponSeed[];
}

export const EMPTY_ADDRESS: Address = {
  first_name: '',
  last_name: '',
  company: '',
  street_1: '',
  street_2: '',
  city: '',
  state: '',
  zip: '',
  country: '',
  country_iso2: '',
  phone: '',
  email: '',
  form_fields: [],
};

/** Accounts by what they may do. `other` may all, and sees neither hooks nor metafields of `full`. */
export const ACCOUNTS = {
  full: {
    clientId: 'm9r6keqmo7h7f23btnpwernbez1kglkl',
    clientSecret: 'c7d1e0f4a6b98325d7e1f0a4b6c98d35e7f1a0c4d6b98e25f7a1c0d4e6b98f15',
    token: 'q5uo6r7cq4emyqnxfqbhd1q7i3lw6ma',
    scopes: [
      'store_v2_orders',
      'store_v2_transactions_read_only',
      'store_v2_customers',
      'store_v2_products',
      'store_inventory',
      'store_locations_read_only',
      'store_v2_information_read_only',
      'store_channel_settings_read_only',
      'store_payments_methods_read',
    ],
  },
  other: {
    clientId: 'ba1f8u4e2g7c5o3nzkx0wqy6tsdrhmj',
    clientSecret: '1b2c3d4e5f60718293a4b5c6d7e8f9010b1c2d3e4f5061728394a5b6c7d8e9f0',
    token: 'z8kx2wv5tr1pn7mj4hg9fd3sb6qac0y',
    scopes: ['store_v2_orders', 'store_v2_customers', 'store_v2_products', 'store_inventory'],
  },
  /** Reads orders only. */
  readOnly: {
    clientId: 'r3ad0nlyc5o3nzkx0wqy6tsdrhmjba1f',
    clientSecret: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
    token: 'h2r0o6n4lyp8vwq1z3xk5tsm7jd9fgb',
    scopes: ['store_v2_orders_read_only'],
  },
} as const satisfies Record<string, Account>;

/** Classes 0 to 3 are every store's own. */
export const TAX_CLASSES: readonly TaxClass[] = [
  { id: 0, name: 'Default Tax Class' },
  { id: 1, name: 'Non-Taxable Products' },
  { id: 2, name: 'Shipping' },
  { id: 3, name: 'Gift Wrapping' },
];

const REDUCED = 4;

const PRODUCTS: readonly ProductSeed[] = [
  { id: 80, name: 'Classic T-Shirt', sku: 'ML-TS-001', price: 19.99, stock: 42 },
  {
    id: 81,
    name: 'Ground Coffee 500g',
    sku: 'ML-COF-500',
    gtin: '4006381333931',
    price: 8.49,
    taxClassId: REDUCED,
    stock: 120,
  },
  { id: 82, name: 'Gift Wrapping', sku: 'ML-GIFT', price: 2.5 },
  {
    id: 83,
    name: 'Hoodie',
    sku: '',
    price: 49.9,
    tracking: 'variant',
    variants: [
      {
        id: 301,
        sku: 'ML-HOOD-S-BLK',
        stock: 12,
        options: [
          { name: 'Size', label: 'S' },
          { name: 'Color', label: 'Black' },
        ],
      },
      {
        id: 302,
        sku: 'ML-HOOD-M-BLK',
        upc: '4006381333948',
        stock: 30,
        options: [
          { name: 'Size', label: 'M' },
          { name: 'Color', label: 'Black' },
        ],
      },
      {
        id: 303,
        sku: 'ML-HOOD-L-GRY',
        price: 52,
        stock: 0,
        options: [
          { name: 'Size', label: 'L' },
          { name: 'Color', label: 'Grey' },
        ],
      },
    ],
  },
  { id: 84, name: 'Enamel Mug', sku: 'ML-MUG-001', price: 12.9, stock: 200 },
  { id: 85, name: 'Notebook A5', sku: 'ML-NB-A5', price: 7.95, stock: 340 },
  { id: 86, name: 'Ballpoint Pen', sku: 'ML-PEN-BLU', price: 1.29, stock: 1500 },
  { id: 87, name: 'Green Tea 250g', sku: 'ML-TEA-250', price: 6.75, taxClassId: REDUCED, stock: 260 },
  { id: 88, name: 'Dark Chocolate 100g', sku: 'ML-CHO-100', price: 2.99, taxClassId: REDUCED, stock: 800 },
  { id: 89, name: 'Cookbook', sku: 'ML-BOOK-COOK', price: 24.9, taxClassId: REDUCED, stock: 35 },
  { id: 90, name: 'Coffee Guide (PDF)', sku: 'ML-EBOOK', price: 9.9, type: 'digital' },
  { id: 91, name: 'Desk Lamp', sku: 'ML-LAMP-01', price: 89, stock: 20 },
];

const germany = { id: 1, name: 'MwSt', country: 'DE', priority: 0 } as const;

/** A German store, prices entered with tax, that also sells in US dollars and through a second storefront. */
export function demoStore(): StoreSeed {
  return {
    hash: 'abc123',
    storeId: '1025646',
    settings: {
      name: 'ML Test Store',
      domain: 'store.example',
      country: 'DE',
      currency: 'EUR',
      timezone: 'Europe/Berlin',
      pricesIncludeTax: true,
      rounding: 'RATE_ROUNDING',
      multiStorefront: true,
      updateStock: 'order_placed',
      weightUnits: 'KGS',
      feesInTotals: true,
      wrapsFees: true,
      listsArchived: false,
      dateFilters: 'inclusive',
      metafieldsTouchOrder: false,
      wildcardScope: 'concrete',
      catalogStockFails: false,
      skuAdjustsProducts: false,
      stockDelay: 2_000,
    },
    accounts: Object.values(ACCOUNTS),
    currencies: [
      { id: 1, code: 'EUR', name: 'Euro', token: '€', rate: '1', digits: 2, isTransactional: true },
      { id: 2, code: 'USD', name: 'US Dollar', token: '$', rate: '1.08', digits: 2, isTransactional: true },
      { id: 3, code: 'GBP', name: 'Pound Sterling', token: '£', rate: '0.86', digits: 2, isTransactional: false },
      { id: 4, code: 'JPY', name: 'Yen', token: '¥', rate: '162', digits: 0, isTransactional: true },
    ],
    taxClasses: [...TAX_CLASSES, { id: REDUCED, name: 'Reduced' }],
    // One rate, with a percentage for each class.
    taxRates: [
      { ...germany, taxClassId: 0, percent: '19' },
      { ...germany, taxClassId: 2, percent: '19' },
      { ...germany, taxClassId: 3, percent: '19' },
      { ...germany, taxClassId: REDUCED, percent: '7' },
    ],
    channels: [
      { id: 1, name: 'ML Test Store', type: 'storefront', platform: 'bigcommerce' },
      { id: 2, name: 'ML Outlet', type: 'storefront', platform: 'bigcommerce' },
      { id: 3, name: 'Point of Sale', type: 'pos', platform: 'square' },
    ],
    locations: [
      { id: 1, code: 'BC-LOCATION-1', label: 'Default location', enabled: true },
      { id: 2, code: 'BC-LOCATION-2', label: 'Shop', enabled: true },
    ],
    groups: [
      { id: 1, name: 'Retail', isDefault: true, isForGuests: false, discountRules: [] },
      {
        id: 3,
        name: 'Wholesale',
        isDefault: false,
        isForGuests: false,
        discountRules: [{ type: 'all', method: 'percent', amount: '5.0000' }],
      },
    ],
    customers: [
      { id: 7, email: 'jane@people.example', firstName: 'Jane', lastName: 'Doe', company: 'Acme GmbH', groupId: 3 },
      { id: 8, email: 'elodie@people.example', firstName: 'Élodie', lastName: "O'Brien-Müller", channelId: 2 },
    ],
    products: PRODUCTS,
    coupons: [
      { id: 1, code: 'WELCOME10', name: '10 % welcome', type: 1, amount: '10' },
      { id: 2, code: 'FIVE-OFF', name: '5 off the order', type: 2, amount: '5' },
      { id: 3, code: 'ONE-EACH', name: '1 off each', type: 0, amount: '1' },
      { id: 4, code: 'SHIPFREE', name: 'Free shipping', type: 4, amount: '0' },
      { id: 5, code: 'SHIP-2', name: '2 off shipping', type: 3, amount: '2' },
    ],
  };
}
