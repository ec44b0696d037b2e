import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import { Dialog } from '../../../components/Dialog.tsx';
import { useTexts } from '../../../hooks/surroundings.ts';
import type { RulesDraft } from './useRulesDraft.ts';
import { useLeaving } from './useLeaving.ts';

/** Asks before changes are lost. */
export const LeaveQuestion = ({ draft: { integrationId, changed, discard } }: { readonly draft: RulesDraft }) => {
  const { leave: words, settings } = useTexts().rules;
  const dialog = useRef<HTMLDialogElement>(null);
  const { wanted, stay, leave } = useLeaving(integrationId, changed.length > 0);
  if (wanted === null) return null;
  const go = () => {
    discard();
    leave();
  };
  return (
    <Dialog ref={dialog} title={words.title} onClose={stay}>
      <p>{words.body(changed.map((name) => settings[name]))}</p>
      <div className="dialog-actions">
        <Button onClick={go}>{words.leave}</Button>
        <Button appearance="primary" onClick={() => dialog.current?.close()}>
          {words.stay}
        </Button>
      </div>
    </Dialog>
  );
};
