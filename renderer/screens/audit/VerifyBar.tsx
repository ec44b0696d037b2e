import { ProgressBar } from '@fluentui/react-components';
import type { Verification } from '../../../main/contract/auditCalls.ts';
import type { ChainVerdict } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Button } from '@fluentui/react-components';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useLocale, usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { formatDayAndTime, formatTime } from '../../format.ts';

/** Looks after it more often than news about it may come. */
const lookEvery = 1_000;

/** Walks the chain when asked, beside everything else; what was found last stays. */
export const VerifyBar = () => {
  const { audit } = useTexts();
  const query = useVerification();
  const start = useAction('audit.startVerify');
  const cancel = useAction('runs.cancel');
  const run = query.data?.run ?? null;
  const error = start.error ?? cancel.error;
  return (
    <div className="note verify">
      {isGoing(query.data) && run !== null ? <Going run={run} /> : <Known query={query} />}
      <span className="grow" />
      {isGoing(query.data) && run !== null ? (
        <ActionButton disabledFocusable={cancel.isPending} onClick={() => cancel.mutate({ runId: run.id })}>
          {audit.stop}
        </ActionButton>
      ) : (
        <Button disabledFocusable={start.isPending} onClick={() => start.mutate({})}>
          {audit.verify}
        </Button>
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
};

/** While it is not known what was found, nothing is said of it: the list below tells when the engine is away. */
const Known = ({
  query: { data, error },
}: {
  readonly query: Pick<ReturnType<typeof useVerification>, 'data' | 'error'>;
}) => {
  const { common } = useTexts();
  if (data !== undefined) return <Found verification={data} />;
  return error === null && <StatusMark mark="waiting" word={common.loading} />;
};

const useVerification = () =>
  useCall('audit.verification', {}, { every: (data) => (isGoing(data) ? lookEvery : false) });

const isGoing = (verification: Verification | undefined): boolean => verification?.run?.state === 'running';

const Going = ({ run: { done, total } }: { readonly run: NonNullable<Verification['run']> }) => {
  const { audit } = useTexts();
  const words = audit.verifying(done, total);
  return (
    <div className="verify-going" role="status">
      <StatusMark mark="working" word={words} />
      <ProgressBar className="run-bar" value={done} max={Math.max(total, 1)} aria-label={words} />
    </div>
  );
};

const Found = ({ verification }: { readonly verification: Verification }) => {
  const { audit } = useTexts();
  const locale = useLocale();
  const now = useNow();
  const phrase = usePhrase();
  const { run, verdict, checkedAt, problem } = verification;
  return (
    <div role="status">
      {run?.state === 'cancelled' && (
        <p>
          <StatusMark mark="attention" word={problem === null ? audit.stopped : phrase(problem.message)} />{' '}
          {problem !== null && phrase(problem.whatToDo)}
        </p>
      )}
      {verdict === null ? (
        run?.state !== 'cancelled' && <StatusMark mark="waiting" word={audit.notVerified} />
      ) : (
        <Verdict verdict={verdict} />
      )}
      {checkedAt !== null && <p className="caption">{audit.checkedAt(formatTime(locale, checkedAt, now))}</p>}
    </div>
  );
};

const Verdict = ({ verdict }: { readonly verdict: ChainVerdict }) => {
  const { audit } = useTexts();
  const locale = useLocale();
  const phrase = usePhrase();
  const { problem, since, entries } = verdict;
  if (problem !== null)
    return (
      <>
        <StatusMark mark="down" word={audit.broken(problem.seq)} />
        <p>{phrase(problem.what)}</p>
        <p className="strong">{audit.brokenRemedy}</p>
      </>
    );
  const word =
    since === null ? audit.unchanged(entries) : audit.unchangedSince(formatDayAndTime(locale, since), entries);
  return (
    <>
      <StatusMark mark="fine" word={word} />
      <NotProven verdict={verdict} />
      {verdict.head !== '' && (
        <p className="caption">
          {audit.head} <span className="mono wrap">{verdict.head.slice(0, 16)}</span>
        </p>
      )}
    </>
  );
};

/** What no walk over the chain can say. */
const NotProven = ({ verdict }: { readonly verdict: ChainVerdict }) => {
  const { audit } = useTexts();
  const locale = useLocale();
  const { unprovenSince, unproven, bodiesGone, removed, entries, signaturesLost } = verdict;
  const sentences = [
    unprovenSince === null && entries > 0 && audit.neverSigned,
    unprovenSince !== null &&
      unproven > 0 &&
      `${audit.unproven(formatDayAndTime(locale, unprovenSince))} ${audit.unprovenMore(unproven)}`,
    bodiesGone > 0 && audit.bodiesGone(bodiesGone),
    removed > 0 && audit.removed(removed),
    signaturesLost !== undefined &&
      audit.signaturesLost(signaturesLost.seq, formatDayAndTime(locale, signaturesLost.at)),
  ];
  return sentences.map(
    (sentence) =>
      typeof sentence === 'string' && (
        <p key={sentence} className="caption">
          {sentence}
        </p>
      ),
  );
};
