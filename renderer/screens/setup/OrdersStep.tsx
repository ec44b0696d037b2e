import { Button } from '@fluentui/react-components';
import type { SetupTrial, TriedOrder } from '../../../main/contract/setupCalls.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Money } from '../../components/Money.tsx';
import { StatusMark, type Mark } from '../../components/StatusMark.tsx';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatDayAndTime } from '../../format.ts';
import type { SetupRoute } from '../../routes.ts';
import { DryRunAnswer } from '../order/DryRun.tsx';
import { NextButton, StepActions, StepHead } from './parts.tsx';
import { type Pair, type RulesDraft, toIntegration } from './rulesDraft.ts';

export interface OrdersStepProps {
  readonly route: SetupRoute;
  readonly pair: Pair;
  readonly rules: RulesDraft;
  readonly trial: SetupTrial;
  readonly onRules: (rules: RulesDraft) => void;
  readonly onTried: (trial: SetupTrial) => void;
}

/** The last orders as they would be written, each to be looked at. */
export const OrdersStep = ({ route, pair, rules, trial, onRules, onTried }: OrdersStepProps) => {
  const { orders: words } = useTexts().setup;
  const attempt = useQuestion('setup.tryOrders');
  const again = () => attempt.mutate({ integration: toIntegration(rules, pair, 'shadow') }, { onSuccess: onTried });
  const of = (outcome: TriedOrder['plan']['outcome']) => trial.orders.filter(({ plan }) => plan.outcome === outcome);
  return (
    <>
      <StepHead title={words.title}>
        {trial.orders.length > 0 && words.summary(of('write').length, of('wait').length, trial.orders.length)}
      </StepHead>
      {trial.orders.length === 0 ? (
        <EmptyState title={words.none} remedy={words.noneRemedy} />
      ) : (
        <ul className="setup-orders" aria-label={words.list}>
          {trial.orders.map((order) => (
            <Tried key={order.orderKey} order={order} />
          ))}
        </ul>
      )}
      {trial.looked > 0 && <ByHand rules={rules} trial={trial} onRules={onRules} />}
      {attempt.error !== null && <ErrorNote error={attempt.error} />}
      <StepActions route={route}>
        <span className="caption" role="status">
          {attempt.isPending && words.trying}
        </span>
        <Button disabledFocusable={attempt.isPending} onClick={again}>
          {words.again}
        </Button>
        <NextButton route={route} />
      </StepActions>
    </>
  );
};

const marks: Readonly<Record<TriedOrder['plan']['outcome'], Mark>> = {
  write: 'fine',
  wait: 'attention',
  leaveOut: 'leftOut',
  inNav: 'equal',
};

const Tried = ({ order }: { readonly order: TriedOrder }) => {
  const { orders: words } = useTexts().setup;
  const locale = useLocale();
  const { orderNo, placedAt, total, plan } = order;
  return (
    <li>
      <details>
        <summary>
          <span className="setup-order">
            <span className="strong">{orderNo}</span>
            <span className="quiet">{formatDayAndTime(locale, placedAt)}</span>
            <Money amount={total.amount} currency={total.currency} />
            <StatusMark mark={marks[plan.outcome]} word={words.words[plan.outcome]} />
          </span>
        </summary>
        <DryRunAnswer answer={plan} currency={total.currency} />
      </details>
    </li>
  );
};

/** Orders that are in NAV by a person's hand would be there twice. */
const ByHand = ({ rules, trial, onRules }: Pick<OrdersStepProps, 'rules' | 'trial' | 'onRules'>) => {
  const { orders: words } = useTexts().setup;
  const { keyedByHand, looked } = trial;
  const patterns = [...new Set(keyedByHand.map(({ pattern }) => pattern))];
  const isKnown = patterns.every((pattern) => rules.keyedByHand.includes(pattern));
  if (keyedByHand.length === 0) return <p className="quiet">{words.noneByHand(looked)}</p>;
  return (
    <section className="note note-attention" aria-labelledby="setup-by-hand">
      <StatusMark mark="attention" />
      <div className="note-body">
        <h3 id="setup-by-hand">{words.byHand}</h3>
        <p>{words.byHandWhat}</p>
        <ul>
          {keyedByHand.map(({ orderNo, documentNo, externalNo }) => (
            <li key={`${orderNo} ${documentNo}`}>{words.byHandRow(orderNo, documentNo, externalNo)}</li>
          ))}
        </ul>
        {isKnown ? (
          <p role="status">{words.recognised}</p>
        ) : (
          <Button onClick={() => onRules({ ...rules, keyedByHand: patterns })}>{words.recognise}</Button>
        )}
      </div>
    </section>
  );
};
