import { PulseRegular } from '@fluentui/react-icons';
import type { ConnectionView } from '../../main/contract/views.ts';
import { useAction } from '../hooks/useCall.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { ActionButton } from './ActionButton.tsx';
import { ErrorNote } from './ErrorNote.tsx';

export interface PingButtonProps {
  readonly connection: ConnectionView;
  /** Small in a card, as large as the others in the head of a screen. */
  readonly size?: 'small' | 'medium';
}

export const PingButton = ({ connection, size = 'small' }: PingButtonProps) => {
  const texts = useTexts();
  const ping = useAction('connections.ping');
  return (
    <>
      <ActionButton
        size={size}
        icon={<PulseRegular />}
        aria-label={texts.connection.pingNamed(connection.name || connection.id)}
        disabledFocusable={ping.isPending}
        onClick={() => ping.mutate({ connectionId: connection.id })}
      >
        {texts.connection.ping}
      </ActionButton>
      {ping.error !== null && <ErrorNote error={ping.error} />}
    </>
  );
};
