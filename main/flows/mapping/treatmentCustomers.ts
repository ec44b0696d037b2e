import type { NavTaxedCustomer } from '../../nav/nav.ts';
import type { TaxTreatment } from './taxes.ts';
import { said, type Said, type TreatmentQuestion, type TreatmentReason } from './treatmentReasons.ts';
import { isSame, type TreatmentFacts } from './treatmentFacts.ts';
import { narrowed, type VatGroup } from './vatGroups.ts';

const MOST_CUSTOMERS = 10;

/** Whom a row names, why, or what has to be chosen. */
export interface Whom {
  readonly named: Pick<TaxTreatment, 'customer' | 'modelCustomer'>;
  readonly reasons: readonly Said<TreatmentReason>[];
  readonly questions: readonly Said<TreatmentQuestion>[];
  readonly customers: readonly NavTaxedCustomer[];
}

export type CustomerField = 'customer' | 'modelCustomer';

/** New customers are made like one where they are made, and NAV can; else guests' orders are for it. */
export function customerFieldOf({ createsCustomers, customers }: TreatmentFacts): CustomerField {
  return createsCustomers && customers?.areModels === true ? 'modelCustomer' : 'customer';
}

/** The only customer of the group, else those there are; in the country where one is given and somebody is there. */
export function customerOf(facts: TreatmentFacts, group: VatGroup | null, country?: string): Whom {
  const { customers } = facts;
  const isThere = (one: NavTaxedCustomer) => country !== undefined && isSame(one.country, country);
  if (!group) {
    // Where no setup is shown, who is there is all there is to choose from.
    const there = facts.groups === null ? (customers?.customers ?? []).filter(isThere).filter(isUsable) : [];
    return { named: {}, reasons: [], questions: [], customers: there.slice(0, MOST_CUSTOMERS) };
  }
  if (!customers) return asking('customers-hidden', group, []);
  const known = narrowed(members(facts, group.name), [isThere]);
  const [only] = known;
  if (!only) return asking('no-customer', group, []);
  if (known.length > 1 || !customers.isWhole) return asking('several-customers', group, known);
  return {
    named: { [customerFieldOf(facts)]: only.no },
    reasons: [said('only-customer', { group: group.name, no: only.no, name: only.name })],
    questions: [],
    customers: [],
  };
}

function asking(code: TreatmentQuestion, { name }: VatGroup, customers: readonly NavTaxedCustomer[]): Whom {
  const question = said(code, { group: name });
  return { named: {}, reasons: [], questions: [question], customers: customers.slice(0, MOST_CUSTOMERS) };
}

export function members({ customers }: TreatmentFacts, group: string): readonly NavTaxedCustomer[] {
  return (customers?.customers ?? []).filter((one) => isSame(one.businessGroup, group)).filter(isUsable);
}

function isUsable({ isBlocked }: NavTaxedCustomer): boolean {
  return !isBlocked;
}
