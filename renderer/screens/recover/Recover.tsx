import { Button } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { RecoveryKeyField } from '../../components/RecoveryKeyField.tsx';
import { Sign } from '../../frame/Sign.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { StartAnewDialog } from './StartAnewDialog.tsx';

/** Asks for the recovery key where this start cannot open the vault; nothing of the data folder is touched meanwhile. */
export const Recover = ({ onRecovered }: { readonly onRecovered: () => void }) => {
  const { recover: words } = useTexts().security;
  const [typed, setTyped] = useState('');
  const [isLost, setLost] = useState(false);
  const recover = useQuestion('keys.recover');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!recover.isPending && typed.trim() !== '')
      recover.mutate({ recoveryKey: typed.trim() }, { onSuccess: onRecovered });
  };
  return (
    <>
      <main className="sign-in recover">
        <form onSubmit={submit} autoComplete="off">
          <Sign size={32} />
          <h1>{words.title}</h1>
          <p className="prose">{words.why}</p>
          <p className="prose">{words.nothingLost}</p>
          <RecoveryKeyField hint={words.hint} value={typed} onChange={setTyped} />
          {recover.error !== null && <ErrorNote error={recover.error} />}
          <Button appearance="primary" type="submit" disabledFocusable={recover.isPending || typed.trim() === ''}>
            {recover.isPending ? words.opening : words.open}
          </Button>
          <p className="caption">{words.without}</p>
          <Button appearance="subtle" disabledFocusable={recover.isPending} onClick={() => setLost(true)}>
            {words.anew}
          </Button>
        </form>
      </main>
      {isLost && <StartAnewDialog onClose={() => setLost(false)} onStarted={onRecovered} />}
    </>
  );
};
