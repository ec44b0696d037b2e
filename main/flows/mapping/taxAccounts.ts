import { ConnectorError } from '../../base/errors.ts';

export interface TaxLineRules {
  /** `nav`: NAV computes the tax. `line`: the store's taxes are lines of their own, and NAV charges none. */
  readonly storeTax: 'nav' | 'line';
  /** Where the store's taxes are booked, by their names; the first that fits, one without names fits every tax. */
  readonly taxAccounts: readonly { readonly labels?: readonly string[]; readonly account: string }[];
}

/** @throws ConnectorError `tax-account-unmapped` */
export function taxAccountFor(
  orderNo: string,
  label: string,
  { taxAccounts }: TaxLineRules,
): { readonly no: string; readonly comesFrom: string } {
  const index = taxAccounts.findIndex(({ labels }) => labels === undefined || labels.some((one) => isSame(one, label)));
  const found = taxAccounts[index];
  if (found) return { no: found.account, comesFrom: `tax account ${index + 1} for ${label}` };
  throw new ConnectorError({
    kind: 'invalid',
    code: 'tax-account-unmapped',
    message: `Order ${orderNo}: no account in NAV is mapped to the tax "${label}" of the store.`,
    whatToDo: `Map "${label}" to a G/L account under "taxAccounts" of the integration, then replay.`,
    params: { orderNo, tax: label },
  });
}

function isSame(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}
