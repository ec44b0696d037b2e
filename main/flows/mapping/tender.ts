import { ConnectorError } from '../../base/errors.ts';
import { big, type Big, roundTo, sum, toDecimal } from '../../base/money.ts';
import type { Store, StoreOrder, StoreTender } from '../../stores/store.ts';

export interface TenderRules {
  /** Fields of the order in which a plugin says what it paid, besides what the store tells as tender itself. */
  readonly tender: { readonly fields: readonly string[] };
}

/** The store, with what these fields of its orders say told as tender; a field that says no amount is left as it is. */
export function tellingTender(store: Store, fields: readonly string[]): Store {
  if (fields.length === 0) return store;
  return {
    ...store,
    as(origin) {
      const session = store.as(origin);
      const order = async (key: string) => {
        const read = await session.order(key);
        return read && withTender(read, fields);
      };
      return { ...session, order };
    },
  };
}

function withTender(order: StoreOrder, fields: readonly string[]): StoreOrder {
  const told = fields.flatMap((name): StoreTender[] => {
    const amount = amountOf(order, name);
    if (amount === null || amount.eq(0)) return [];
    return [{ kind: 'other', amount: toDecimal(amount, order.currencyDigits) }];
  });
  return told.length === 0 ? order : { ...order, tender: [...(order.tender ?? []), ...told] };
}

/** @throws ConnectorError `tender-unreadable` where a field is there and says no amount */
export function wantReadableTender(order: StoreOrder, { tender }: TenderRules): void {
  const name = tender.fields.find((field) => order.fields?.[field] !== undefined && amountOf(order, field) === null);
  if (name === undefined) return;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'tender-unreadable',
    message: `The field ${name} of order ${order.number} does not say an amount.`,
    whatToDo: `Look at the order in the store, or name another field under "tender" of the integration, then replay.`,
    params: { field: name, orderNo: order.number },
  });
}

// PHP writes 12.34 as 12.340000000000001 where it was computed.
const NOISE_DIGITS = 6;

function amountOf({ fields, currencyDigits }: StoreOrder, name: string): Big | null {
  const told = saidAmount(fields?.[name] ?? '');
  if (told === null) return null;
  const amount = roundTo(told, NOISE_DIGITS);
  return roundTo(amount, currencyDigits).eq(amount) ? amount : null;
}

/**
 * The amount that a field says: a decimal, or JSON made of them. Of a list the entries are summed; of an object that has
 * `amount`, `total` or `value` (one of them) that one counts, of any other the values, as in { "code": "5.00" }. Nothing
 * is no amount paid; anything else, also a negative number, is null.
 */
export function saidAmount(text: string): Big | null {
  const trimmed = text.trim();
  if (trimmed === '') return big(0);
  return decimalOf(trimmed) ?? jsonAmount(trimmed);
}

function jsonAmount(text: string): Big | null {
  try {
    return amountIn(JSON.parse(text) as unknown, 0);
  } catch (error) {
    // Not JSON: then it is a text that says no amount.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const AMOUNT_NAMES = ['amount', 'total', 'value'];
// A list of cards by their codes; what lies deeper is something else.
const DEEPEST = 3;

function amountIn(value: unknown, depth: number): Big | null {
  if (typeof value === 'number' || typeof value === 'string') return decimalOf(String(value));
  if (typeof value !== 'object' || value === null || depth === DEEPEST) return null;
  if (Array.isArray(value)) return summed(value, depth);
  const named = Object.entries(value).filter(([name]) => AMOUNT_NAMES.includes(name.toLowerCase()));
  if (named.length > 1) return null;
  return summed(named.length === 1 ? named.map(([, one]) => one as unknown) : Object.values(value), depth);
}

function summed(values: readonly unknown[], depth: number): Big | null {
  const amounts = values.map((value) => amountIn(value, depth + 1));
  const said = amounts.filter((amount) => amount !== null);
  return said.length === amounts.length ? sum(said) : null;
}

function decimalOf(text: string): Big | null {
  return /^\d{1,15}(\.\d{1,20})?$/.test(text) ? big(text) : null;
}
