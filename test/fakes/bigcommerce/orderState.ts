/** As V2 knows it; `state` is a full name. */
export interface Address {
  first_name: string;
  last_name: string;
  company: string;
  street_1: string;
  street_2: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  country_iso2: string;
  phone: string;
  email: string;
  form_fields: readonly { readonly name: string; readonly value: string | number | readonly string[] }[];
}

export interface Discount {
  readonly id: string;
  readonly amount: string;
  readonly name: string;
  readonly code: string | null;
  readonly target: 'order' | 'product';
}

/** One tax rate's part of one thing; what `/taxes?details=true` lists. */
export interface TaxRow {
  readonly rateId: number;
  readonly name: string;
  readonly percent: string;
  readonly priority: number;
  readonly amount: string;
}

/** A cost entered once, with and without tax. Decimal texts. */
export interface Cost {
  readonly base: string;
  readonly exTax: string;
  readonly incTax: string;
  readonly tax: string;
  readonly taxClassId: number;
  readonly taxes: readonly TaxRow[];
}

export interface LineOption {
  readonly id: number;
  readonly name: string;
  readonly value: string;
  readonly valueId: string;
  readonly optionId: number;
  readonly type: string;
}

export interface OrderLine {
  readonly id: number;
  readonly productId: number;
  /** Absent for custom products and gift certificates. */
  readonly variantId?: number;
  name: string;
  sku: string;
  upc: string;
  readonly type: 'physical' | 'digital' | 'giftcertificate';
  quantity: number;
  /** Per piece, as entered. */
  price: string;
  taxClassId: number;
  addressId: number;
  pickupMethodId: number;
  parentId: number | null;
  discounts: Discount[];
  options: readonly LineOption[];
  wrapping: Cost;
  wrappingName: string;
  giftCertificateId: number | null;
  quantityShipped: number;
  quantityRefunded: number;
  /** Counted from the above. */
  amounts: LineAmounts;
}

export interface LineAmounts {
  readonly priceExTax: string;
  readonly priceIncTax: string;
  /** Before discounts. */
  readonly totalExTax: string;
  readonly totalIncTax: string;
  /** After discounts. */
  readonly tax: string;
  readonly discountedIncTax: string;
  readonly taxes: readonly TaxRow[];
}

export interface ShipTo {
  readonly id: number;
  address: Address;
  method: string;
  cost: Cost;
  handling: Cost;
}

export interface Pickup {
  readonly id: number;
  readonly methodId: number;
  readonly name: string;
  readonly locationId: number;
}

export interface OrderCoupon {
  readonly id: number;
  readonly couponId: number;
  readonly code: string;
  readonly amount: string;
  /** 0 per item, 1 percentage, 2 per total, 3 shipping, 4 free shipping, 5 promotion. */
  readonly type: number;
  readonly discount: string;
}

export interface Fee {
  readonly id: number;
  readonly name: string;
  readonly source: string;
  readonly cost: Cost;
}

export interface Totals {
  readonly subtotalExTax: string;
  readonly subtotalIncTax: string;
  readonly subtotalTax: string;
  readonly shipping: Cost;
  readonly handling: Cost;
  readonly wrapping: Cost;
  readonly totalExTax: string;
  readonly totalIncTax: string;
  readonly totalTax: string;
  readonly discountAmount: string;
  readonly couponDiscount: string;
}

export interface Transaction {
  readonly id: number;
  readonly event: 'purchase' | 'authorization' | 'capture' | 'refund' | 'void' | 'pending' | 'settled';
  readonly method: string;
  readonly amount: string;
  readonly gateway: string;
  readonly gatewayTransactionId: string;
  readonly status: 'ok' | 'error';
  readonly test: boolean;
  readonly createdAt: number;
  readonly referenceId?: number;
  readonly displayName?: string;
  readonly giftCertificate?: { readonly code: string; readonly original: string; readonly remaining: string };
  readonly creditLeft?: string;
}

export interface RefundItem {
  readonly type: 'PRODUCT' | 'GIFT_WRAPPING' | 'SHIPPING' | 'HANDLING' | 'ORDER' | 'FEE';
  readonly itemId: number;
  readonly quantity?: number;
  /** Null where the quantity says it all. */
  readonly requested: string | null;
  readonly reason: string;
}

export interface Refund {
  readonly id: number;
  readonly createdAt: number;
  readonly reason: string;
  readonly total: string;
  readonly tax: string;
  readonly items: readonly RefundItem[];
  readonly payments: readonly {
    readonly id: number;
    readonly provider: string;
    readonly amount: string;
    readonly offline: boolean;
    declined: boolean;
    readonly transactionId: string | null;
  }[];
}

export interface Metafield {
  readonly id: number;
  readonly clientId: string;
  permissionSet: string;
  readonly namespace: string;
  key: string;
  value: string;
  description: string;
  readonly createdAt: number;
  modifiedAt: number;
}

export interface Shipment {
  readonly id: number;
  readonly addressId: number;
  readonly createdAt: number;
  trackingNumber: string;
  trackingCarrier: string;
  trackingLink: string;
  shippingMethod: string;
  shippingProvider: string;
  comments: string;
  readonly items: readonly { readonly lineId: number; readonly quantity: number }[];
}

export interface Message {
  readonly id: number;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: number;
}

export interface Order {
  readonly id: number;
  cartId: string | null;
  customerId: number;
  channelId: number;
  source: string;
  externalSource: string | null;
  externalOrderId: string;
  externalMerchantId: string | null;
  createdAt: number;
  modifiedAt: number;
  shippedAt: number | null;
  statusId: number;
  paymentMethod: string;
  paymentProviderId: string;
  paymentStatus: string;
  /** The one paid in. */
  readonly currency: string;
  readonly displayCurrency: string;
  readonly pricesIncludeTax: boolean;
  taxProviderId: string;
  billing: Address;
  lines: OrderLine[];
  shipTos: ShipTo[];
  pickups: Pickup[];
  coupons: OrderCoupon[];
  fees: Fee[];
  giftCertificateAmount: string;
  storeCreditAmount: string;
  staffNotes: string;
  customerMessage: string | null;
  locale: string;
  ipAddress: string;
  isDeleted: boolean;
  totals: Totals;
  transactions: Transaction[];
  refunds: Refund[];
  metafields: Metafield[];
  shipments: Shipment[];
  messages: Message[];
  /** Its goods have left the stock. */
  stockTaken: boolean;
}
