import { Button, Radio, RadioGroup } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { pauseLengths, type PauseLength } from '../../main/contract/queueCalls.ts';
import { useAction } from '../hooks/useCall.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { Dialog } from './Dialog.tsx';
import { ErrorNote } from './ErrorNote.tsx';
import type { PauseControlProps } from './PauseControl.tsx';

/** For how long, and what a pause means, before it begins. */
export const PauseDialog = ({ integration, onClose }: PauseControlProps & { readonly onClose: () => void }) => {
  const { queue: words, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [length, setLength] = useState<PauseLength>('15min');
  const pause = useAction('queue.pause');
  const title = integration === undefined ? words.pause : words.pauseOf(integration.name);
  const close = () => dialog.current?.close();
  const go = () =>
    pause.mutate(
      { for: length, ...(integration !== undefined && { integrationId: integration.id }) },
      { onSuccess: close },
    );
  return (
    <Dialog ref={dialog} title={title} onClose={onClose}>
      <p>{words.meaning}</p>
      <RadioGroup
        aria-label={title}
        value={length}
        onChange={(_, { value }) => setLength(pauseLengths.find((each) => each === value) ?? '15min')}
      >
        {pauseLengths.map((each) => (
          <Radio key={each} value={each} label={words.lengths[each]} />
        ))}
      </RadioGroup>
      {pause.error !== null && <ErrorNote error={pause.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{common.cancel}</Button>
        <Button appearance="primary" disabled={pause.isPending} onClick={go}>
          {words.pause}
        </Button>
      </div>
    </Dialog>
  );
};
