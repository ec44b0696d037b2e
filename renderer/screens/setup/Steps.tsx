import { StatusMark } from '../../components/StatusMark.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { setupSteps, toHash, type SetupRoute, type SetupStep } from '../../routes.ts';

/** What a step stands on; an address that leads further is led back to what is lacking. */
export const reachable = ({ step, nav, store }: SetupRoute, isTried: boolean): SetupStep => {
  const at = setupSteps.indexOf(step);
  if (at > setupSteps.indexOf('nav') && nav === undefined) return 'nav';
  if (at > setupSteps.indexOf('store') && store === undefined) return 'store';
  return at > setupSteps.indexOf('rules') && !isTried ? 'rules' : step;
};

export interface StepsProps {
  readonly route: SetupRoute;
  /** Whether the last orders were planned with the rules that are typed. */
  readonly isTried: boolean;
}

/** All steps, with links to those that can be gone to. */
export const Steps = ({ route, isTried }: StepsProps) => {
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

const StepEntry = ({ route, current, isTried }: StepsProps & { readonly current: SetupStep }) => {
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
