import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { NotificationSettings } from '../../../main/contract/settings.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

/** What the tray application tells, and when. */
export const Notifications = () => {
  const query = useCall('notifications.get', {});
  return (
    <Loaded query={query} rows={4}>
      {(kept) => <NotificationsForm kept={kept} />}
    </Loaded>
  );
};

/** What is proposed for hours that were never set. */
const night = { from: '20:00', to: '07:00' };
const evening = '17:00';

const NotificationsForm = ({ kept }: { readonly kept: NotificationSettings }) => {
  const { notifications: words } = useTexts().settings;
  const [failures, setFailures] = useState(kept.failures);
  const [isQuiet, setQuiet] = useState(kept.quiet !== undefined);
  const [hours, setHours] = useState(kept.quiet ?? night);
  const [isDaily, setDaily] = useState(kept.digestAt !== undefined);
  const [digestAt, setDigestAt] = useState(kept.digestAt ?? evening);
  const set = useAction('notifications.set');
  const wish = { failures, ...(isQuiet && { quiet: hours }), ...(isDaily && { digestAt }) };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!set.isPending) set.mutate(wish);
  };
  return (
    <section className="setting" aria-labelledby="notifications">
      <h2 id="notifications">{words.heading}</h2>
      <p className="quiet prose">{words.meaning}</p>
      <form className="address-form notifications" onSubmit={submit}>
        <Wish label={words.failures} hint={words.failuresHint} isOn={failures} onChange={setFailures} />
        <Wish label={words.quiet} hint={words.quietHint} isOn={isQuiet} onChange={setQuiet}>
          <Time label={words.from} value={hours.from} onChange={(from) => setHours({ ...hours, from })} />
          <Time label={words.to} value={hours.to} onChange={(to) => setHours({ ...hours, to })} />
        </Wish>
        <Wish label={words.digest} hint={words.digestHint} isOn={isDaily} onChange={setDaily}>
          <Time label={words.at} value={digestAt} onChange={setDigestAt} />
        </Wish>
        {set.error !== null && <ErrorNote error={set.error} />}
        <div className="actions">
          <ActionButton
            least="administrator"
            type="submit"
            appearance="primary"
            disabledFocusable={set.isPending || isSame(wish, kept)}
          >
            {words.save}
          </ActionButton>
          <span role="status">{set.isSuccess && <StatusMark mark="fine" word={words.saved} />}</span>
        </div>
      </form>
    </section>
  );
};

const isSame = (one: NotificationSettings, other: NotificationSettings): boolean =>
  one.failures === other.failures &&
  one.quiet?.from === other.quiet?.from &&
  one.quiet?.to === other.quiet?.to &&
  one.digestAt === other.digestAt;

interface WishProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  /** What it asks besides, where it is on. */
  readonly children?: ReactNode;
}

const Wish = ({ label, hint, isOn, onChange, children }: WishProps) => (
  <div className="wish">
    <Field hint={hint}>
      <Checkbox label={label} checked={isOn} onChange={(_, { checked }) => onChange(checked === true)} />
    </Field>
    {isOn && children !== undefined && <div className="wish-times">{children}</div>}
  </div>
);

interface TimeProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const Time = ({ label, value, onChange }: TimeProps) => (
  <Field label={label} required>
    <Input type="time" value={value} onChange={(_, data) => onChange(data.value)} />
  </Field>
);
