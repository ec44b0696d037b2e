import type { Texts } from '../../../texts/texts.ts';
import type { Rule } from './RulesTab.tsx';

type Words = Texts['rules']['conditions'];
type Said = readonly (readonly [what: string, value: string | undefined])[];

const told = (words: Words, said: Said): readonly string[] =>
  said.flatMap(([what, value]) => (value === undefined || value === '' ? [] : [words.is(what, value)]));

/** A rule as a person says it. */
export const ruleSummary = (words: Words, { when, set }: Rule) => ({
  when: told(words, [
    [words.createdVia, when.createdVia?.map((each) => (each === '' ? words.unsaidShort : each)).join(', ')],
    [words.channels, when.channels?.join(', ')],
    [words.countries, when.countries?.join(', ')],
    [words.payments, when.paymentMethods?.join(', ')],
    [words.coupons, when.coupons?.join(', ')],
    [words.customer, when.customer && words[when.customer]],
    [words.currencies, when.currencies?.join(', ')],
    [words.customerGroups, when.customerGroups?.join(', ')],
  ]),
  result: told(words, [
    ...Object.entries(set.dimensions),
    [words.salesperson, set.salesperson],
    [words.location, set.location],
    [words.shipment, set.shipmentMethod],
    [words.navCustomer, set.customer],
    [words.terms, set.paymentTerms],
    [words.priceGroup, set.priceGroup],
  ]),
});
