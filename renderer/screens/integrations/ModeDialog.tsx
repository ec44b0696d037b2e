import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { IntegrationView } from '../../../main/contract/views.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface ModeDialogProps {
  readonly integration: IntegrationView;
  /** Told the mode it has now, and how many orders that were only shown are on their way. */
  readonly onDone: (mode: IntegrationView['mode'], jobs: number) => void;
  readonly onClose: () => void;
}

/** Says what going live, or back, does before it is done. */
export const ModeDialog = ({ integration, onDone, onClose }: ModeDialogProps) => {
  const texts = useTexts();
  const { integrations: words } = texts;
  const dialog = useRef<HTMLDialogElement>(null);
  const setMode = useAction('integrations.setMode');
  const [alsoShadowed, setAlsoShadowed] = useState(false);
  const { id, name } = integration;
  const mode = integration.mode === 'live' ? 'shadow' : 'live';
  const close = () => dialog.current?.close();
  const go = () =>
    setMode.mutate(
      { integrationId: id, mode, alsoShadowed: mode === 'live' && alsoShadowed },
      {
        onSuccess: ({ jobs }) => {
          close();
          onDone(mode, jobs);
        },
      },
    );
  return (
    <Dialog ref={dialog} title={mode === 'live' ? words.liveTitle(name) : words.shadowTitle(name)} onClose={onClose}>
      {mode === 'live' ? (
        <Live integration={integration} alsoShadowed={alsoShadowed} onChoose={setAlsoShadowed} />
      ) : (
        <>
          <p>{words.shadowMeaning}</p>
          <p>{words.shadowKeeps}</p>
        </>
      )}
      {setMode.error !== null && <ErrorNote error={setMode.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{texts.common.cancel}</Button>
        <Button appearance="primary" disabled={setMode.isPending} onClick={go}>
          {mode === 'live' ? words.goLive : words.goShadow}
        </Button>
      </div>
    </Dialog>
  );
};

interface LiveProps {
  readonly integration: IntegrationView;
  readonly alsoShadowed: boolean;
  readonly onChoose: (alsoShadowed: boolean) => void;
}

const Live = ({ integration: { company, navName, shadowed }, alsoShadowed, onChoose }: LiveProps) => {
  const { integrations: words } = useTexts();
  return (
    <>
      <p>{words.liveMeaning(company || navName)}</p>
      {shadowed > 0 && (
        <Field label={words.which}>
          <RadioGroup value={alsoShadowed ? 'also' : 'now'} onChange={(_, { value }) => onChoose(value === 'also')}>
            <Radio value="now" label={words.fromNowOn} />
            <Radio value="also" label={words.alsoShadowed(shadowed)} />
          </RadioGroup>
        </Field>
      )}
      <p>{alsoShadowed ? words.alsoShadowedMeaning : words.fromNowOnMeaning}</p>
      {shadowed > 0 && !alsoShadowed && <p>{words.leavesOut(shadowed)}</p>}
    </>
  );
};
