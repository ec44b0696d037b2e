import type { FoundOrder } from '../../../main/contract/catchUpCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Money } from '../../components/Money.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { markOfTerm } from '../../components/states.ts';
import { formatDayAndTime, formatUtc } from '../../format.ts';
import { useAction } from '../../hooks/useCall.ts';
import { orderHash } from '../../routes.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';

export interface FetchedOrdersProps {
  readonly integrationId: string;
  readonly orders: readonly FoundOrder[];
}

/** What the store has under a number, and the way in for each. */
export const FetchedOrders = ({ integrationId, orders }: FetchedOrdersProps) => {
  const { catchUp: words } = useTexts();
  return (
    <section aria-label={words.found}>
      {orders.map((order) => (
        <FetchedOrder key={order.orderKey} integrationId={integrationId} order={order} />
      ))}
    </section>
  );
};

interface FetchedOrderProps {
  readonly integrationId: string;
  readonly order: FoundOrder;
}

const FetchedOrder = ({ integrationId, order }: FetchedOrderProps) => {
  const { catchUp: words } = useTexts();
  const read = useAction('orders.import');
  const { orderKey, orderNo, term } = order;
  const stays = term === null && order.beforeStart;
  return (
    <div className="card" role="group" aria-label={orderNo}>
      <h3>{orderNo}</h3>
      <Facts order={order} />
      {stays && <p>{words.beforeStart}</p>}
      {read.error !== null && <ErrorNote error={read.error} />}
      <div className="actions">
        {!stays && (
          <ActionButton
            appearance="primary"
            disabledFocusable={read.isPending || read.isSuccess}
            onClick={() => read.mutate({ integrationId, orderKey })}
          >
            {term === null ? words.readIn : words.readAgain}
          </ActionButton>
        )}
        {(term !== null || read.isSuccess) && <a href={orderHash({ integrationId, orderKey })}>{words.show}</a>}
        <span className="caption" role="status">
          {read.isSuccess && words.onTheWay}
        </span>
      </div>
    </div>
  );
};

const Facts = ({ order }: { readonly order: FoundOrder }) => {
  const texts = useTexts();
  const locale = useLocale();
  const { catchUp: words } = texts;
  const { placedAt, status, total, currency, term } = order;
  return (
    <dl className="facts">
      <dt>{words.placed}</dt>
      <dd>
        <time dateTime={placedAt} title={formatUtc(placedAt)}>
          {formatDayAndTime(locale, placedAt)}
        </time>
      </dd>
      <dt>{words.status}</dt>
      <dd>{status}</dd>
      <dt>{words.total}</dt>
      <dd>
        <Money amount={total} currency={currency} />
      </dd>
      <dt>{words.here}</dt>
      <dd>{term === null ? words.notHere : <StatusMark mark={markOfTerm[term]} word={texts.terms[term]} />}</dd>
    </dl>
  );
};
