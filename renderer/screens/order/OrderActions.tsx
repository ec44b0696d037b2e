import { ArrowDownloadRegular, ArrowRepeatAllRegular } from '@fluentui/react-icons';
import type { OrderRow } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import type { Replay } from '../../hooks/useReplay.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export const OrderActions = ({ row, replay }: { readonly row: OrderRow; readonly replay: Replay }) => {
  const texts = useTexts();
  const read = useAction('orders.import');
  const { jobId, integrationId, orderKey } = row;
  return (
    <div className="actions">
      <ActionButton
        icon={<ArrowRepeatAllRegular />}
        reason={jobId === null ? texts.order.nothingToReplay : null}
        onClick={() => jobId !== null && replay.ask({ jobIds: [jobId] }, 1)}
      >
        {texts.order.replay}
      </ActionButton>
      <ActionButton
        icon={<ArrowDownloadRegular />}
        disabled={read.isPending}
        onClick={() => read.mutate({ integrationId, orderKey })}
      >
        {texts.order.readAgain}
      </ActionButton>
      <span className="caption" role="status">
        {read.isSuccess && texts.order.readAgainDone}
      </span>
      {read.error !== null && <ErrorNote error={read.error} />}
    </div>
  );
};
