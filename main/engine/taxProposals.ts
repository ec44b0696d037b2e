import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { TaxProposals } from '../contract/ruleCalls.ts';
import { proposeTaxes } from '../flows/mapping/proposeTaxes.ts';
import { type ProposedTreatment, proposeTreatments } from '../flows/mapping/proposeTreatments.ts';
import { customersToLookAt } from '../flows/mapping/treatmentFacts.ts';
import type { OrderIntegration } from '../flows/orders/context.ts';

/**
 * What the tax map may be. Costs NAV three reads: its VAT setup, where the company is, and the customers of the groups
 * that a row may name.
 *
 * @throws ConnectorError where the store or NAV cannot be asked
 */
export async function readTaxProposals({ store, nav, rules }: OrderIntegration, origin: Origin): Promise<TaxProposals> {
  const session = nav().then((company) => company.as(origin));
  const [storeRates, vatSetup, companyCountry] = await Promise.all([
    store.as(origin).taxRates(),
    session.then((company) => shown(() => company.vatSetup())),
    session.then((company) => shown(() => company.companyCountry())),
  ]);
  const given = { ...rules, storeRates, vatSetup, companyCountry, createsCustomers: rules.customers.create };
  const { rows, untaxed } = ratesView(proposeTaxes(given));
  // Where the store's taxes are lines, NAV computes none, whoever buys.
  if (rules.storeTax === 'line') return { rows, untaxed, treatments: [] };
  const wanted = customersToLookAt(given);
  const customers = await shown(async () => (await session).taxedCustomers(wanted));
  return { rows, untaxed, treatments: proposeTreatments(given, customers).map(treatmentView) };
}

/** null where no surface shows it. */
async function shown<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'nav-capability-missing') return null;
    throw error;
  }
}

/** How many items carry a tax code is not counted: it would read every item of the company. */
function ratesView({ rows, untaxed }: ReturnType<typeof proposeTaxes>): Pick<TaxProposals, 'rows' | 'untaxed'> {
  return {
    rows: rows.map(({ candidates, countries, ...row }) => ({
      ...row,
      countries: [...countries],
      candidates: candidates.map(({ taxCode, businessGroups }) => ({
        taxCode,
        businessGroups: [...businessGroups],
        items: null,
      })),
    })),
    untaxed: [...untaxed],
  };
}

function treatmentView(proposed: ProposedTreatment): TaxProposals['treatments'][number] {
  const { treatment, reasons, questions, customers } = proposed;
  const { countries, exceptCountries, taxes, ...others } = treatment;
  return {
    case: proposed.case,
    country: proposed.country,
    treatment: {
      ...others,
      ...(countries && { countries: [...countries] }),
      ...(exceptCountries && { exceptCountries: [...exceptCountries] }),
      ...(taxes && { taxes: [...taxes] }),
    },
    names: proposed.names,
    reasons: reasons.map(({ code, params }) => ({ code, params: { ...params } })),
    questions: questions.map(({ code, params }) => ({ code, params: { ...params } })),
    customers: customers.map(({ no, name, country, businessGroup }) => ({ no, name, country, group: businessGroup })),
  };
}
