import { useState } from 'react';
import type { KeysView } from '../../../main/contract/keyCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Ago } from '../../components/Ago.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { SecurityConfirmDialog } from './SecurityConfirmDialog.tsx';

type Recovery = KeysView['recovery'];

/** Whether somebody has the recovery key, and how to have one. */
export const SecurityRecovery = ({ recovery }: { readonly recovery: Recovery }) => {
  const { security } = useTexts();
  const words = security.recovery;
  const [open, setOpen] = useState<'confirm' | 'new' | null>(null);
  const [told, setTold] = useState('');
  const ask = (what: 'confirm' | 'new') => () => {
    setTold('');
    setOpen(what);
  };
  return (
    <section className="section" aria-labelledby="recovery-key">
      <h2 id="recovery-key">{words.title}</h2>
      <p className="quiet prose">{words.meaning}</p>
      <State recovery={recovery} />
      <div className="actions">
        {recovery.confirmedAt === null && (
          <ActionButton least="administrator" appearance="primary" onClick={ask('confirm')}>
            {words.confirm}
          </ActionButton>
        )}
        <ActionButton least="administrator" onClick={ask('new')}>
          {words.make}
        </ActionButton>
      </div>
      <p role="status">{told}</p>
      {open !== null && (
        <SecurityConfirmDialog
          isNew={open === 'new'}
          onClose={() => setOpen(null)}
          onConfirmed={({ replaced }) => setTold(replaced ? words.replaced : words.done)}
        />
      )}
    </section>
  );
};

const State = ({ recovery: { confirmedAt, confirmedBy } }: { readonly recovery: Recovery }) => {
  const { security } = useTexts();
  const words = security.recovery;
  if (confirmedAt === null)
    return (
      <div className="note note-attention">
        <StatusMark mark="attention" />
        <div className="note-body">
          <p className="strong">{words.notConfirmed}</p>
          <p>{words.notConfirmedWhat}</p>
        </div>
      </div>
    );
  const by = (confirmedBy ?? '').replace(/^person:/, '');
  return (
    <p>
      <StatusMark mark="fine" word={words.confirmed} /> <Ago at={confirmedAt} />,{' '}
      {by === 'recovery' ? words.byRecovery : words.confirmedBy(by)}
    </p>
  );
};
