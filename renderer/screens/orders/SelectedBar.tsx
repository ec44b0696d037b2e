import { Button } from '@fluentui/react-components';
import { ArrowRepeatAllRegular, BeakerRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { OrderRow } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { LeaveOut } from '../../components/LeaveOut.tsx';
import { Money } from '../../components/Money.tsx';
import type { Replay } from '../../hooks/useReplay.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { sumsOf } from '../../sums.ts';
import { DryRunDialog } from './DryRunDialog.tsx';
import { replayOf } from './replayOf.ts';
import type { Selection } from './useSelection.ts';

/** What can be done with the orders that are selected. */
export const SelectedBar = ({ selection, replay }: { readonly selection: Selection; readonly replay: Replay }) => {
  const { orders: words, order, dryRun } = useTexts();
  const [isTrying, setTrying] = useState(false);
  const { rows } = selection;
  const input = replayOf(rows);
  return (
    <div className="selected-bar" role="region" aria-label={words.selection}>
      <span className="strong" role="status">
        {words.selected(rows.length)}
      </span>
      <Sums rows={rows} />
      <ActionButton icon={<BeakerRegular />} onClick={() => setTrying(true)}>
        {dryRun.go}
      </ActionButton>
      <ActionButton
        icon={<ArrowRepeatAllRegular />}
        reason={input === null ? order.nothingToReplay : null}
        onClick={() => input !== null && replay.ask(input, rows.length)}
      >
        {words.replaySelected(rows.length)}
      </ActionButton>
      <LeaveOut rows={rows.filter(({ term }) => term === 'waiting')} onDone={selection.clear} />
      <Button appearance="subtle" onClick={selection.clear}>
        {words.clearSelection} <kbd>Esc</kbd>
      </Button>
      {isTrying && <DryRunDialog rows={rows} onClose={() => setTrying(false)} />}
    </div>
  );
};

/** What the store took for them, by currency. */
const Sums = ({ rows }: { readonly rows: readonly OrderRow[] }) => {
  const { orders } = useTexts();
  const totals = rows.flatMap(({ storeTotal }) => (storeTotal === null ? [] : [storeTotal]));
  const unread = rows.length - totals.length;
  return (
    <span className="selected-sums">
      {sumsOf(totals).map((sum) => (
        <Money key={sum.currency} {...sum} />
      ))}
      {unread > 0 && <span className="quiet">{orders.unread(unread)}</span>}
    </span>
  );
};
