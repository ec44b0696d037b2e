import { useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { setupSteps, toHash, type SetupRoute, type SetupStep } from '../../routes.ts';
import { AddressStep } from './AddressStep.tsx';
import { LiveStep } from './LiveStep.tsx';
import { NavStep } from './NavStep.tsx';
import { OrdersStep } from './OrdersStep.tsx';
import { ProofStep } from './ProofStep.tsx';
import { ReadinessStep } from './ReadinessStep.tsx';
import type { SetupTrial } from '../../../main/contract/setupCalls.ts';
import type { RulesDraft } from './rulesDraft.ts';
import { RulesStep } from './RulesStep.tsx';
import { StoreStep } from './StoreStep.tsx';

/** From an empty installation to the first order in NAV, a step at a time. */
export const Setup = ({ route }: { readonly route: SetupRoute }) => {
  const { setup } = useTexts();
  const may = useMay('administrator');
  const [rules, setRules] = useState<RulesDraft | null>(null);
  const [trial, setTrial] = useState<SetupTrial | null>(null);
  const [made, setMade] = useState<Made>({});
  const typed = { rules, trial, made, onRules: setRules, onTried: setTrial, onMade: setMade };
  return (
    <>
      <ScreenHead title={setup.title} sentence={setup.sentence} />
      {may ? (
        <div className="setup">
          <Steps route={route} isTried={trial !== null} />
          <div className="setup-step">
            <Step route={route} {...typed} />
          </div>
        </div>
      ) : (
        <EmptyState title={setup.mayNot} remedy="" />
      )}
    </>
  );
};

/** Connections that were made here and that nothing stands on yet: entered once more, they are replaced. */
export interface Made {
  readonly nav?: string;
  readonly store?: string;
}

interface StepProps {
  readonly route: SetupRoute;
  /** As far as they are typed: kept with the integration, in the last step. */
  readonly rules: RulesDraft | null;
  /** Of the last orders under these rules; null before it. */
  readonly trial: SetupTrial | null;
  readonly onRules: (rules: RulesDraft) => void;
  readonly onTried: (trial: SetupTrial) => void;
  readonly made: Made;
  readonly onMade: (made: Made) => void;
}

const Step = ({ route, rules, trial, made, onRules, onTried, onMade }: StepProps) => {
  const { nav = '', store = '' } = route;
  const pair = { nav, store };
  switch (reachable(route, rules !== null && trial !== null)) {
    case 'nav':
      return <NavStep route={route} made={made.nav} onMade={(nav) => onMade({ ...made, nav })} />;
    case 'readiness':
      return <ReadinessStep route={route} nav={nav} />;
    case 'store':
      return <StoreStep route={route} made={made.store} onMade={(store) => onMade({ ...made, store })} />;
    case 'address':
      return <AddressStep route={route} />;
    case 'proof':
      return <ProofStep route={route} />;
    case 'rules':
      return <RulesStep route={route} pair={pair} rules={rules} onRules={onRules} onTried={onTried} />;
    case 'orders':
      return rules && trial && <OrdersStep {...{ route, pair, rules, trial, onRules, onTried }} />;
    case 'live':
      return rules && <LiveStep route={route} pair={pair} rules={rules} onRunning={() => onMade({})} />;
  }
};

/** What a step stands on; an address that leads further is led back to what is lacking. */
const reachable = ({ step, nav, store }: SetupRoute, isTried: boolean): SetupStep => {
  const at = setupSteps.indexOf(step);
  if (at > setupSteps.indexOf('nav') && nav === undefined) return 'nav';
  if (at > setupSteps.indexOf('store') && store === undefined) return 'store';
  return at > setupSteps.indexOf('rules') && !isTried ? 'rules' : step;
};

const Steps = ({ route, isTried }: { readonly route: SetupRoute; readonly isTried: boolean }) => {
  const { setup } = useTexts();
  const current = reachable(route, isTried);
  return (
    <nav aria-label={setup.steps}>
      <ol className="setup-steps">
        {setupSteps.map((step) => (
          <li key={step}>
            <StepEntry route={{ ...route, step }} current={current} isTried={isTried} />
          </li>
        ))}
      </ol>
    </nav>
  );
};

interface StepEntryProps {
  readonly route: SetupRoute;
  readonly current: SetupStep;
  readonly isTried: boolean;
}

const StepEntry = ({ route, current, isTried }: StepEntryProps) => {
  const { setup } = useTexts();
  const { step } = route;
  const isCurrent = step === current;
  const isDone = setupSteps.indexOf(step) < setupSteps.indexOf(current);
  const name = setup.names[step];
  const content = (
    <>
      <StatusMark mark={isDone ? 'fine' : isCurrent ? 'working' : 'waiting'} word={name} />
      {isDone && <span className="hidden">, {setup.done}</span>}
    </>
  );
  if (!isCurrent && reachable(route, isTried) === step) return <a href={toHash(route)}>{content}</a>;
  return <span aria-current={isCurrent ? 'step' : undefined}>{content}</span>;
};
