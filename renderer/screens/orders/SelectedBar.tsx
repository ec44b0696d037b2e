import { Button } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { ActionButton } from '../../components/ActionButton.tsx';
import { LeaveOut } from '../../components/LeaveOut.tsx';
import type { Replay } from '../../hooks/useReplay.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { replayOf } from './replayOf.ts';
import type { Selection } from './useSelection.ts';

/** What can be done with the orders that are selected. */
export const SelectedBar = ({ selection, replay }: { readonly selection: Selection; readonly replay: Replay }) => {
  const { orders: words, order } = useTexts();
  const { rows } = selection;
  const input = replayOf(rows);
  return (
    <div className="selected-bar" role="region" aria-label={words.selection}>
      <span className="strong" role="status">
        {words.selected(rows.length)}
      </span>
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
    </div>
  );
};
