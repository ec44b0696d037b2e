import type { Coupon } from './coupons.ts';
import type { ApiKey, ShopSettings, TaxRate } from './state.ts';

export interface ProductSeed {
  readonly id: number;
  readonly parentId?: number;
  readonly name: string;
  readonly sku: string;
  readonly gtin?: string;
  readonly price?: string;
  readonly taxClass?: string;
  readonly taxable?: boolean;
  readonly virtual?: boolean;
  /** Absent: stock is not managed. */
  readonly stock?: number;
  readonly weight?: string;
  /** Choices offered by a variable product, or taken by a variation. */
  readonly attributes?: readonly { readonly name: string; readonly options: readonly string[] }[];
}

export interface UserSeed {
  readonly id: number;
  readonly email: string;
  readonly username: string;
  readonly role: string;
}

export interface ShopSeed {
  readonly name: string;
  readonly settings: ShopSettings;
  readonly rates: readonly TaxRate[];
  readonly users: readonly UserSeed[];
  readonly keys: readonly ApiKey[];
  readonly products: readonly ProductSeed[];
  readonly coupons: readonly Coupon[];
}

/** Secret of every webhook in the recordings. */
export const WEBHOOK_SECRET = 'ml-webhook-secret-1';

/** The keys of the recorded shop, by what they may do; `subscriber` belongs to a user without rights. */
export const KEYS = {
  readWrite: {
    consumerKey: 'ck_c7c41a633eaff3aa35e7160a5b95291f0831cda8',
    consumerSecret: 'cs_151c237a16e432fdd4381715f2dd81965bbec3da',
    permissions: 'read_write',
    ownerId: 1,
  },
  read: {
    consumerKey: 'ck_df35d73318ca0c8eec92e2cedc05ab541bde011e',
    consumerSecret: 'cs_c4c688fac37610759d692fef49147d57de2228bb',
    permissions: 'read',
    ownerId: 1,
  },
  write: {
    consumerKey: 'ck_80e4814e5d51d3cd4b6be41ed26a58a43e8d11a8',
    consumerSecret: 'cs_db1b66030814f22efedf14163e0ab95be6f53d80',
    permissions: 'write',
    ownerId: 1,
  },
  subscriber: {
    consumerKey: 'ck_1cfa8e083a44ece83f8dd0f8bcbb5db21b4181c6',
    consumerSecret: 'cs_756e3a2ee91678cd89164f8c5254e490372e0f06',
    permissions: 'read_write',
    ownerId: 2,
  },
} as const satisfies Record<string, ApiKey>;

const everywhereInGermany = { country: 'DE', state: '', priority: 1, compound: false } as const;

const hoodieChoice = (size: string, color: string): ProductSeed['attributes'] => [
  { name: 'Size', options: [size] },
  { name: 'Color', options: [color] },
];

const RECORDED: readonly ProductSeed[] = [
  { id: 10, name: 'Classic T-Shirt', sku: 'ML-TS-001', price: '19.99', stock: 42, weight: '0.2' },
  {
    id: 11,
    name: 'Ground Coffee 500g',
    sku: 'ML-COF-500',
    gtin: '4006381333931',
    price: '8.49',
    taxClass: 'reduced-rate',
    stock: 120,
  },
  { id: 12, name: 'Gift Wrapping', sku: 'ML-GIFT', price: '2.50', virtual: true },
  {
    id: 13,
    name: 'Hoodie',
    sku: 'ML-HOOD',
    attributes: [
      { name: 'Size', options: ['S', 'M', 'L'] },
      { name: 'Color', options: ['Black', 'Grey'] },
    ],
  },
  {
    id: 14,
    parentId: 13,
    name: 'Hoodie - S, Black',
    sku: 'ML-HOOD-S-BLK',
    price: '49.90',
    stock: 12,
    attributes: hoodieChoice('S', 'Black'),
  },
  {
    id: 15,
    parentId: 13,
    name: 'Hoodie - M, Black',
    sku: 'ML-HOOD-M-BLK',
    gtin: '4006381333948',
    price: '49.90',
    stock: 30,
    attributes: hoodieChoice('M', 'Black'),
  },
  {
    id: 16,
    parentId: 13,
    name: 'Hoodie - L, Grey',
    sku: 'ML-HOOD-L-GRY',
    price: '52.00',
    attributes: hoodieChoice('L', 'Grey'),
  },
];

const MORE: readonly ProductSeed[] = [
  { id: 101, name: 'Enamel Mug', sku: 'ML-MUG-001', price: '12.90', stock: 200, weight: '0.3' },
  { id: 102, name: 'Notebook A5', sku: 'ML-NB-A5', price: '7.95', stock: 340 },
  { id: 103, name: 'Ballpoint Pen', sku: 'ML-PEN-BLU', price: '1.29', stock: 1500 },
  { id: 104, name: 'Tote Bag', sku: 'ML-BAG-TOTE', price: '14.50', stock: 90 },
  { id: 105, name: 'Baseball Cap', sku: 'ML-CAP-NVY', price: '17.99', stock: 75 },
  { id: 106, name: 'Poster 50x70', sku: 'ML-POS-5070', price: '24.00', stock: 60 },
  { id: 107, name: 'Scarf', sku: 'ML-SCF-GRY', price: '29.95', stock: 48 },
  { id: 108, name: 'Green Tea 250g', sku: 'ML-TEA-250', price: '6.75', taxClass: 'reduced-rate', stock: 260 },
  { id: 109, name: 'Dark Chocolate 100g', sku: 'ML-CHO-100', price: '2.99', taxClass: 'reduced-rate', stock: 800 },
  { id: 110, name: 'Flower Honey 500g', sku: 'ML-HON-500', price: '7.49', taxClass: 'reduced-rate', stock: 150 },
  { id: 111, name: 'Cookbook', sku: 'ML-BOOK-COOK', price: '24.90', taxClass: 'reduced-rate', stock: 35 },
  { id: 112, name: 'Desk Lamp', sku: 'ML-LAMP-01', price: '89.00', stock: 20, weight: '1.8' },
];

/** The recorded shop's people, keys, tax and products under their own numbers, and a dozen more to order. */
export function demoShop(): ShopSeed {
  return {
    name: 'ML Test Shop',
    settings: {
      pricesIncludeTax: false,
      roundAtSubtotal: false,
      decimals: 2,
      currency: 'EUR',
      taxesEnabled: true,
      baseLocation: 'DE:DE-BE',
      shippingTaxClass: 'inherit',
    },
    rates: [
      { ...everywhereInGermany, id: 1, percent: '19', name: 'MwSt 19', shipping: true, taxClass: '' },
      { ...everywhereInGermany, id: 2, percent: '7', name: 'MwSt 7', shipping: false, taxClass: 'reduced-rate' },
    ],
    users: [
      { id: 1, email: 'admin@shop.example', username: 'admin', role: 'administrator' },
      { id: 2, email: 'lowpriv@shop.example', username: 'lowpriv', role: 'subscriber' },
    ],
    keys: Object.values(KEYS),
    products: [...RECORDED, ...MORE],
    coupons: [
      { id: 19, code: 'welcome10', type: 'percent', amount: '10', freeShipping: false },
      { id: 20, code: 'five-off', type: 'fixed_cart', amount: '5', freeShipping: false },
    ],
  };
}
