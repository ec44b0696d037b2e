import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { Button } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
import type { AttentionGroup, OrderRow } from '../../main/contract/views.ts';
import { useKey } from '../hooks/useKey.ts';
import { useMay, useTexts } from '../hooks/surroundings.ts';
import { orderHash } from '../routes.ts';
import { causeWords } from '../texts/texts.ts';
import { ActionButton } from './ActionButton.tsx';
import { Ago } from './Ago.tsx';
import { LeaveOut } from './LeaveOut.tsx';
import { MendIt } from './MendIt.tsx';
import { Money } from './Money.tsx';
import { Rich } from './Rich.tsx';
import { StatusMark } from './StatusMark.tsx';

const listedAtFirst = 3;

export interface FixItCardProps {
  readonly group: AttentionGroup;
  readonly onReplay: () => void;
  /** All orders that are known of are listed from the start. */
  readonly isOpen?: boolean;
}

/** A cause in words, the way out, the money and the orders that wait for it, and the replay that frees them. */
export const FixItCard = ({ group, onReplay, isOpen = false }: FixItCardProps) => {
  const texts = useTexts();
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const mayOperate = useMay('operator');
  useKey('r', () => mayOperate && onReplay(), card);
  const words = causeWords(texts, group.cause);
  return (
    <article className="card" ref={card} aria-labelledby={id}>
      <div className="card-head">
        <StatusMark mark="attention" size={20} />
        <div className="card-words">
          <h2 id={id}>
            <Rich text={words.message} />
          </h2>
          <p>
            <Rich text={words.whatToDo} /> <MendIt cause={group.cause} integrationId={group.orders[0]?.integrationId} />
          </p>
          <p className="caption">
            <Evidence group={group} />
          </p>
        </div>
        <ActionButton appearance="primary" icon={<ArrowRepeatAllRegular />} onClick={onReplay}>
          {group.count === 1 ? texts.attention.replayOne : texts.attention.replay(group.count)}
        </ActionButton>
      </div>
      <WaitingOrders group={group} isOpen={isOpen} />
    </article>
  );
};

const Evidence = ({ group }: { readonly group: AttentionGroup }) => {
  const texts = useTexts();
  return (
    <>
      {texts.common.orders(group.count)}
      {group.amounts.map((amount) => (
        <span key={amount.currency}>
          {', '}
          <Money {...amount} />
        </span>
      ))}
      {`, ${texts.attention.oldest} `}
      <Ago at={group.oldestAt} />
    </>
  );
};

const WaitingOrders = ({ group, isOpen }: { readonly group: AttentionGroup; readonly isOpen: boolean }) => {
  const texts = useTexts();
  const [all, setAll] = useState(isOpen);
  const shown = all ? group.orders : group.orders.slice(0, listedAtFirst);
  return (
    <>
      <ul className="card-orders" data-rows>
        {shown.map((order) => (
          <WaitingOrder key={`${order.integrationId} ${order.orderKey}`} order={order} />
        ))}
      </ul>
      {group.orders.length > listedAtFirst && (
        <Button appearance="transparent" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? texts.attention.showFewer : texts.attention.showAll(group.orders.length)}
        </Button>
      )}
      {all && group.count > group.orders.length && (
        <span className="caption">{texts.attention.more(group.orders.length)}</span>
      )}
    </>
  );
};

const WaitingOrder = ({ order }: { readonly order: OrderRow }) => (
  <li>
    <a className="strong" href={orderHash(order)}>
      {order.orderNo}
    </a>
    <span className="ellipsis">{order.customer}</span>
    <span className="number">{order.storeTotal !== null && <Money {...order.storeTotal} />}</span>
    <span className="caption number">
      <Ago at={order.placedAt} />
    </span>
    <LeaveOut rows={[order]} size="small" />
  </li>
);
