import type { SettingName } from './changes.ts';
import { tabOfSetting } from './problems.ts';
import type { RulesTab } from '../../../routes.ts';

/** Words in the codes of causes that settings of a tab may be the way out of. */
const causes: Readonly<Record<RulesTab, RegExp>> = {
  taxes: /tax|total-differs/,
  charges: /charge|account|gift|tender|total|rest/,
  payments: /payment/,
  countries: /country/,
  customers: /customer|credit|guest|vat-number|posting|keyed|elsewhere/,
  rules: /rule|dimension/,
};

/** Whether an order that waits for this cause may go on by what was saved; a replay tells. */
export const mayFree = (names: readonly SettingName[], cause: string): boolean =>
  names.some((name) => causes[tabOfSetting(name)].test(cause));
