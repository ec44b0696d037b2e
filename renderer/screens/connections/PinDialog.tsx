import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { CertificateView, ConnectionView } from '../../../main/contract/views.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { Fingerprint } from './Fingerprint.tsx';

export interface PinDialogProps {
  readonly connection: ConnectionView;
  /** As it was looked at: exactly this one is accepted, whatever the server shows meanwhile. */
  readonly certificate: CertificateView;
  /** Told whether it is accepted now. */
  readonly onDone: (isPinned: boolean) => void;
  readonly onClose: () => void;
}

/** Says what accepting a certificate means, or what taking that back does, before it is done. */
export const PinDialog = ({ connection, certificate, onDone, onClose }: PinDialogProps) => {
  const texts = useTexts();
  const { certificate: words } = texts.connection;
  const dialog = useRef<HTMLDialogElement>(null);
  const pin = useAction('connections.pin');
  const { isPinned, fingerprint } = certificate;
  const name = connection.name || connection.id;
  const close = () => dialog.current?.close();
  const go = () =>
    pin.mutate(
      { connectionId: connection.id, fingerprint: isPinned ? null : fingerprint },
      {
        onSuccess: () => {
          close();
          onDone(!isPinned);
        },
      },
    );
  return (
    <Dialog ref={dialog} title={isPinned ? words.stopTitle(name) : words.acceptTitle(name)} onClose={onClose}>
      <p>{isPinned ? words.stopMeaning : words.acceptMeaning}</p>
      {!isPinned && <p>{words.acceptCompare}</p>}
      <h3>{words.fingerprint}</h3>
      <Fingerprint fingerprint={fingerprint} />
      {pin.error !== null && <ErrorNote error={pin.error} />}
      <div className="dialog-actions">
        <Button onClick={close}>{texts.common.cancel}</Button>
        <Button appearance="primary" disabled={pin.isPending} onClick={go}>
          {isPinned ? words.stop : words.accept}
        </Button>
      </div>
    </Dialog>
  );
};
