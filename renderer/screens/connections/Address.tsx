import { useState } from 'react';
import type { AddressView } from '../../../main/contract/addressCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Ago } from '../../components/Ago.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { StatusMark, type Mark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { AddressDialog } from './AddressDialog.tsx';
import { CopyButton } from './CopyButton.tsx';

const marks: Readonly<Record<AddressView['state'], Mark>> = {
  none: 'none',
  opening: 'working',
  healthy: 'fine',
  down: 'down',
};

/** How the shop reaches this computer, and whether anything arrives. */
export const Address = () => {
  const { address: words } = useTexts();
  const query = useCall('address.get', {});
  return (
    <section className="card connection public-address" aria-labelledby="public-address">
      <div className="connection-head">
        <h2 id="public-address">{words.title}</h2>
        {query.data !== undefined && (
          <>
            <StatusMark mark={marks[query.data.state]} word={words.states[query.data.state]} />
            <span className="grow" />
            <Change address={query.data} />
          </>
        )}
      </div>
      <Loaded query={query} rows={2}>
        {(address) => <Told address={address} />}
      </Loaded>
    </section>
  );
};

interface AddressProps {
  readonly address: AddressView;
}

const Told = ({ address }: AddressProps) => {
  const { address: words } = useTexts();
  const [message, whatToDo] = words.findings[address.finding] ?? [address.message, address.whatToDo];
  return (
    <>
      {message !== '' && <p className="wrap">{message}</p>}
      {whatToDo !== '' && <p className="strong wrap">{whatToDo}</p>}
      {address.state === 'down' && <p>{words.everyMinute}</p>}
      <p className="prose">
        <strong>{words.kinds[address.kind]}.</strong> {words.meanings[address.kind]}
      </p>
      {address.kind !== 'none' && <Facts address={address} />}
    </>
  );
};

const Facts = ({ address }: AddressProps) => {
  const { address: words } = useTexts();
  return (
    <dl className="facts">
      <dt>{words.url}</dt>
      <dd>
        {address.url === null ? (
          words.urlNotYet
        ) : (
          <>
            <span className="mono wrap">{address.url}</span> <CopyButton text={address.url} label={words.copyUrl} />
          </>
        )}
      </dd>
      {address.host !== null && (
        <>
          <dt>{words.server}</dt>
          <dd className="mono wrap">{address.host}</dd>
        </>
      )}
      <dt>{words.since}</dt>
      <dd>
        <Ago at={address.since} />
      </dd>
      <dt>{words.probe}</dt>
      <dd>
        <LastProbe address={address} />
        <p className="caption">{words.probeMeaning}</p>
      </dd>
    </dl>
  );
};

const LastProbe = ({ address }: AddressProps) => {
  const texts = useTexts();
  if (address.lastProbeAt === null) return texts.common.never;
  const { milliseconds } = address;
  return (
    <>
      <Ago at={address.lastProbeAt} />,{' '}
      {milliseconds === null ? texts.address.missed : texts.address.arrived(milliseconds)}
    </>
  );
};

const Change = ({ address }: AddressProps) => {
  const { address: words } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <ActionButton least="administrator" onClick={() => setOpen(true)}>
        {words.change}
      </ActionButton>
      {isOpen && <AddressDialog address={address} onClose={() => setOpen(false)} />}
    </>
  );
};
