import { useState } from 'react';
import type { IntegrationView } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { RereadDialog } from './RereadDialog.tsx';

/** For when it is not certain that everything came: reads the orders since a date once more. */
export const Reread = ({ integration }: { readonly integration: IntegrationView }) => {
  const { catchUp: words } = useTexts();
  const [isAsked, setAsked] = useState(false);
  return (
    <div className="actions">
      <ActionButton aria-describedby={`integration-${integration.id}`} onClick={() => setAsked(true)}>
        {words.reread}
      </ActionButton>
      {isAsked && <RereadDialog integration={integration} onClose={() => setAsked(false)} />}
    </div>
  );
};
