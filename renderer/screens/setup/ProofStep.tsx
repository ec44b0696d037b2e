import type { AddressView } from '../../../main/contract/addressCalls.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { SetupRoute } from '../../routes.ts';
import { NextButton, Proof, StepActions, StepHead } from './parts.tsx';

const LOOK_AGAIN_MS = 1_000;

/** A signed request goes around, or nothing has to. */
export const ProofStep = ({ route }: { readonly route: SetupRoute }) => {
  const { proof: words } = useTexts().setup;
  const query = useCall('address.get', {}, { every: (data) => (data?.state === 'opening' ? LOOK_AGAIN_MS : false) });
  return (
    <>
      <StepHead title={words.title} />
      <Loaded query={query} rows={2}>
        {(address) => <Told address={address} />}
      </Loaded>
      <StepActions route={route}>
        <NextButton route={route} />
      </StepActions>
    </>
  );
};

const Told = ({ address }: { readonly address: AddressView }) => {
  const { address: findings, connection, setup } = useTexts();
  const words = setup.proof;
  const [message, whatToDo] = findings.findings[address.finding] ?? [address.message, address.whatToDo];
  if (address.state === 'none') return <Proof>{words.none}</Proof>;
  if (address.state === 'healthy')
    return <Proof>{words.healthy(connection.milliseconds(address.milliseconds ?? 0))}</Proof>;
  if (address.state === 'opening')
    return (
      <p className="setup-proof" role="status">
        <StatusMark mark="working" />
        <span>{words.opening}</span>
      </p>
    );
  return (
    <div className="note note-attention" role="status">
      <StatusMark mark="attention" />
      <div className="note-body">
        <p>{message}</p>
        <p className="strong">{whatToDo}</p>
        <p>{words.down}</p>
      </div>
    </div>
  );
};
