import { Button, Field, Input } from '@fluentui/react-components';
import { useDeferredValue, useRef, useState } from 'react';
import type { ScheduleView } from '../../../main/contract/scheduleCalls.ts';
import { Time } from '../../components/Ago.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { wordFor } from '../../texts/texts.ts';
import { cronWords } from './cronWords.ts';

export interface ScheduleDialogProps {
  readonly schedule: ScheduleView;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** An expression, what it means in words, and when it would run, before it is saved. */
export const ScheduleDialog = ({ schedule, onDone, onClose }: ScheduleDialogProps) => {
  const { schedules: words, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [expression, setExpression] = useState(schedule.expression);
  const change = useAction('schedules.change');
  const asked = useDeferredValue(expression.trim());
  const { data: check } = useCall('schedules.check', { expression: asked }, { enabled: asked !== '' });
  const isInvalid = asked === '' || check?.isValid === false;
  const close = () => dialog.current?.close();
  const save = () =>
    change.mutate(
      { id: schedule.id, expression },
      {
        onSuccess: () => {
          close();
          onDone();
        },
      },
    );
  return (
    <Dialog ref={dialog} title={words.dialog.title(wordFor(words.names, schedule.id))} onClose={onClose}>
      <Field
        label={words.dialog.expression}
        hint={words.dialog.hint}
        validationState={isInvalid ? 'error' : 'none'}
        validationMessage={isInvalid ? words.dialog.invalid : undefined}
      >
        <Input className="mono" maxLength={100} value={expression} onChange={(_, { value }) => setExpression(value)} />
      </Field>
      <div role="status">{check?.isValid === true && <Meaning expression={asked} next={check.next} />}</div>
      {change.error !== null && <ErrorNote error={change.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{common.cancel}</Button>
        <Button appearance="primary" disabled={check?.isValid !== true || change.isPending} onClick={save}>
          {words.dialog.save}
        </Button>
      </div>
    </Dialog>
  );
};

const Meaning = ({ expression, next }: { readonly expression: string; readonly next: readonly string[] }) => {
  const { schedules: words } = useTexts();
  const locale = useLocale();
  return (
    <>
      <p className="strong">{cronWords(words.words, locale, expression)}</p>
      <p className="quiet">{next.length === 0 ? words.dialog.rarely : words.dialog.next}</p>
      <ul className="plain">
        {next.map((at) => (
          <li key={at}>
            <Time at={at} />
          </li>
        ))}
      </ul>
    </>
  );
};
