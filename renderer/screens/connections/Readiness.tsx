import { ClipboardTaskRegular } from '@fluentui/react-icons';
import type { CallOutput } from '../../../main/contract/calls.ts';
import type { ReadinessLine } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Ago } from '../../components/Ago.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Outline } from '../../components/Outline.tsx';
import { Rich } from '../../components/Rich.tsx';
import { StatusMark, type Mark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { readinessWords } from '../../texts/texts.ts';

const groups = ['missing', 'question', 'ready'] as const satisfies readonly ReadinessLine['result'][];
const marks: Readonly<Record<ReadinessLine['result'], Mark>> = {
  missing: 'down',
  question: 'attention',
  ready: 'fine',
};

/** What must be right in NAV before orders are written; looked at when asked, for it reads much. */
export const Readiness = ({ connectionId }: { readonly connectionId: string }) => {
  const { readiness: words } = useTexts().connection;
  const query = useCall('connections.readiness', { connectionId }, { enabled: false });
  return (
    <>
      <p className="prose">{words.what}</p>
      <div className="actions readiness-actions">
        <ActionButton
          icon={<ClipboardTaskRegular />}
          disabledFocusable={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {words.check}
        </ActionButton>
        <span className="caption" role="status">
          {query.isFetching ? words.checking : <Checked at={query.data?.checkedAt} />}
        </span>
      </div>
      {query.error !== null && !query.isFetching && <ErrorNote error={query.error} />}
      {query.data === undefined ? (
        query.isFetching && <Outline rows={6} />
      ) : (
        <ReadinessLines lines={query.data.lines} />
      )}
    </>
  );
};

const Checked = ({ at }: { readonly at: string | undefined }) => {
  const { readiness: words } = useTexts().connection;
  if (at === undefined) return words.notChecked;
  return (
    <>
      {words.checkedAt} <Ago at={at} />
    </>
  );
};

export const ReadinessLines = ({ lines }: Pick<CallOutput<'connections.readiness'>, 'lines'>) => {
  const { readiness: words } = useTexts().connection;
  if (lines.length === 0) return <EmptyState title={words.nothing} remedy={words.nothingRemedy} />;
  const of = (result: ReadinessLine['result']) => lines.filter((line) => line.result === result);
  return (
    <>
      <p className="strong">{words.summary(of('missing').length, of('question').length)}</p>
      {groups.map((result) => (
        <Group key={result} result={result} lines={of(result)} />
      ))}
    </>
  );
};

interface GroupProps {
  readonly result: ReadinessLine['result'];
  readonly lines: readonly ReadinessLine[];
}

const Group = ({ result, lines }: GroupProps) => {
  const { readiness: words } = useTexts().connection;
  if (lines.length === 0) return null;
  const id = `readiness-${result}`;
  return (
    <section className="readiness" aria-labelledby={id}>
      <h2 id={id}>
        {words[result]} <span className="caption">{lines.length}</span>
      </h2>
      {result === 'question' && <p className="caption">{words.questionWhy}</p>}
      <ul>
        {lines.map((line, index) => (
          // The same may be missing for several groups.
          // oxlint-disable-next-line react/no-array-index-key
          <Line key={`${line.code} ${index}`} line={line} />
        ))}
      </ul>
    </section>
  );
};

const Line = ({ line }: { readonly line: ReadinessLine }) => {
  const texts = useTexts();
  const { message, whatToDo } = readinessWords(texts, line);
  return (
    <li>
      <StatusMark mark={marks[line.result]} />
      <div className="wrap">
        <p>
          <Rich text={message} />
        </p>
        {whatToDo !== '' && (
          <p className="quiet">
            <Rich text={whatToDo} />
          </p>
        )}
      </div>
    </li>
  );
};
