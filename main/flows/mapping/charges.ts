import { ConnectorError } from '../../base/errors.ts';
import type { NavItem } from '../../nav/nav.ts';
import type { StoreLine, StoreOrder } from '../../stores/store.ts';
import type { Goods, ResolvedItem } from './items.ts';

/** Where a charge is booked: a G/L account or an item, one of the two. */
interface ChargeTarget {
  readonly account?: string;
  readonly item?: string;
}

export interface ShippingCharge extends ChargeTarget {
  /** Shipping methods in the store's words; absent: every one. */
  readonly methods?: readonly string[];
}

export interface FeeCharge extends ChargeTarget {
  /** The fee's name as the shopper saw it; absent: whatever it is called. */
  readonly names?: readonly string[];
  /** Tax classes in the store's words; absent: every one. */
  readonly classes?: readonly string[];
}

export interface ChargeRules {
  /** First match wins, of each. */
  readonly charges: { readonly shipping: readonly ShippingCharge[]; readonly fees: readonly FeeCharge[] };
  /** For what no rule names. */
  readonly accounts: { readonly shipping: string; readonly fees: string };
}

interface Charge extends ChargeTarget {
  readonly comesFrom: string;
}

type ChargeLine = Pick<StoreLine, 'kind' | 'name' | 'method'>;

/** The account of a charge that is booked to one. */
export function accountOfCharge(
  line: ChargeLine,
  rules: ChargeRules,
): { readonly no: string; readonly comesFrom: string } {
  const charge = chargeOf(line, rules);
  if (charge?.account !== undefined) return { no: charge.account, comesFrom: charge.comesFrom };
  return line.kind === 'shipping'
    ? { no: rules.accounts.shipping, comesFrom: 'account for shipping' }
    : { no: rules.accounts.fees, comesFrom: 'account for fee' };
}

/** Numbers of the items that charges of the order are booked to. */
export function chargeItemNumbers(order: Pick<StoreOrder, 'lines'>, rules: ChargeRules): readonly string[] {
  return [...new Set(order.lines.flatMap((line) => chargeOf(line, rules)?.item ?? []))];
}

/** The goods with those charges that are booked to items. @throws ConnectorError `charge-item-unknown`, `item-blocked` */
export function withChargeItems(goods: Goods, rules: ChargeRules, items: readonly NavItem[]): Goods {
  const more = goods.order.lines.flatMap((line): (readonly [string, ResolvedItem])[] => {
    const charge = chargeOf(line, rules);
    if (charge?.item === undefined) return [];
    return [[line.key, resolved(goods.order.number, line, charge.item, charge.comesFrom, items)]];
  });
  return more.length === 0 ? goods : { ...goods, items: new Map([...goods.items, ...more]) };
}

function chargeOf(line: ChargeLine, { charges }: ChargeRules): Charge | null {
  if (line.kind === 'item') return null;
  const isShipping = line.kind === 'shipping';
  const index = isShipping
    ? charges.shipping.findIndex(({ methods }) => isAmong(line.method, methods))
    : charges.fees.findIndex(({ names, classes }) => isAmong(line.name, names) && isAmong(line.method, classes));
  const found = (isShipping ? charges.shipping : charges.fees)[index];
  if (!found) return null;
  const words = isShipping ? `shipping method ${line.method}` : `fee ${line.name}`;
  return { ...found, comesFrom: `charge rule ${index + 1} for ${words}` };
}

function isAmong(value: string, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((one) => one.trim().toLowerCase() === value.trim().toLowerCase());
}

function resolved(
  orderNo: string,
  line: StoreLine,
  no: string,
  comesFrom: string,
  items: readonly NavItem[],
): ResolvedItem {
  const item = items.find((one) => one.no.toUpperCase() === no.toUpperCase());
  if (!item) throw itemUnknown(orderNo, line, no);
  if (item.blocked) throw itemBlocked(orderNo, line, no);
  return {
    item,
    variantKey: null,
    variantCode: '',
    unit: item.baseUnit,
    factor: '1',
    storeQuantity: line.quantity,
    comesFrom,
    isMapped: true,
  };
}

function itemUnknown(orderNo: string, { name }: StoreLine, no: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'charge-item-unknown',
    message: `Order ${orderNo}: "${name}" is to be booked to item ${no}, which is not in NAV.`,
    whatToDo: `Create item ${no} in NAV, or correct it under "charges" of the integration, then replay.`,
    params: { no, line: name },
  });
}

function itemBlocked(orderNo: string, { name }: StoreLine, no: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'charge-item-blocked',
    message: `Order ${orderNo}: "${name}" is to be booked to item ${no}, which is blocked in NAV.`,
    whatToDo: `Clear "Blocked" on the item card in NAV, or name another one under "charges" of the integration, then replay.`,
    params: { no, line: name },
  });
}
