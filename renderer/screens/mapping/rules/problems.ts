import type { CallError } from '../../../../main/contract/calls.ts';
import type { RulesTab } from '../../../routes.ts';
import type { SettingName } from './changes.ts';

export type Problem = NonNullable<CallError['problems']>[number];

const tabs: Readonly<Record<SettingName, RulesTab>> = {
  taxes: 'taxes',
  untaxedTaxCode: 'taxes',
  taxMap: 'taxes',
  storeTax: 'taxes',
  taxAccounts: 'taxes',
  accounts: 'charges',
  charges: 'charges',
  giftCards: 'charges',
  tender: 'charges',
  payments: 'payments',
  unknownPayment: 'payments',
  countries: 'countries',
  rules: 'rules',
  customers: 'customers',
  matchGuestsByEmail: 'customers',
  followAccounts: 'customers',
  document: 'customers',
  posting: 'customers',
  postingDate: 'customers',
  closedPostingDate: 'customers',
  keyedByHand: 'customers',
};

export const settingNames = Object.keys(tabs) as readonly SettingName[];

export const settingOf = (path: string): SettingName | undefined =>
  settingNames.find((name) => path === name || path.startsWith(`${name}.`));

export const tabOf = (path: string): RulesTab | undefined => {
  const name = settingOf(path);
  return name && tabs[name];
};

export const tabOfSetting = (name: SettingName): RulesTab => tabs[name];

const parts = /\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g;

/** The engine writes `taxMap[2].taxes` and `payments["my.pay"]`; fields are named with dots alone. */
const dotted = (path: string): string =>
  [...path.matchAll(parts)].map(([, quoted, index, name]) => quoted ?? index ?? name ?? '').join('.');

export const asFieldOf = ({ path, problem }: Problem): Problem => ({ path: dotted(path), problem });

export const isWithin = (path: string, above: string): boolean => path === above || path.startsWith(`${above}.`);

/** Elements bear their paths as ids, so that a problem finds its field. */
export const idOf = (path: string): string => `setting-${path}`;

/** The field of a path, or the nearest thing it lies in. */
export const nearest = (path: string): HTMLElement | null => {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = document.getElementById(idOf(parts.slice(0, length).join('.')));
    if (found !== null) return found;
  }
  return null;
};
