import type { Role } from '../../../../main/contract/settings.ts';
import type { IntegrationRules, RuleChoices, RulesView } from '../../../../main/contract/ruleCalls.ts';
import type { RulesTab } from '../../../../renderer/routes.ts';
import { createFakeClient, type Answers, type FakeClient } from '../../fakeClient.ts';
import { integration } from '../../samples.ts';
import { show } from '../../show.tsx';

export const rulesOf = (fields: Partial<IntegrationRules> = {}): IntegrationRules => ({
  taxes: [{ percent: '19', taxCode: 'VAT19' }],
  untaxedTaxCode: 'FREE',
  taxMap: [],
  storeTax: 'nav',
  taxAccounts: [],
  accounts: { shipping: '8400', fees: '8401', rounding: '4840' },
  charges: { shipping: [], fees: [] },
  tender: { fields: [] },
  payments: {},
  unknownPayment: 'leave',
  countries: {},
  rules: [],
  customers: {
    byVatNumber: false,
    guestsOnTerms: false,
    overCreditLimit: 'park',
    create: true,
    holdPosting: false,
  },
  matchGuestsByEmail: true,
  followAccounts: 'compare',
  document: 'salesOrder',
  posting: 'off',
  postingDate: 'today',
  closedPostingDate: 'park',
  keyedByHand: [],
  ...fields,
});

export const choicesOf = (fields: Partial<RuleChoices> = {}): RuleChoices => ({
  accounts: null,
  taxCodes: null,
  paymentMethods: null,
  paymentTerms: null,
  shipmentMethods: null,
  locations: null,
  countries: null,
  dimensions: null,
  storeTaxes: null,
  storePayments: null,
  storeShipping: null,
  ...fields,
});

export interface Shown {
  readonly rules?: Partial<IntegrationRules>;
  readonly choices?: Partial<RuleChoices>;
  readonly answers?: Answers;
  readonly role?: Role;
  readonly language?: string;
}

/** The tab of an integration whose rules are kept: what is saved is read again. */
export const showRules = (tab: RulesTab, shown: Shown = {}): FakeClient => {
  let view: RulesView = { revision: 'r1', rules: rulesOf(shown.rules) };
  const client = createFakeClient(
    {
      'integrations.list': { integrations: [integration()] },
      'attention.list': { groups: [], count: 0 },
      'rules.get': () => view,
      'rules.choices': choicesOf(shown.choices),
      'rules.save': ({ changes, remove = [] }) => {
        const kept = Object.entries({ ...view.rules, ...changes }).filter(
          ([name]) => !remove.some((each) => each === name),
        );
        view = { revision: `${view.revision}+`, rules: Object.fromEntries(kept) as IntegrationRules };
        return view;
      },
      ...shown.answers,
    },
    shown.role,
  );
  show(client, `#/mapping?tab=${tab}`, shown.language);
  return client;
};

/** What was sent to be saved, in order. */
export const savedBy = (client: FakeClient): readonly unknown[] =>
  client.inputsOf('rules.save').map((input) => {
    const { changes, remove } = input as { changes: unknown; remove?: unknown };
    return remove === undefined ? changes : { changes, remove };
  });
