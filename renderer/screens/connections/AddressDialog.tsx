import { Button } from '@fluentui/react-components';
import { useRef } from 'react';
import type { AddressView } from '../../../main/contract/addressCalls.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { AddressForm } from './AddressForm.tsx';

export interface AddressDialogProps {
  readonly address: AddressView;
  readonly onClose: () => void;
}

/** Another way for the shop to reach this computer; the webhooks follow it. */
export const AddressDialog = ({ address, onClose }: AddressDialogProps) => {
  const { address: words, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <Dialog ref={dialog} title={words.changeTitle} onClose={onClose}>
      <AddressForm className="address-form" address={address} onSaved={close}>
        {(_, isPending) => (
          <>
            <p className="caption">{words.follows}</p>
            <div className="dialog-actions">
              <Button onClick={close}>{common.cancel}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={isPending}>
                {words.save}
              </Button>
            </div>
          </>
        )}
      </AddressForm>
    </Dialog>
  );
};
