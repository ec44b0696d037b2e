import * as z from 'zod/mini';
import { call } from './call.ts';
import { integration } from './settings.ts';

/*
 * The rules of one integration as a person edits them: taxes, charges, payments, countries, customers and rules by
 * condition. They are settings: what is saved is checked as a settings file is, and told in the audit log.
 */

const ofIntegration = { integrationId: z.string() };

/** The parts of an integration's settings that the window edits. */
export const integrationRules = z.pick(integration, {
  taxes: true,
  untaxedTaxCode: true,
  taxMap: true,
  storeTax: true,
  taxAccounts: true,
  accounts: true,
  charges: true,
  giftCards: true,
  tender: true,
  payments: true,
  unknownPayment: true,
  countries: true,
  rules: true,
  customers: true,
  matchGuestsByEmail: true,
  followAccounts: true,
  document: true,
  posting: true,
  postingDate: true,
  closedPostingDate: true,
  keyedByHand: true,
});
export type IntegrationRules = z.infer<typeof integrationRules>;

/** Some of them, as a person changed them. */
export type RuleChanges = Partial<IntegrationRules>;

/**
 * Not checked at the border: there every part that is left out would get its default and take back what is set. The
 * settings check them with all the rest, in whose words each field is refused.
 */
export const ruleChanges = z.custom<RuleChanges>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** Names of rules that go back to what they are where nobody sets them, such as `giftCards`. */
export const removedRules = z.array(z.keyof(integrationRules));
export type RemovedRules = z.infer<typeof removedRules>;

const rulesView = z.object({
  /** Names what was read: saving is refused when somebody saved since. */
  revision: z.string(),
  rules: integrationRules,
});
export type RulesView = z.infer<typeof rulesView>;

const choice = z.object({ code: z.string(), name: z.string() });
export type Choice = z.infer<typeof choice>;

/** What may be chosen; null where the system does not show it, so that it has to be typed. */
export const ruleChoices = z.object({
  accounts: z.nullable(z.array(choice)),
  taxCodes: z.nullable(z.array(choice)),
  paymentMethods: z.nullable(z.array(choice)),
  paymentTerms: z.nullable(z.array(choice)),
  shipmentMethods: z.nullable(z.array(choice)),
  locations: z.nullable(z.array(choice)),
  countries: z.nullable(z.array(choice)),
  dimensions: z.nullable(z.array(choice)),
  storeTaxes: z.nullable(z.array(z.object({ percent: z.string(), label: z.string(), country: z.string() }))),
  storePayments: z.nullable(z.array(choice)),
  storeShipping: z.nullable(z.array(choice)),
  /** Why a list is null although the system has it: it did not answer, or did not allow it. Absent: it all answered. */
  troubles: z.optional(
    z.array(
      z.object({ system: z.enum(['nav', 'store']), code: z.string(), message: z.string(), whatToDo: z.string() }),
    ),
  ),
});
export type RuleChoices = z.infer<typeof ruleChoices>;

/** A rate the store charges, and what would make it in NAV. */
export const taxProposal = z.object({
  percent: z.string(),
  /** What the store calls it, and the countries it charges it in; "" for every country. */
  label: z.string(),
  countries: z.array(z.string()),
  /** The tax code that the settings name for it now; "" for none. */
  taxCode: z.string(),
  /** Best first; empty where NAV has none that makes this rate, or does not show its VAT setup. */
  candidates: z.array(
    z.object({
      taxCode: z.string(),
      /** VAT business posting groups under which it makes the rate. */
      businessGroups: z.array(z.string()),
      /** How many items carry it; null where that was not counted. */
      items: z.nullable(z.number()),
    }),
  ),
});
export type TaxProposal = z.infer<typeof taxProposal>;

/** What was read, or what is to be chosen; the window has the sentence for each code. */
const said = z.object({ code: z.string(), params: z.record(z.string(), z.string()) });

/** A row that the tax map may get, and where it comes from. */
export const treatmentProposal = z.object({
  case: z.enum(['domestic', 'ownRates', 'homeRates', 'reverseCharge', 'export']),
  /** As the store writes it; "" where the row is for several. */
  country: z.string(),
  /** A row of `taxMap`; a tax code that is not known is "" and has to be chosen before it can be saved. */
  treatment: z.object({
    name: z.string(),
    countries: z.optional(z.array(z.string())),
    exceptCountries: z.optional(z.array(z.string())),
    vatNumber: z.optional(z.enum(['given', 'none'])),
    storeTax: z.optional(z.enum(['charged', 'zero'])),
    taxes: z.optional(z.array(z.object({ percent: z.string(), taxCode: z.string() }))),
    keepsItemTaxCodes: z.boolean(),
    customer: z.optional(z.string()),
    modelCustomer: z.optional(z.string()),
  }),
  /** What a customer that is chosen is named as: for guests, or as the model of new ones. */
  names: z.enum(['customer', 'modelCustomer']),
  reasons: z.array(said),
  /** What a person has to choose; none: the row can be taken over as it is. */
  questions: z.array(said),
  /** Customers that come into question where none is named. */
  customers: z.array(z.object({ no: z.string(), name: z.string(), country: z.string(), group: z.string() })),
});
export type TreatmentProposal = z.infer<typeof treatmentProposal>;

export const taxProposals = z.object({
  rows: z.array(taxProposal),
  untaxed: z.array(z.object({ taxCode: z.string() })),
  /** In the order in which they belong into the tax map; none where the store's taxes are lines. */
  treatments: z.array(treatmentProposal),
});
export type TaxProposals = z.infer<typeof taxProposals>;

export const ruleCalls = {
  'rules.get': call('viewer', z.strictObject(ofIntegration), rulesView),
  /**
   * What is left out stays; a rule is taken away by `remove`. Refused whole: with the path of every problem, counted
   * from the rules (`taxMap[2].taxes`), or as `rules-moved` when somebody saved since.
   */
  'rules.save': call(
    'administrator',
    z.strictObject({
      ...ofIntegration,
      revision: z.string(),
      changes: ruleChanges,
      remove: z.optional(removedRules),
    }),
    rulesView,
  ),
  /** Asks NAV and the store what there is to choose from; fails only where neither gives anything. */
  'rules.choices': call('operator', z.strictObject(ofIntegration), ruleChoices),
  /** The values of one dimension. */
  'rules.dimensionValues': call(
    'operator',
    z.strictObject({ ...ofIntegration, dimension: z.string() }),
    z.object({ values: z.nullable(z.array(choice)) }),
  ),
  /** What the tax map may be, from the store's rates and NAV's VAT setup; nothing is applied. */
  'taxes.propose': call('operator', z.strictObject(ofIntegration), taxProposals),
} as const;
