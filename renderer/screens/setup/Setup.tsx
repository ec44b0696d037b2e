import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { SetupTrial } from '../../../main/contract/setupCalls.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { setupSteps, toHash, type SetupRoute } from '../../routes.ts';
import type { Typed } from '../connections/fields/typed.ts';
import { AddressStep } from './AddressStep.tsx';
import { LiveStep } from './LiveStep.tsx';
import { NavStep } from './NavStep.tsx';
import { OrdersStep } from './OrdersStep.tsx';
import { goTo } from './parts.tsx';
import { type Begun, routeOf, toProgress, typedOf, useKeptProgress, type WizardTyped } from './progress.ts';
import { OfAnother } from './OfAnother.tsx';
import { ProofStep } from './ProofStep.tsx';
import { ReadinessStep } from './ReadinessStep.tsx';
import type { Pair, RulesDraft } from './rulesDraft.ts';
import { RulesStep } from './RulesStep.tsx';
import { StartOver } from './StartOver.tsx';
import { reachable, Steps } from './Steps.tsx';
import { StoreStep } from './StoreStep.tsx';

/** From an empty installation to the first order in NAV, a step at a time. */
export const Setup = ({ route }: { readonly route: SetupRoute }) => {
  const { setup } = useTexts();
  const may = useMay('administrator');
  const query = useCall('setup.progress', {}, { enabled: may, fresh: true });
  /** What an earlier look found may be overtaken. */
  const asked = query.isFetchedAfterMount ? query : { ...query, data: undefined };
  /** How often it was begun anew in this window. */
  const [beginnings, setBeginnings] = useState(0);
  const [isTaken, setTaken] = useState(false);
  /** Somebody else took it over meanwhile: who that is, the engine tells. */
  const lose = () => {
    setBeginnings(0);
    setTaken(false);
    void query.refetch();
  };
  const startOver = () => {
    setBeginnings(beginnings + 1);
    goTo({ screen: 'setup', step: setupSteps[0] });
  };
  return (
    <>
      <ScreenHead title={setup.title} sentence={setup.sentence} />
      {may ? (
        <Loaded query={asked} rows={5}>
          {({ progress }) =>
            progress !== null && !progress.isMine && !isTaken && beginnings === 0 ? (
              <OfAnother begun={progress} onTaken={() => setTaken(true)} onForgotten={startOver} />
            ) : (
              <Wizard
                key={beginnings}
                route={route}
                begun={beginnings === 0 ? progress : null}
                onForgotten={startOver}
                onLost={lose}
              />
            )
          }
        </Loaded>
      ) : (
        <EmptyState title={setup.mayNot} remedy="" />
      )}
    </>
  );
};

interface WizardProps {
  readonly route: SetupRoute;
  readonly begun: Begun;
  readonly onForgotten: () => void;
  /** What is typed is kept no more. */
  readonly onLost: () => void;
}

const Wizard = ({ route, begun, onForgotten, onLost }: WizardProps) => {
  const [typed, setTyped] = useState(() => typedOf(begun));
  const [trial, setTrial] = useState<SetupTrial | null>(null);
  const [isOver, setOver] = useState(false);
  /** Where it was left: looking at the beginning once more is no step back, typing there is. */
  const [left, setLeft] = useState(() => (begun === null ? null : routeOf(begun)));
  if (route.nav !== undefined && (left === null || toHash(left) !== toHash(route))) setLeft(route);
  const progress = isOver ? null : toProgress(left ?? route, typed);
  useKeptProgress(progress, onLost);
  const change = (changes: Partial<WizardTyped>) => {
    setTyped((before) => ({ ...before, ...changes }));
    if (route.nav === undefined) setLeft(null);
  };
  return (
    <div className="setup">
      <div>
        <Steps route={route} isTried={trial !== null} />
        {progress !== null && (
          <div className="setup-over">
            <StartOver size="small" onForgotten={onForgotten} />
          </div>
        )}
      </div>
      <div className="setup-step">
        {route.nav === undefined && left?.nav !== undefined && <GoOn left={left} />}
        <Step
          route={route}
          typed={typed}
          trial={trial}
          onTyped={change}
          onTried={setTrial}
          onRunning={() => setOver(true)}
        />
      </div>
    </div>
  );
};

/** Who comes in at the beginning is shown the way to where it was left. */
const GoOn = ({ left }: { readonly left: SetupRoute }) => {
  const { setup } = useTexts();
  const step = reachable(left, false);
  const name = setup.names[step];
  return (
    <div className="note setup-begun" role="status">
      <div className="note-body">
        <p>{setup.begun(name)}</p>
        <Button as="a" appearance="primary" href={toHash({ ...left, step })}>
          {setup.goOn(name)}
        </Button>
      </div>
    </div>
  );
};

interface StepProps {
  readonly route: SetupRoute;
  /** Kept with the integration, in the last step. */
  readonly typed: WizardTyped;
  /** Of the last orders under these rules; null before it. */
  readonly trial: SetupTrial | null;
  readonly onTyped: (changes: Partial<WizardTyped>) => void;
  readonly onTried: (trial: SetupTrial) => void;
  /** The connections are in use from then on. */
  readonly onRunning: () => void;
}

const Step = ({ route, typed, trial, onTyped, onTried, onRunning }: StepProps) => {
  const { nav = '', store = '' } = route;
  const pair = { nav, store };
  const { made } = typed;
  const isOfPair = (one: Pair | null) => one?.nav === nav && one.store === store;
  const rules = isOfPair(typed.rules) ? (typed.rules?.draft ?? null) : null;
  const kept = isOfPair(typed.keptRules) ? typed.keptRules : null;
  const onRules = (draft: RulesDraft) => onTyped({ rules: { ...pair, draft } });
  const connection = (which: 'nav' | 'store') => ({
    route,
    typed: typed[which],
    onTyped: (changes: Typed) => onTyped({ [which]: { ...typed[which], ...changes } }),
    made: made[which],
    onMade: (id: string) => onTyped({ made: { ...made, [which]: id } }),
  });
  switch (reachable(route, rules !== null && trial !== null)) {
    case 'nav':
      return <NavStep {...connection('nav')} />;
    case 'readiness':
      return <ReadinessStep route={route} nav={nav} />;
    case 'store':
      return <StoreStep {...connection('store')} />;
    case 'address':
      return <AddressStep route={route} />;
    case 'proof':
      return <ProofStep route={route} />;
    case 'rules':
      return <RulesStep {...{ route, pair, rules, kept, onRules, onTried }} />;
    case 'orders':
      return rules && trial && <OrdersStep {...{ route, pair, rules, trial, onRules, onTried }} />;
    case 'live':
      return rules && <LiveStep {...{ route, pair, rules, onRunning }} />;
  }
};
