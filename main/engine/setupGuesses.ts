import type { Choice } from '../contract/ruleCalls.ts';

export interface Accounts {
  readonly shipping: string;
  readonly fees: string;
  readonly rounding: string;
}

const SHIPPING = /versand|fracht|porto|shipping|freight|delivery|postage/i;
const FEES = /gebühr|nebenerl|\bfees?\b|charges?\b|handling/i;
const ROUNDING = /rundung|rounding/i;
/** NAV makes its own lines on these; ours must not stand among them. */
const OF_INVOICES = /rechnungsrundung|invoice rounding/i;

/** Accounts by their names; "" where none is called so. A person looks at each before it is saved. */
export function guessAccounts(accounts: readonly Choice[] | null): Accounts {
  const find = (name: RegExp, not?: RegExp) =>
    (accounts ?? []).find((one) => name.test(one.name) && !(not?.test(one.name) ?? false))?.code ?? '';
  const shipping = find(SHIPPING);
  return { shipping, fees: find(FEES, SHIPPING) || shipping, rounding: find(ROUNDING, OF_INVOICES) };
}

const PREFIXES = ['WEB-', 'SHOP-', 'STORE-'];

/** A beginning of external document numbers that no integration has yet. */
export function freePrefix(taken: readonly string[]): string {
  const isFree = (prefix: string) =>
    !taken.some((one) => one !== '' && (one.startsWith(prefix) || prefix.startsWith(one)));
  const free = PREFIXES.find(isFree);
  if (free !== undefined) return free;
  for (let n = 2; ; n += 1) if (isFree(`WEB${n}-`)) return `WEB${n}-`;
}
