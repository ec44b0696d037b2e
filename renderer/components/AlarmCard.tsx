import { useId } from 'react';
import type { AlarmView } from '../../main/contract/alarmCalls.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { ActionButton } from './ActionButton.tsx';
import { Time } from './Ago.tsx';
import { alarmMark, alarmScope, alarmTitle, alarmWords, answerWords } from './alarmWords.ts';
import { Rich } from './Rich.tsx';
import { StatusMark } from './StatusMark.tsx';

export interface AlarmCardProps {
  readonly alarm: AlarmView;
  readonly onAnswer: (answer: string) => void;
}

/** What is not as it was, what to do, and the answers that a person may give to it. */
export const AlarmCard = ({ alarm, onAnswer }: AlarmCardProps) => {
  const texts = useTexts();
  const id = useId();
  const words = alarmWords(texts, alarm);
  return (
    <article className={`card alarm alarm-${alarmMark(alarm)}`} aria-labelledby={id}>
      <StatusMark mark={alarmMark(alarm)} size={20} />
      <div className="card-words">
        <h2 id={id}>{alarmTitle(texts, alarm)}</h2>
        <p className="caption">
          {alarmScope(texts, alarm)}, {texts.alarms.raised} <Time at={alarm.raisedAt} />
        </p>
        <p>
          <Rich text={words.message} />
        </p>
        {alarm.stopsWrites && (
          <p>
            <b>{texts.alarms.writesStopped}.</b> {texts.alarms.writesStoppedMeaning}
          </p>
        )}
        {words.whatToDo !== '' && (
          <p>
            <Rich text={words.whatToDo} />
          </p>
        )}
        <Answers alarm={alarm} onAnswer={onAnswer} />
      </div>
    </article>
  );
};

const Answers = ({ alarm: { answers }, onAnswer }: AlarmCardProps) => {
  const texts = useTexts();
  if (answers.length === 0) return <p className="caption">{texts.alarms.endsByItself}</p>;
  return (
    <div className="alarm-answers">
      {answers.map((answer) => (
        <ActionButton key={answer} least="administrator" onClick={() => onAnswer(answer)}>
          {answerWords(texts, answer).name}
        </ActionButton>
      ))}
    </div>
  );
};
