import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { AlarmView } from '../../main/contract/alarmCalls.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { useAction, useCall } from '../hooks/useCall.ts';
import { alarmScope, alarmTitle, answerWords, previewWords } from './alarmWords.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorNote } from './ErrorNote.tsx';
import { localInstant } from './localInstant.ts';
import { Rich } from './Rich.tsx';

export interface AlarmDialogProps {
  readonly alarm: AlarmView;
  readonly answer: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Says what an answer means and how much it would do before it is given; stays open with the reason where it is refused. */
export const AlarmDialog = ({ alarm, answer, onDone, onClose }: AlarmDialogProps) => {
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [since, setSince] = useState('');
  const from = localInstant(since);
  const input = { alarmId: alarm.id, answer, ...(from !== null && { from }) };
  const preview = useCall('alarms.preview', input, { fresh: true, every: () => false });
  const give = useAction('alarms.answer');
  const { name, means } = answerWords(texts, answer);
  const close = () => dialog.current?.close();
  const go = () =>
    give.mutate(input, {
      onSuccess: () => {
        close();
        onDone();
      },
    });
  return (
    <Dialog ref={dialog} title={texts.alarms.confirmTitle(name)} onClose={onClose}>
      <p className="quiet">
        {alarmTitle(texts, alarm)} ({alarmScope(texts, alarm)})
      </p>
      {means !== '' && <p>{means}</p>}
      {alarm.datedAnswers.includes(answer) && (
        <Field label={texts.alarms.from} hint={texts.alarms.fromHint}>
          <Input type="datetime-local" value={since} onChange={(_, { value }) => setSince(value)} />
        </Field>
      )}
      {preview.isPending && <p className="quiet">{texts.alarms.asking}</p>}
      {preview.data !== undefined && preview.data.message !== '' && (
        <p>
          <Rich text={previewWords(texts, alarm, answer, preview.data)} />
        </p>
      )}
      {preview.error !== null && <ErrorNote error={preview.error} />}
      {give.error !== null && <ErrorNote error={give.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{texts.common.cancel}</Button>
        <Button appearance="primary" disabled={preview.data === undefined || give.isPending} onClick={go}>
          {name}
        </Button>
      </div>
    </Dialog>
  );
};
