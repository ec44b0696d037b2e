import { useIntegrations } from '../../hooks/useIntegrations.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { toHash } from '../../routes.ts';
import { Hint } from './Hint.tsx';
import type { HoldingCustomers } from './useHoldingCustomers.ts';

/** Says that posting is held by customers whom nobody has verified, and leads there. */
export const CreatedCustomersHint = ({ holding }: { readonly holding: HoldingCustomers }) => {
  const { customers: words } = useTexts();
  const { nameOf } = useIntegrations();
  const ids = [...new Set(holding.customers.map(({ integrationId }) => integrationId))];
  return (
    <Hint words={words.hint(holding.customers.length, holding.isMore)}>
      {ids.map((id) => (
        <p key={id}>
          <a href={toHash({ screen: 'mapping', integrationId: id, tab: 'created' })}>
            {ids.length === 1 ? words.lookOver : words.lookOverNamed(nameOf(id))}
          </a>
        </p>
      ))}
    </Hint>
  );
};
