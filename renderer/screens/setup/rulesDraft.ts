import type { CallOutput } from '../../../main/contract/calls.ts';
import type { SetupDraft } from '../../../main/contract/setupCalls.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Treatment } from '../mapping/rules/TaxMap.tsx';
import { rowOf } from '../mapping/rules/treatments.ts';

type Proposal = CallOutput<'setup.propose'>;

export interface Rate {
  readonly percent: string;
  readonly taxCode: string;
}

/** What the wizard asks of an integration; everything else stays at its default, and can be set later. */
export interface RulesDraft {
  readonly id: string;
  readonly name: string;
  readonly document: 'salesOrder' | 'salesInvoice';
  readonly start: 'now' | 'at';
  /** YYYY-MM-DD. */
  readonly startDay: string;
  readonly prefix: string;
  readonly shoppers: 'create' | 'one';
  readonly customer: string;
  readonly template: string;
  readonly taxes: readonly Rate[];
  readonly untaxedTaxCode: string;
  readonly hasTaxMap: boolean;
  /** Rows that can be taken over as they are. */
  readonly taxMap: readonly Treatment[];
  /** Names of rows of which something has to be chosen first. */
  readonly openTreatments: readonly string[];
  readonly accounts: { readonly shipping: string; readonly fees: string; readonly rounding: string };
  readonly timeZone: string;
  readonly keyedByHand: readonly string[];
  /** What there is to choose from. */
  readonly choices: Proposal['choices'];
}

export const draftFrom = (
  words: Texts['rules'],
  { integration, choices, taxes }: Proposal,
  timeZone: string,
): RulesDraft => {
  const rates =
    taxes?.rows.map(({ percent, candidates }) => ({ percent, taxCode: candidates[0]?.taxCode ?? '' })) ?? [];
  const treatments = taxes?.treatments ?? [];
  const isWhole = ({ questions, treatment }: (typeof treatments)[number]) =>
    questions.length === 0 && (treatment.taxes ?? []).every(({ taxCode }) => taxCode !== '');
  const whole = treatments.filter(isWhole);
  return {
    ...integration,
    choices,
    start: 'now',
    startDay: '',
    shoppers: 'create',
    customer: '',
    template: '',
    taxes: rates.length > 0 ? rates : [{ percent: '', taxCode: '' }],
    // Without a row for home every order would wait.
    hasTaxMap: whole.some((one) => one.case === 'domestic'),
    taxMap: whole.map((one) => rowOf(words, one)),
    openTreatments: treatments.filter((one) => !isWhole(one)).map((one) => rowOf(words, one).name),
    timeZone,
    keyedByHand: [],
  };
};

/** As a settings file has it. */
export const toIntegration = (
  draft: RulesDraft,
  pair: { readonly nav: string; readonly store: string },
  mode: 'live' | 'shadow',
): SetupDraft => {
  const { id, name, document, start, startDay, prefix, shoppers, customer, untaxedTaxCode, accounts, timeZone } = draft;
  return {
    ...pair,
    id,
    name,
    mode,
    document,
    prefix: prefix.trim(),
    timeZone: timeZone.trim(),
    untaxedTaxCode,
    accounts,
    taxes: draft.taxes.map(({ percent, taxCode }) => ({ percent: percent.trim().replace(',', '.'), taxCode })),
    taxMap: draft.hasTaxMap ? draft.taxMap : [],
    keyedByHand: draft.keyedByHand,
    customers: shoppers === 'create' ? {} : { create: false, fallback: customer },
    ...(start === 'at' && startDay !== '' && { startAt: new Date(`${startDay}T00:00:00`).toISOString() }),
  };
};

/** Paths that have a field of their own. */
export const rulePaths = ['prefix', 'customers', 'taxes', 'untaxedTaxCode', 'accounts', 'timeZone'] as const;
