import type { Cause } from '../../main/contract/views.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { type RulesTab, toHash } from '../routes.ts';

/** Causes that a mapping is the way out of. */
const lacking = ['sku-unknown', 'sku-missing', 'variant-unknown', 'item-ambiguous'];
const wronglyMapped = ['left-out-with-money'];

/** Causes that a rule of the integration may be the way out of, by the tab it stands on. */
const tabs: Readonly<Record<RulesTab, readonly string[]>> = {
  taxes: [
    'tax-rate-unmapped', 'tax-rate-unknown', 'tax-rate-differs', 'tax-differs', 'tax-treatment-unknown',
    'tax-account-unmapped', 'tax-charged-twice', 'nav-charges-no-tax', 'nav-charges-tax',
  ],
  charges: ['charge-item-unknown', 'charge-item-blocked', 'gift-card-taxed', 'gift-card-account-missing', 'tender-unreadable', 'unexplained-rest'],
  payments: ['payment-unknown'],
  countries: ['country-unknown'],
  customers: [
    'customer-not-created', 'customer-email-missing', 'customer-number-unknown', 'guest-customer-terms',
    'guest-customer-unverified', 'credit-limit-exceeded', 'document-elsewhere', 'document-kind-impossible',
    'posting-date-closed',
  ],
  rules: ['rule-customer-unknown', 'rule-customer-blocked'],
}; // prettier-ignore

const tabOf = (code: string): RulesTab | null => {
  const found = Object.entries(tabs).find(([, codes]) => codes.includes(code));
  return found ? (found[0] as RulesTab) : null;
};

interface MendItProps {
  readonly cause: Cause;
  /** The integration of what waits. */
  readonly integrationId: string | undefined;
}

/** Leads to where the window can mend a cause: the article with its form open, or the tab of the rule. */
export const MendIt = ({ cause, integrationId }: MendItProps) => {
  const texts = useTexts();
  const at = { screen: 'mapping', integrationId } as const;
  const tab = tabOf(cause.code);
  if (tab) return <a href={toHash({ ...at, tab })}>{texts.attention.mendIt}</a>;
  const { sku = '', name = '' } = cause.params;
  const from = sku === '' ? name : sku;
  if (wronglyMapped.includes(cause.code))
    return <a href={toHash({ ...at, tab: 'table', text: from })}>{texts.attention.mapIt}</a>;
  if (!lacking.includes(cause.code)) return null;
  const chosen = from === '' ? undefined : ({ kind: sku === '' ? 'name' : 'sku', from } as const);
  return <a href={toHash({ ...at, tab: 'waiting', chosen })}>{texts.attention.mapIt}</a>;
};
