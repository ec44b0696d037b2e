import { ArrowSwapRegular, ClockRegular, PauseRegular } from '@fluentui/react-icons';
import type { Overview } from '../../main/contract/views.ts';
import { StatusMark } from '../components/StatusMark.tsx';
import { useAlarms } from '../hooks/useAlarms.ts';
import { useCall } from '../hooks/useCall.ts';
import { useLocale, useTexts } from '../hooks/surroundings.ts';
import { usePauses } from '../hooks/usePauses.ts';
import { useNow } from '../hooks/useNow.ts';
import { ageOf, formatTime } from '../format.ts';
import type { Texts } from '../texts/texts.ts';

const addsUp = (overview: Overview): boolean =>
  overview.equations.every((equation) => equation.byCurrency.every((sum) => sum.addsUp));

const writing = (texts: Texts, overview: Overview): string => {
  const all = overview.equations.length;
  const live = overview.equations.filter((equation) => equation.mode === 'live').length;
  if (live === all) return texts.frame.writingOn;
  return live === 0 ? texts.frame.writingOff : texts.frame.writingSome(live, all);
};

/** Quiet lines: accounted for, paused where it is, writing on or off, the queue. */
export const Foot = () => {
  const texts = useTexts();
  const { data: overview } = useCall('overview.get', {});
  const pauses = usePauses();
  const isStopped = useAlarms().some(({ stopsWrites }) => stopsWrites);
  if (overview === undefined || overview.equations.length === 0) return null;
  const isFine = addsUp(overview);
  return (
    <div className="foot">
      <StatusMark
        mark={isFine ? 'equal' : 'differs'}
        word={isFine ? texts.frame.accounted : texts.frame.notAccounted}
        size={14}
      />
      {pauses.all.length > 0 && (
        <span className="mark">
          <PauseRegular fontSize={14} aria-hidden="true" />
          <span>{pauses.everything !== null ? texts.queue.pausedAll : texts.queue.pausedSome(pauses.all.length)}</span>
        </span>
      )}
      {isStopped ? (
        <StatusMark mark="down" word={texts.alarms.writesStopped} size={14} />
      ) : (
        <span className="mark">
          <ArrowSwapRegular fontSize={14} aria-hidden="true" />
          <span>{writing(texts, overview)}</span>
        </span>
      )}
      <span className="mark">
        <ClockRegular fontSize={14} aria-hidden="true" />
        <Queue queue={overview.queue} />
      </span>
    </div>
  );
};

const Queue = ({ queue }: { readonly queue: Overview['queue'] }) => {
  const texts = useTexts();
  const locale = useLocale();
  const now = useNow();
  const count = queue.waiting + queue.running;
  if (count === 0 || queue.oldestAt === null) return <span>{texts.frame.queueEmpty}</span>;
  const age = ageOf(queue.oldestAt, now);
  const oldest = age.unit === 'days' ? formatTime(locale, queue.oldestAt, now) : texts.span(age);
  return <span>{texts.frame.queue(count, oldest)}</span>;
};
