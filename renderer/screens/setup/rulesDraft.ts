import type { CallOutput } from '../../../main/contract/calls.ts';
import type { SetupDraft } from '../../../main/contract/setupCalls.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Treatment } from '../mapping/rules/TaxMap.tsx';
import { rowOf } from '../mapping/rules/treatments.ts';

type Proposal = CallOutput<'setup.propose'>;

/** Ids of the connections that an integration joins. */
export interface Pair {
  readonly nav: string;
  readonly store: string;
}

/** Rules as an earlier window left them, of whatever version it was. */
export interface KeptRules extends Pair {
  readonly draft: Readonly<Record<string, unknown>>;
}

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

/** Without what there is to choose from, which is read anew. */
export const forgetChoices = ({ draft, ...pair }: Pair & { readonly draft: RulesDraft }): KeptRules => {
  const { choices: _, ...rest } = draft;
  return { ...pair, draft: rest };
};

/** What is proposed now, with what was typed earlier in its place. */
export const withKept = (proposed: RulesDraft, { draft }: KeptRules): RulesDraft => {
  const isAlike = (name: keyof RulesDraft) =>
    typeof draft[name] === typeof proposed[name] && Array.isArray(draft[name]) === Array.isArray(proposed[name]);
  const names = Object.keys(proposed) as (keyof RulesDraft)[];
  const typed = names.filter((name) => name !== 'choices' && isAlike(name)).map((name) => [name, draft[name]]);
  return { ...proposed, ...Object.fromEntries(typed) } as RulesDraft;
};

/** As a settings file has it. */
export const toIntegration = (draft: RulesDraft, pair: Pair, mode: 'live' | 'shadow'): SetupDraft => {
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
