import { Button } from '@fluentui/react-components';
import type { ChainVerdict } from '../../../main/contract/views.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatTime } from '../../format.ts';

/** Walks the chain when asked: a long one takes a while. */
export const VerifyBar = () => {
  const texts = useTexts();
  const query = useCall('audit.verify', {}, { enabled: false });
  return (
    <div className="note verify">
      {query.data === undefined ? (
        <StatusMark mark="waiting" word={texts.audit.notVerified} />
      ) : (
        <Verdict verdict={query.data} />
      )}
      <span className="grow" />
      <Button disabled={query.isFetching} onClick={() => void query.refetch()}>
        {texts.audit.verify}
      </Button>
      {query.error !== null && <ErrorNote error={query.error} />}
    </div>
  );
};

const Verdict = ({ verdict }: { readonly verdict: ChainVerdict }) => {
  const texts = useTexts();
  const locale = useLocale();
  const now = useNow();
  if (verdict.problem !== null)
    return (
      <div role="status">
        <StatusMark mark="down" word={texts.audit.broken(verdict.problem.seq)} />
        <p>{verdict.problem.what}</p>
        <p className="strong">{texts.audit.brokenRemedy}</p>
      </div>
    );
  return (
    <div role="status">
      <StatusMark mark="fine" word={texts.audit.unchanged(verdict.entries)} />
      <p className="caption">
        {verdict.unprovenSince !== null && `${texts.audit.unproven(formatTime(locale, verdict.unprovenSince, now))} `}
        {verdict.head !== '' && (
          <>
            {texts.audit.head} <span className="mono wrap">{verdict.head.slice(0, 16)}</span>
          </>
        )}
      </p>
    </div>
  );
};
