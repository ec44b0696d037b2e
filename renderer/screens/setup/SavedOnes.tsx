import { Button } from '@fluentui/react-components';
import type { ConnectionView } from '../../../main/contract/views.ts';
import { useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface SavedOnesProps {
  readonly isMeant: (connection: ConnectionView) => boolean;
  readonly onUse: (connectionId: string) => void;
}

/** Connections that are there already: one of them may do. */
export const SavedOnes = ({ isMeant, onUse }: SavedOnesProps) => {
  const { setup } = useTexts();
  const found = (useCall('connections.list', {}).data?.connections ?? []).filter(isMeant);
  if (found.length === 0) return null;
  return (
    <section className="setup-there" aria-labelledby="setup-there">
      <h3 id="setup-there">{setup.there}</h3>
      <ul>
        {found.map(({ id, name, address }) => (
          <li key={id} className="row">
            <Button onClick={() => onUse(id)}>{setup.takeNamed(name)}</Button>
            <span className="caption wrap">{address}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
