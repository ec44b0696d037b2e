import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { KeysView } from '../../../main/contract/keyCalls.ts';
import type { RunView } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Ago } from '../../components/Ago.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { wordFor } from '../../texts/texts.ts';
import { RunBar } from './RunBar.tsx';
import { CopyButton } from '../connections/CopyButton.tsx';

interface KeysProps {
  readonly keys: KeysView;
}

/** Looks after a run that moves more often than news about it may come. */
const lookEvery = 1_000;

/** What the keys are sealed by, how old they are, and new ones. */
export const SecurityKeys = ({ keys }: KeysProps) => {
  const { security } = useTexts();
  const words = security.keys;
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="section" aria-labelledby="keys">
      <h2 id="keys">{words.title}</h2>
      <Facts keys={keys} />
      {keys.run !== null && <Resealing key={keys.run.id} begun={keys.run} />}
      <div className="actions">
        <ActionButton
          least="administrator"
          disabledFocusable={keys.run?.state === 'running'}
          onClick={() => setAsking(true)}
        >
          {words.rotate}
        </ActionButton>
      </div>
      {isAsking && <RotateDialog onClose={() => setAsking(false)} />}
    </section>
  );
};

const Facts = ({ keys }: KeysProps) => {
  const { security } = useTexts();
  const words = security.keys;
  return (
    <dl className="facts">
      <dt>{words.sealedBy}</dt>
      <dd>{wordFor(words.boxes, keys.box)}</dd>
      <dt>{words.inUseSince}</dt>
      <dd>
        <Ago at={keys.madeAt} />
      </dd>
      <dt>{words.older}</dt>
      <dd>
        <Older keys={keys} />
      </dd>
      <dt>{words.publicKey}</dt>
      <dd>
        <span className="mono wrap">{keys.signingKey.publicKey}</span>{' '}
        <CopyButton text={keys.signingKey.publicKey} label={words.copyPublicKey} />
        <p className="caption">{words.publicKeyMeaning}</p>
      </dd>
    </dl>
  );
};

const Older = ({ keys: { old, destroyed } }: KeysProps) => {
  const { security } = useTexts();
  const words = security.keys;
  const parts = (['values', 'audit'] as const).flatMap((reason) => {
    const count = old.filter(({ neededFor }) => neededFor === reason).length;
    return count === 0 ? [] : [words.olderFor[reason](count)];
  });
  const all = destroyed === 0 ? parts : [...parts, words.destroyed(destroyed)];
  return all.length === 0 ? words.noOlder : all.join('; ');
};

const Resealing = ({ begun }: { readonly begun: RunView }) => {
  const { security, schedules } = useTexts();
  const { keys: words } = security;
  const { data: run = begun } = useCall(
    'runs.get',
    { runId: begun.id },
    { every: (data) => (data === undefined || data.state === 'running' ? lookEvery : false) },
  );
  const isRunning = run.state === 'running';
  const told = run.state === 'cancelled' ? words.ended(run.done, run.total) : words.done(run.done);
  const all = run.failed > 0 ? `${told}; ${words.failed(run.failed)}` : told;
  const ended = run.failed > 0 || run.state === 'cancelled' ? 'attention' : 'fine';
  return (
    <div className="run" role="status">
      {isRunning ? (
        <RunBar run={run} words={words.running(run.done, run.total)} name={schedules.runs.kinds.reseal} />
      ) : (
        <StatusMark mark={ended} word={all} />
      )}
    </div>
  );
};

const RotateDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { security, common } = useTexts();
  const words = security.keys;
  const dialog = useRef<HTMLDialogElement>(null);
  const rotate = useAction('keys.rotate');
  const close = () => dialog.current?.close();
  return (
    <Dialog ref={dialog} title={words.rotateTitle} onClose={onClose}>
      <p className="prose">{words.rotateWhat}</p>
      {rotate.error !== null && <ErrorNote error={rotate.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{common.cancel}</Button>
        <Button
          appearance="primary"
          disabledFocusable={rotate.isPending}
          onClick={() => rotate.mutate({}, { onSuccess: close })}
        >
          {words.rotateNow}
        </Button>
      </div>
    </Dialog>
  );
};
