import { useState } from 'react';
import type { IntegrationView } from '../../../main/contract/views.ts';
import { RunProgress } from '../../components/RunProgress.tsx';
import { useTexts } from '../../hooks/surroundings.ts';

/** How far the writing of orders that were only shown has come, until it is done and put away. */
export const GoingLive = ({ run }: { readonly run: IntegrationView['goingLive'] }) => {
  const { integrations: words } = useTexts();
  const [seen, setSeen] = useState(run);
  const [dismissed, setDismissed] = useState<number | null>(null);
  // One that is over is in the list no more, and is still to be told of here.
  if (run !== undefined && run.id !== seen?.id) setSeen(run);
  if (seen === undefined || seen.id === dismissed) return null;
  return (
    <div role="group" aria-label={words.writingShown}>
      <p className="quiet">{words.writingShown}</p>
      <RunProgress begun={seen} least="administrator" onDismiss={() => setDismissed(seen.id)} />
      {run !== undefined && <p className="quiet">{words.endingShown}</p>}
    </div>
  );
};
