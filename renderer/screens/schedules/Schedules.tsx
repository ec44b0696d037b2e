import { useState } from 'react';
import type { ScheduleView } from '../../../main/contract/scheduleCalls.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RowsTable } from '../../components/RowsTable.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { wordFor } from '../../texts/texts.ts';
import { Runs } from './Runs.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { ScheduleRow } from './ScheduleRow.tsx';

/** When does what run? */
export const Schedules = () => {
  const { schedules: words } = useTexts();
  const query = useCall('schedules.list', {});
  const run = useAction('schedules.runNow');
  const [asked, setAsked] = useState<ScheduleView | null>(null);
  const [told, setTold] = useState('');
  const nameOf = ({ id }: ScheduleView) => wordFor(words.names, id);
  const runNow = (schedule: ScheduleView) =>
    run.mutate({ id: schedule.id }, { onSuccess: () => setTold(words.begun(nameOf(schedule))) });
  return (
    <>
      <ScreenHead title={words.title} sentence={words.sentence} />
      <p className="caption" role="status">
        {told}
      </p>
      {run.error !== null && <ErrorNote error={run.error} />}
      <Loaded query={query} rows={8}>
        {({ schedules }) => (
          <TimeTable
            schedules={schedules}
            isBusy={run.isPending}
            onRun={runNow}
            onChange={(schedule) => setAsked(schedule)}
          />
        )}
      </Loaded>
      <Runs />
      {asked !== null && (
        <ScheduleDialog
          schedule={asked}
          onDone={() => setTold(words.changed(nameOf(asked)))}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
};

interface TimeTableProps {
  readonly schedules: readonly ScheduleView[];
  readonly isBusy: boolean;
  readonly onRun: (schedule: ScheduleView) => void;
  readonly onChange: (schedule: ScheduleView) => void;
}

const TimeTable = ({ schedules, ...actions }: TimeTableProps) => {
  const { schedules: words } = useTexts();
  return (
    <RowsTable
      label={words.table}
      className="timetable"
      columns={[
        words.flow,
        words.expression,
        words.next,
        words.last,
        { word: words.duration, as: 'number' },
        words.result,
        { word: words.actions, as: 'hidden' },
      ]}
    >
      {schedules.map((schedule) => (
        <ScheduleRow key={schedule.id} schedule={schedule} {...actions} />
      ))}
    </RowsTable>
  );
};
