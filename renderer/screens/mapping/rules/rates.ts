import type { IntegrationRules } from '../../../../main/contract/ruleCalls.ts';

type Rates = IntegrationRules['taxes'];

/** "19", "19.0" and "19.000" are one rate. */
const plain = (percent: string): string =>
  percent.includes('.') ? percent.replace(/0+$/, '').replace(/\.$/, '') : percent;

export const isSameRate = (one: string, other: string): boolean => plain(one) === plain(other);

export const codeOf = (rates: Rates, percent: string): string =>
  rates.find((each) => isSameRate(each.percent, percent))?.taxCode ?? '';

/** The rates with this one mapped, in its place or behind them. */
export const withRate = (rates: Rates, percent: string, taxCode: string): Rates => {
  const isKnown = rates.some((each) => isSameRate(each.percent, percent));
  if (!isKnown) return [...rates.filter((each) => each.percent !== '' || each.taxCode !== ''), { percent, taxCode }];
  return rates.map((each) => (isSameRate(each.percent, percent) ? { ...each, taxCode } : each));
};
