import type { AlarmView } from '../../../main/contract/alarmCalls.ts';
import { alarmMark, alarmScope, alarmTitle } from '../../components/alarmWords.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAlarms } from '../../hooks/useAlarms.ts';
import { useTexts } from '../../hooks/surroundings.ts';

/** Says which alarms stand, before any figure is read, and leads to what to do. */
export const AlarmBanner = () => {
  const texts = useTexts();
  const alarms = useAlarms();
  if (alarms.length === 0) return null;
  return (
    <section aria-label={texts.alarms.title}>
      {alarms.map((alarm) => (
        <Line key={alarm.id} alarm={alarm} />
      ))}
    </section>
  );
};

const Line = ({ alarm }: { readonly alarm: AlarmView }) => {
  const texts = useTexts();
  const mark = alarmMark(alarm);
  return (
    <div className={`note note-${mark} alarm-line`}>
      <StatusMark mark={mark} />
      <p className="note-body">
        <b>{alarmTitle(texts, alarm)}</b> ({alarmScope(texts, alarm)}).{' '}
        {alarm.stopsWrites && `${texts.alarms.writesStopped}. `}
        <a href="#/attention" aria-label={`${texts.alarms.open}: ${alarmTitle(texts, alarm)}`}>
          {texts.alarms.open}
        </a>
      </p>
    </div>
  );
};
