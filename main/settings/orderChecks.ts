import type { SettingsFile } from '../contract/settings.ts';
import { type Problem, toPath } from './problems.ts';

type Integration = SettingsFile['integrations'][number];

/** What the rules of an integration say that no order could ever meet, or that would say nothing. */
export function checkOrderSettings(integration: Integration, path: string): readonly Problem[] {
  const { rules, charges, payments, taxMap } = integration;
  return [
    ...checkRules(rules, `${path}.rules`),
    ...taxMap.flatMap(({ taxes }, n) => repeatedRates(taxes ?? [], `${path}.taxMap[${n}].taxes`)),
    ...repeatedPayments(Object.keys(payments), path),
    ...charges.shipping.flatMap((charge, n) => checkTarget(charge, `${path}.charges.shipping[${n}]`)),
    ...charges.fees.flatMap((charge, n) => checkTarget(charge, `${path}.charges.fees[${n}]`)),
  ];
}

function repeatedRates(taxes: readonly { percent: string }[], path: string): readonly Problem[] {
  const rates = taxes.map(({ percent }) => sameRate(percent));
  return rates.flatMap((rate, n) =>
    rates.indexOf(rate) < n ? [{ path: `${path}[${n}].percent`, problem: `"${rate}" is used more than once` }] : [],
  );
}

/** "19", "19.0" and "019" are one rate. */
export function sameRate(percent: string): string {
  const [whole = '', part = ''] = percent.split('.');
  const fraction = part.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${fraction === '' ? '' : `.${fraction}`}`;
}

function repeatedPayments(names: readonly string[], path: string): readonly Problem[] {
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const isKnown = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    return isKnown
      ? [
          {
            path: `${path}.${toPath(['payments', name])}`,
            problem: 'names a payment method once more; capitals do not count',
          },
        ]
      : [];
  });
}

function checkTarget({ account, item }: { account?: string; item?: string }, path: string): readonly Problem[] {
  if ((account === undefined) !== (item === undefined)) return [];
  return [{ path, problem: 'name an account or an item, one of the two' }];
}

function checkRules(rules: Integration['rules'], path: string): readonly Problem[] {
  const forAll = rules.findIndex(({ when }) => isForEveryOrder(when));
  return rules.flatMap((rule, n) => [
    ...(setsNothing(rule.set) ? [{ path: `${path}[${n}].set`, problem: 'sets nothing; name at least one value' }] : []),
    ...(forAll >= 0 && n > forAll
      ? [
          {
            path: `${path}[${n}]`,
            problem: `is never reached: rule ${forAll + 1} has no conditions and takes every order`,
          },
        ]
      : []),
  ]);
}

function isForEveryOrder(when: object): boolean {
  return Object.values(when).every((condition) => condition === undefined);
}

function setsNothing({ dimensions, ...values }: Integration['rules'][number]['set']): boolean {
  return Object.keys(dimensions).length === 0 && Object.values(values).every((value) => value === undefined);
}
