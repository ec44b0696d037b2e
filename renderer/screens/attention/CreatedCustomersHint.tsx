import type { CreatedCustomer } from '../../../main/contract/customerCalls.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useIntegrations } from '../../hooks/useIntegrations.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { toHash } from '../../routes.ts';

const mostAtOnce = 200;

/** Says where posting is held by customers whom nobody has verified, and leads there; nothing where none is. */
export const CreatedCustomersHint = () => {
  const { customers: words } = useTexts();
  // Where it cannot be told, the screen it stands on says so by its own question.
  const { data } = useCall('customers.created', { unverified: true, limit: mostAtOnce });
  const holding = data?.rows.filter(({ holdsPosting }) => holdsPosting) ?? [];
  if (holding.length === 0) return null;
  return (
    <div className="note note-attention">
      <StatusMark mark="attention" />
      <div className="note-body">
        <p className="strong">{words.hint(holding.length, data?.next !== null)}</p>
        <Links holding={holding} />
      </div>
    </div>
  );
};

const Links = ({ holding }: { readonly holding: readonly CreatedCustomer[] }) => {
  const { customers: words } = useTexts();
  const { nameOf } = useIntegrations();
  const ids = [...new Set(holding.map(({ integrationId }) => integrationId))];
  return ids.map((id) => (
    <p key={id}>
      <a href={toHash({ screen: 'mapping', integrationId: id, tab: 'created' })}>
        {ids.length === 1 ? words.lookOver : words.lookOverNamed(nameOf(id))}
      </a>
    </p>
  ));
};
