import type { ScheduleView } from '../../../main/contract/scheduleCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Ago, Time } from '../../components/Ago.tsx';
import { StatusMark, type Mark } from '../../components/StatusMark.tsx';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { wordFor } from '../../texts/texts.ts';
import { cronWords } from './cronWords.ts';

const marks: Readonly<Record<ScheduleView['lastResult'], Mark>> = {
  none: 'waiting',
  going: 'working',
  done: 'fine',
  failed: 'attention',
};

export interface ScheduleRowProps {
  readonly schedule: ScheduleView;
  readonly isBusy: boolean;
  readonly onRun: (schedule: ScheduleView) => void;
  readonly onChange: (schedule: ScheduleView) => void;
}

export const ScheduleRow = ({ schedule, isBusy, onRun, onChange }: ScheduleRowProps) => {
  const { schedules: words, common } = useTexts();
  const locale = useLocale();
  const { expression, next, lastBeganAt, lastMilliseconds, lastResult } = schedule;
  const name = wordFor(words.names, schedule.id);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="no-wrap">
        {cronWords(words.words, locale, expression)}
        <span className="below mono">{expression}</span>
      </td>
      <td className="no-wrap">
        {next !== null ? (
          <Time at={next} />
        ) : (
          <span className="quiet">{schedule.inForce ? words.none : words.notInForce}</span>
        )}
      </td>
      <td className="no-wrap">
        {lastBeganAt === null ? <span className="quiet">{words.never}</span> : <Ago at={lastBeganAt} />}
      </td>
      <td className="number">{lastMilliseconds !== null && words.took(lastMilliseconds)}</td>
      <td>
        <StatusMark mark={marks[lastResult]} word={words.results[lastResult]} />
        {schedule.lastCause !== null && (
          <details className="below">
            <summary>{common.details}</summary>
            <span className="mono">{schedule.lastCause}</span>
          </details>
        )}
      </td>
      <td>
        <span className="row-actions">
          <ActionButton
            size="small"
            disabled={isBusy}
            aria-label={words.runNowOf(name)}
            onClick={() => onRun(schedule)}
          >
            {words.runNow}
          </ActionButton>
          {schedule.mayChange && (
            <ActionButton
              size="small"
              least="administrator"
              aria-label={words.changeOf(name)}
              onClick={() => onChange(schedule)}
            >
              {words.change}
            </ActionButton>
          )}
        </span>
      </td>
    </tr>
  );
};
