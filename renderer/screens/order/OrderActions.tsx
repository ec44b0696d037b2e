import { ArrowDownloadRegular, ArrowRepeatAllRegular, BeakerRegular } from '@fluentui/react-icons';
import type { OrderDetail } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { LeaveOut } from '../../components/LeaveOut.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useKey } from '../../hooks/useKey.ts';
import type { Question } from '../../hooks/useQuestion.ts';
import type { Replay } from '../../hooks/useReplay.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { UndoButton } from './UndoButton.tsx';

export interface OrderActionsProps {
  readonly detail: OrderDetail;
  readonly replay: Replay;
  readonly dryRun: Question<'orders.dryRun'>;
}

export const OrderActions = ({ detail, replay, dryRun }: OrderActionsProps) => {
  const texts = useTexts();
  const read = useAction('orders.import');
  const { jobId, integrationId, orderKey } = detail.row;
  const mayOperate = useMay('operator');
  const ask = () => jobId !== null && replay.ask({ jobIds: [jobId] }, 1);
  useKey('r', () => mayOperate && ask());
  return (
    <div className="actions">
      <ActionButton
        icon={<ArrowRepeatAllRegular />}
        reason={jobId === null ? texts.order.nothingToReplay : null}
        onClick={ask}
      >
        {texts.order.replay}
      </ActionButton>
      {detail.row.term === 'waiting' && <LeaveOut rows={[detail.row]} />}
      <UndoButton detail={detail} />
      <ActionButton
        icon={<ArrowDownloadRegular />}
        disabled={read.isPending}
        onClick={() => read.mutate({ integrationId, orderKey })}
      >
        {texts.order.readAgain}
      </ActionButton>
      <ActionButton
        icon={<BeakerRegular />}
        disabled={dryRun.isPending}
        onClick={() => dryRun.mutate({ integrationId, orderKey })}
      >
        {texts.dryRun.go}
      </ActionButton>
      <span className="caption" role="status">
        {read.isSuccess && texts.order.readAgainDone}
      </span>
      {read.error !== null && <ErrorNote error={read.error} />}
    </div>
  );
};
