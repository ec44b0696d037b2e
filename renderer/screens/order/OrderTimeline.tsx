import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { OrderDetail, TimelineStep } from '../../../main/contract/views.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Timeline } from '../../components/Timeline.tsx';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';

/** What happened to an order. Of one that was tried for weeks, what lies between its beginning and now comes when asked for. */
export const OrderTimeline = ({ detail }: { readonly detail: OrderDetail }) => {
  const { order, common } = useTexts();
  const { timeline, timelineGap: gap, row } = detail;
  const [between, setBetween] = useState<readonly TimelineStep[]>([]);
  // Up to which entry it came already: what is shown anyway moves on meanwhile.
  const [reached, setReached] = useState(gap?.after ?? 0);
  const more = useQuestion('orders.timeline');
  if (gap === null) return <Timeline steps={timeline} />;
  const isBefore = ({ auditSeq }: TimelineStep) => (auditSeq ?? 0) <= gap.after;
  const begin = [...timeline.filter(isBefore), ...between];
  const end = timeline.filter((step) => !isBefore(step));
  if (reached >= gap.before - 1) return <Timeline steps={[...begin, ...end]} />;
  const { before } = gap;
  const ask = () =>
    more.mutate(
      { integrationId: row.integrationId, orderKey: row.orderKey, after: reached, before },
      {
        onSuccess: ({ steps, next }) => {
          setBetween((shown) => [...shown, ...steps]);
          setReached(next ?? before - 1);
        },
      },
    );
  return (
    <>
      <Timeline steps={begin} />
      <p className="timeline-gap">
        <span className="caption">{order.timelineGap}</span>{' '}
        <Button size="small" disabledFocusable={more.isPending} onClick={ask}>
          {common.showMore}
        </Button>
      </p>
      {more.error !== null && <ErrorNote error={more.error} />}
      <Timeline steps={end} />
    </>
  );
};
