import { useState } from 'react';
import type { ConnectionView } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { WebhookMailsDialog } from './WebhookMailsDialog.tsx';

/** Whom a BigCommerce store mails of trouble with webhooks: a fact of its connection that can be changed. */
export const WebhookMails = ({ connection }: { readonly connection: ConnectionView }) => {
  const { webhookMails: words, common } = useTexts();
  const [isChanging, setChanging] = useState(false);
  const query = useCall('connections.webhookMails', { connectionId: connection.id });
  const kept = query.data;
  return (
    <>
      <dt>{words.label}</dt>
      <dd>
        {kept === undefined && (query.error === null ? common.loading : <ErrorNote error={query.error} />)}
        {kept?.isByHand === true && words.byHand}
        {kept?.isByHand === false && (
          <>
            <span className="wrap">{kept.addresses.length === 0 ? words.asAtStore : kept.addresses.join(', ')}</span>{' '}
            <ActionButton appearance="subtle" least="administrator" size="small" onClick={() => setChanging(true)}>
              {words.change}
            </ActionButton>
          </>
        )}
        {kept !== undefined && isChanging && (
          <WebhookMailsDialog connection={connection} addresses={kept.addresses} onClose={() => setChanging(false)} />
        )}
      </dd>
    </>
  );
};
