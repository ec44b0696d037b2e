import { big, roundTo, sum, toDecimal } from '../../../../../../main/base/money.ts';
import type { StoreAddress, StoreAmounts, StoreLine, StoreOrder } from '../../../../../../main/stores/store.ts';

const nowhere: StoreAddress = {
  firstName: '',
  lastName: '',
  company: '',
  line1: '',
  line2: '',
  city: '',
  state: '',
  postCode: '',
  country: '',
  phone: '',
};

export type OrderMoney = Pick<StoreOrder, 'lines' | 'taxRates' | 'total' | 'totalTax'> & Partial<StoreOrder>;

/** An order of which only the amounts matter. */
export function orderOf(money: OrderMoney): StoreOrder {
  return {
    key: '1017',
    number: '1017',
    fingerprint: 'f',
    status: 'processing',
    currency: 'EUR',
    currencyDigits: 2,
    placedAt: '2026-03-02T10:00:00Z',
    modifiedAt: '2026-03-02T10:00:00Z',
    paidAt: null,
    createdVia: 'checkout',
    pricesIncludeTax: true,
    customerKey: null,
    email: '',
    billing: nowhere,
    shipping: nowhere,
    paymentMethod: '',
    customerNote: '',
    coupons: [],
    refundedTotal: '0',
    ...money,
  };
}

/** Amounts whose shown values are the exact ones rounded. */
export function amountsOf(net: string, tax: string, digits = 2): StoreAmounts {
  return {
    net: toDecimal(roundTo(big(net), digits), digits),
    tax: toDecimal(roundTo(big(tax), digits), digits),
    exactNet: net,
    exactTax: tax,
  };
}

export interface LineMoney {
  readonly key?: string;
  readonly kind?: StoreLine['kind'];
  readonly quantity?: string;
  readonly net: string;
  /** Exact tax per rate id. */
  readonly taxes?: Readonly<Record<string, string>>;
  readonly netBefore?: string;
  readonly taxesBefore?: Readonly<Record<string, string>>;
  /** What the store shows, where it is not the exact amount rounded. */
  readonly shown?: { readonly net: string; readonly tax: string };
}

export function lineOf(money: LineMoney): StoreLine {
  const taxes = money.taxes ?? {};
  const before = money.taxesBefore ?? taxes;
  const amounts = amountsOf(money.net, total(taxes));
  return {
    key: money.key ?? 'line',
    kind: money.kind ?? 'item',
    name: money.kind ?? 'article',
    sku: null,
    productKey: null,
    variationKey: null,
    method: '',
    quantity: money.quantity ?? '1',
    amounts: { ...amounts, ...money.shown },
    amountsBeforeCoupons:
      money.netBefore === undefined ? { ...amounts, ...money.shown } : amountsOf(money.netBefore, total(before)),
    taxes: Object.entries(taxes).map(([rateId, amount]) => ({
      rateId,
      amount,
      amountBeforeCoupons: before[rateId] ?? amount,
    })),
  };
}

function total(taxes: Readonly<Record<string, string>>): string {
  return sum(Object.values(taxes)).toFixed();
}
