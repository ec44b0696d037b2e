import { Button } from '@fluentui/react-components';
import { Loaded } from '../../components/Loaded.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { SetupRoute } from '../../routes.ts';
import { AddressForm } from '../connections/AddressForm.tsx';
import { besides, goTo, StepActions, StepHead } from './parts.tsx';

/** None, an own one, or a tunnel. */
export const AddressStep = ({ route }: { readonly route: SetupRoute }) => {
  const { setup } = useTexts();
  const query = useCall('address.get', {});
  return (
    <>
      <StepHead title={setup.address.title}>{setup.address.what}</StepHead>
      <Loaded query={query} rows={3}>
        {(address) => (
          <AddressForm className="setup-form" address={address} onSaved={() => goTo(besides(route, 1))}>
            {({ kind }, isPending) => (
              <StepActions route={route}>
                <Button type="submit" appearance="primary" disabledFocusable={isPending}>
                  {kind === address.kind && kind === 'none' ? setup.next : setup.saveAndNext}
                </Button>
              </StepActions>
            )}
          </AddressForm>
        )}
      </Loaded>
    </>
  );
};
