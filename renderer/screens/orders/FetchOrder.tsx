import { useState } from 'react';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { FetchDialog } from './FetchDialog.tsx';

/** For an order that is missing here: asks the store itself. */
export const FetchOrder = ({ integrationId }: { readonly integrationId: string | undefined }) => {
  const { catchUp: words } = useTexts();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <ActionButton onClick={() => setAsked(true)}>{words.fetch}</ActionButton>
      {isAsked && <FetchDialog integrationId={integrationId} onClose={() => setAsked(false)} />}
    </>
  );
};
