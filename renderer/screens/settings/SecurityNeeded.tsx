import { Button, Field, Input } from '@fluentui/react-components';
import { useRef, useState, type SubmitEvent } from 'react';
import type { KeysView } from '../../../main/contract/keyCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { wordFor } from '../../texts/texts.ts';

type Needed = KeysView['needed'][number];

/** What cannot be read any more, asked for one by one; nothing where all is there. */
export const SecurityNeeded = ({ needed, withoutPassword }: Pick<KeysView, 'needed' | 'withoutPassword'>) => {
  const { security } = useTexts();
  const words = security.needed;
  const [asked, setAsked] = useState<Needed | null>(null);
  const [told, setTold] = useState('');
  const nameOf = ({ field, connection }: Needed) => words.of(wordFor(security.secretNames, field), connection.name);
  if (needed.length === 0 && withoutPassword.length === 0 && told === '') return null;
  return (
    <section className="section" aria-labelledby="needed">
      <h2 id="needed">{words.title}</h2>
      {needed.length > 0 && (
        <>
          <p className="quiet prose">{words.meaning}</p>
          <ul className="needed">
            {needed.map((each) => (
              <li key={each.id}>
                <StatusMark mark="attention" word={nameOf(each)} />
                <ActionButton
                  least="administrator"
                  aria-label={words.enterOf(nameOf(each))}
                  onClick={() => {
                    setTold('');
                    setAsked(each);
                  }}
                >
                  {words.enter}
                </ActionButton>
              </li>
            ))}
          </ul>
        </>
      )}
      {withoutPassword.length > 0 && <p className="prose">{words.passwords(withoutPassword.join(', '))}</p>}
      <p role="status">{told}</p>
      {asked !== null && (
        <EnterDialog
          needed={asked}
          name={nameOf(asked)}
          onClose={() => setAsked(null)}
          onEntered={() => setTold(words.entered(nameOf(asked)))}
        />
      )}
    </section>
  );
};

interface EnterDialogProps {
  readonly needed: Needed;
  readonly name: string;
  readonly onClose: () => void;
  readonly onEntered: () => void;
}

/** What is typed here is forgotten with the dialog. */
const EnterDialog = ({ needed, name, onClose, onEntered }: EnterDialogProps) => {
  const { security, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [value, setValue] = useState('');
  const enter = useAction('keys.enterSecret');
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (enter.isPending || value === '') return;
    const entered = () => {
      onEntered();
      dialog.current?.close();
    };
    enter.mutate({ id: needed.id, value }, { onSuccess: entered });
  };
  return (
    <Dialog ref={dialog} title={security.needed.enterOf(name)} onClose={onClose}>
      <form onSubmit={submit} autoComplete="off">
        <Field label={wordFor(security.secretNames, needed.field)} required>
          <Input
            type="password"
            autoComplete="off"
            maxLength={20_000}
            value={value}
            onChange={(_, data) => setValue(data.value)}
          />
        </Field>
        {enter.error !== null && <ErrorNote error={enter.error} />}
        <div className="dialog-actions">
          <Button onClick={() => dialog.current?.close()}>{common.cancel}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={enter.isPending || value === ''}>
            {security.needed.enter}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
