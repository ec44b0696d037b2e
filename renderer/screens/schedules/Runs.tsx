import { Button, ProgressBar } from '@fluentui/react-components';
import type { RunRow } from '../../../main/contract/queueCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Ago } from '../../components/Ago.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RowsTable } from '../../components/RowsTable.tsx';
import { runMark, runWords } from '../../components/runWords.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction, usePages } from '../../hooks/useCall.ts';
import { useIntegrations } from '../../hooks/useIntegrations.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { wordFor } from '../../texts/texts.ts';

/** Runs, newest first, each with how far it has come and its end by a person. */
export const Runs = () => {
  const texts = useTexts();
  const { runs: words } = texts.schedules;
  const query = usePages('runs.list', { limit: 20 });
  return (
    <section className="section" aria-labelledby="runs">
      <h2 id="runs">{words.title}</h2>
      <Loaded query={query} rows={3}>
        {({ pages }) => <RunsTable rows={pages.flatMap(({ rows }) => rows)} />}
      </Loaded>
      {query.hasNextPage && (
        <Button className="more" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {texts.common.showMore}
        </Button>
      )}
    </section>
  );
};

const RunsTable = ({ rows }: { readonly rows: readonly RunRow[] }) => {
  const { runs: words, actions } = useTexts().schedules;
  const cancel = useAction('runs.cancel');
  if (rows.length === 0) return <EmptyState title={words.empty} remedy={words.emptyRemedy} />;
  return (
    <>
      {cancel.error !== null && <ErrorNote error={cancel.error} />}
      <RowsTable
        label={words.title}
        columns={[words.what, words.by, words.began, words.progress, { word: actions, as: 'hidden' }]}
      >
        {rows.map((run) => (
          <Row key={run.id} run={run} isBusy={cancel.isPending} onCancel={() => cancel.mutate({ runId: run.id })} />
        ))}
      </RowsTable>
    </>
  );
};

interface RowProps {
  readonly run: RunRow;
  readonly isBusy: boolean;
  readonly onCancel: () => void;
}

const Row = ({ run, isBusy, onCancel }: RowProps) => {
  const texts = useTexts();
  const { runs: words } = texts.schedules;
  const { nameOf } = useIntegrations();
  const name = wordFor(words.kinds, run.kind);
  const progress = runWords(texts, run);
  return (
    <tr>
      <th scope="row">
        {name}
        {run.integrationId !== null && <span className="below">{words.of(nameOf(run.integrationId))}</span>}
      </th>
      <td>{wordFor(texts.actors, run.actor.replace(/^person:/, ''))}</td>
      <td className="no-wrap">{run.beganAt !== '' && <Ago at={run.beganAt} />}</td>
      <td className="run-progress">
        <StatusMark mark={runMark(run)} word={progress} />
        {run.state === 'running' && (
          <ProgressBar
            aria-label={progress}
            {...(run.total > 0 && { value: run.done + run.skipped + run.failed, max: run.total })}
          />
        )}
      </td>
      <td>
        {run.mayCancel && (
          <ActionButton size="small" disabled={isBusy} aria-label={words.cancelOf(name)} onClick={onCancel}>
            {words.cancel}
          </ActionButton>
        )}
      </td>
    </tr>
  );
};
