import { Field, Input } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

/** How long the audit log keeps what. */
export const Retention = () => {
  const query = useCall('audit.retention', {});
  return (
    <Loaded query={query} rows={4}>
      {({ entriesDays, bodiesDays }) => <RetentionForm entriesDays={entriesDays} bodiesDays={bodiesDays} />}
    </Loaded>
  );
};

interface RetentionFormProps {
  readonly entriesDays: number;
  readonly bodiesDays: number;
}

const RetentionForm = ({ entriesDays, bodiesDays }: RetentionFormProps) => {
  const { retention: words } = useTexts().audit;
  const [entries, setEntries] = useState(String(entriesDays));
  const [bodies, setBodies] = useState(String(bodiesDays));
  const set = useAction('audit.setRetention');
  const isSame = Number(entries) === entriesDays && Number(bodies) === bodiesDays;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    set.mutate({ entriesDays: Number(entries), bodiesDays: Number(bodies) });
  };
  return (
    <section className="setting" aria-labelledby="retention">
      <h2 id="retention">{words.heading}</h2>
      <p className="quiet prose">{words.meaning}</p>
      <form className="address-form retention" onSubmit={submit}>
        <Field label={words.entries} hint={words.hint(90, 3650)} required>
          <Input type="number" min={90} max={3650} value={entries} onChange={(_, { value }) => setEntries(value)} />
        </Field>
        <Field label={words.bodies} hint={words.hint(7, Number(entries) || 3650)} required>
          <Input
            type="number"
            min={7}
            max={Number(entries) || 3650}
            value={bodies}
            onChange={(_, { value }) => setBodies(value)}
          />
        </Field>
        {set.error !== null && <ErrorNote error={set.error} />}
        <div className="actions">
          <ActionButton
            least="administrator"
            type="submit"
            appearance="primary"
            disabledFocusable={set.isPending || isSame}
          >
            {words.save}
          </ActionButton>
          <span role="status">{set.isSuccess && <StatusMark mark="fine" word={words.saved} />}</span>
        </div>
      </form>
    </section>
  );
};
