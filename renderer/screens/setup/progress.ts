import { useEffect, useRef } from 'react';
import type { CallOutput } from '../../../main/contract/calls.ts';
import type { SetupProgress } from '../../../main/contract/setupCalls.ts';
import { toCallError } from '../../bridge/failure.ts';
import { useClient } from '../../hooks/surroundings.ts';
import { setupSteps, type SetupRoute } from '../../routes.ts';
import { fromDraft, type Typed, withoutSecrets } from '../connections/fields/typed.ts';
import { forgetChoices, type KeptRules, type Pair, type RulesDraft } from './rulesDraft.ts';

export type Begun = CallOutput<'setup.progress'>['progress'];

/** Connections that were made here and that nothing stands on yet: entered once more, they are replaced. */
export interface Made {
  readonly nav?: string;
  readonly store?: string;
}

/** All that is typed in the wizard before its last step keeps it. */
export interface WizardTyped {
  readonly nav: Typed;
  readonly store: Typed;
  readonly made: Made;
  /** Of this pair alone; null before anything was proposed. */
  readonly rules: (Pair & { readonly draft: RulesDraft }) | null;
  /** As they were typed in an earlier window, without what there is to choose from. */
  readonly keptRules: KeptRules | null;
}

const nothingTyped: WizardTyped = { nav: {}, store: {}, made: {}, rules: null, keptRules: null };

const part = (from: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> => {
  const value = from[name];
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
};

/** What an earlier window kept; it may have been one of another version. */
export const typedOf = (begun: Begun): WizardTyped => {
  if (begun === null) return nothingTyped;
  const { typed } = begun;
  const rules = part(typed, 'rules');
  const { nav, store } = fromDraft(rules);
  const hasRules = nav !== undefined && store !== undefined;
  return {
    nav: fromDraft(part(typed, 'nav')),
    store: fromDraft(part(typed, 'store')),
    made: fromDraft(part(typed, 'made')),
    rules: null,
    keptRules: hasRules ? { nav, store, draft: part(rules, 'draft') } : null,
  };
};

export const routeOf = ({ step, nav, store }: NonNullable<Begun>): SetupRoute => ({
  screen: 'setup',
  step: setupSteps.find((one) => one === step) ?? setupSteps[0],
  ...(nav !== undefined && { nav }),
  ...(store !== undefined && { store }),
});

/** null: there is nothing worth to be kept. */
export const toProgress = ({ step, nav, store }: SetupRoute, typed: WizardTyped): SetupProgress | null => {
  const rules = typed.rules === null ? typed.keptRules : forgetChoices(typed.rules);
  const kept = {
    nav: withoutSecrets(typed.nav),
    store: withoutSecrets(typed.store),
    made: typed.made,
    ...(rules !== null && { rules }),
  };
  const isBlank = nav === undefined && Object.values(kept).every((each) => Object.keys(each).length === 0);
  return isBlank
    ? null
    : { step, ...(nav !== undefined && { nav }), ...(store !== undefined && { store }), typed: kept };
};

/**
 * Keeps every change with the engine, the last one at the end; null: nothing more is to be kept. `onLost`: somebody else
 * set up meanwhile, and nothing is kept over that.
 */
export const useKeptProgress = (progress: SetupProgress | null, onLost: () => void): void => {
  const client = useClient();
  const text = progress === null ? '' : JSON.stringify(progress);
  /** What the engine has; to begin with what it told. */
  const kept = useRef(text);
  const latest = useRef(text);
  const isUnderWay = useRef(false);
  const lose = useRef(onLost);
  useEffect(() => {
    lose.current = onLost;
  });
  useEffect(() => {
    latest.current = text;
    const keep = async () => {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      try {
        while (latest.current !== '' && latest.current !== kept.current) {
          const sent = latest.current;
          // Each waits for the one before: the last one is to win.
          // oxlint-disable-next-line no-await-in-loop
          await client.call('setup.keepProgress', JSON.parse(sent) as SetupProgress);
          kept.current = sent;
        }
      } catch (error) {
        if (error instanceof Error && toCallError(error).code === 'setup-of-another') lose.current();
        // Otherwise the frame says that the engine is away; the next change is kept with this one.
      } finally {
        isUnderWay.current = false;
      }
    };
    void keep();
  }, [client, text]);
};
