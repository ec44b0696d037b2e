import { useRef, useState } from 'react';
import type { AlarmView } from '../../../main/contract/alarmCalls.ts';
import { AlarmCard } from '../../components/AlarmCard.tsx';
import { AlarmDialog } from '../../components/AlarmDialog.tsx';
import { alarmTitle } from '../../components/alarmWords.ts';
import { useTexts } from '../../hooks/surroundings.ts';

interface Asked {
  readonly alarm: AlarmView;
  readonly answer: string;
}

/** Those that stop writes first, for they hold up the most. */
const inOrder = (alarms: readonly AlarmView[]): readonly AlarmView[] =>
  alarms.toSorted((one, other) => Number(other.stopsWrites) - Number(one.stopsWrites));

/** What is no single order's business and waits for a person. */
export const Alarms = ({ alarms }: { readonly alarms: readonly AlarmView[] }) => {
  const texts = useTexts();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [told, setTold] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  const answered = (alarm: AlarmView) => {
    setTold(texts.alarms.answered(alarmTitle(texts, alarm)));
    // The button that had the focus goes with its alarm.
    status.current?.focus();
  };
  return (
    <section aria-label={texts.alarms.title} hidden={alarms.length === 0 && told === ''}>
      <p ref={status} className="alarm-told quiet" role="status" tabIndex={-1}>
        {told}
      </p>
      {inOrder(alarms).map((alarm) => (
        <AlarmCard key={alarm.id} alarm={alarm} onAnswer={(answer) => setAsked({ alarm, answer })} />
      ))}
      {asked !== null && <AlarmDialog {...asked} onDone={() => answered(asked.alarm)} onClose={() => setAsked(null)} />}
    </section>
  );
};
