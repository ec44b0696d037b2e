import { LightbulbRegular } from '@fluentui/react-icons';
import type { CallOutput } from '../../../main/contract/calls.ts';
import type { MappingSuggestion, UnmatchedRow } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ConfirmWithCount } from '../../components/ConfirmWithCount.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RunList } from '../../components/RunProgress.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useReplay, type Replay } from '../../hooks/useReplay.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { MappingRoute } from '../../routes.ts';
import { isSame } from './draft.ts';
import { WaitingRow } from './WaitingRow.tsx';

export interface WaitingProps {
  readonly route: MappingRoute;
  readonly integrationId: string;
}

/** What waiting orders lack an item for, and the way out: a suggestion taken over, or a mapping by hand. */
export const Waiting = ({ route, integrationId }: WaitingProps) => {
  const { waiting: words } = useTexts().mapping;
  const replay = useReplay();
  const query = useCall('mappings.unmatched', { integrationId });
  return (
    <>
      <RunList replay={replay} />
      <Loaded query={query}>
        {({ rows }) => (
          <>
            <ChosenGone route={route} rows={rows} />
            {rows.length === 0 ? (
              <EmptyState title={words.empty} remedy={words.emptyRemedy} />
            ) : (
              <Rows route={route} integrationId={integrationId} rows={rows} replay={replay} />
            )}
          </>
        )}
      </Loaded>
      <ConfirmWithCount replay={replay} />
    </>
  );
};

interface RowsProps extends WaitingProps {
  readonly rows: readonly UnmatchedRow[];
  readonly replay: Replay;
}

/** Who comes for one that is settled meanwhile is told so. */
const ChosenGone = ({ route: { chosen }, rows }: Pick<RowsProps, 'route' | 'rows'>) => {
  const { waiting: words } = useTexts().mapping;
  if (chosen === undefined || rows.some((row) => isSame(row, chosen))) return null;
  return <p role="status">{words.chosenGone(chosen.from)}</p>;
};

const Rows = ({ route, integrationId, rows, replay }: RowsProps) => {
  const { waiting: words } = useTexts().mapping;
  const suggest = useAction('mappings.suggest');
  return (
    <>
      <div className="actions">
        <ActionButton
          icon={<LightbulbRegular />}
          disabledFocusable={suggest.isPending}
          onClick={() => suggest.mutate({ integrationId })}
        >
          {words.suggest}
        </ActionButton>
        <span className="caption" role="status">
          {suggest.isPending && words.suggesting}
          {suggest.isSuccess && words.suggested}
        </span>
      </div>
      {suggest.error !== null && <ErrorNote error={suggest.error} />}
      <ul className="waiting-articles" data-rows>
        {rows.map((row) => (
          <WaitingRow
            key={`${row.kind} ${row.from}`}
            row={row}
            route={route}
            integrationId={integrationId}
            suggestions={suggestionsFor(row, suggest.data)}
            replay={replay}
          />
        ))}
      </ul>
    </>
  );
};

/** null where nobody has looked for them. */
const suggestionsFor = (
  row: UnmatchedRow,
  found: CallOutput<'mappings.suggest'> | undefined,
): readonly MappingSuggestion[] | null => found?.rows.find((each) => isSame(each, row))?.suggestions ?? null;
