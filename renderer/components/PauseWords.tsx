import type { PauseView } from '../../main/contract/queueCalls.ts';
import { useLocale, useTexts } from '../hooks/surroundings.ts';
import { useNow } from '../hooks/useNow.ts';
import { formatTime, formatUtc } from '../format.ts';

/** Until when a pause holds, and who began it. */
export const PauseWords = ({ pause: { until, by } }: { readonly pause: PauseView }) => {
  const { queue: words } = useTexts();
  const locale = useLocale();
  const now = useNow();
  return (
    <>
      {until === null ? (
        words.untilResumed
      ) : (
        <time dateTime={until} title={formatUtc(until)}>
          {words.until(formatTime(locale, until, now))}
        </time>
      )}
      {`, ${words.by(by.replace(/^person:/, ''))}`}
    </>
  );
};
