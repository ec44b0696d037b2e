import { useState } from 'react';
import type { IntegrationView } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { ModeDialog } from './ModeDialog.tsx';

/** Between showing and writing, for administrators; tells what became of it. */
export const ModeSwitch = ({ integration }: { readonly integration: IntegrationView }) => {
  const { integrations: words } = useTexts();
  /** As it was looked at when the question came. */
  const [asked, setAsked] = useState<IntegrationView | null>(null);
  const [outcome, setOutcome] = useState('');
  const isLive = integration.mode === 'live';
  const done = (mode: IntegrationView['mode'], jobs: number) =>
    setOutcome(mode === 'live' ? words.isLive(jobs) : words.isShadow);
  return (
    <div className="actions">
      <ActionButton
        least="administrator"
        appearance={isLive ? 'secondary' : 'primary'}
        aria-describedby={`integration-${integration.id}`}
        onClick={() => setAsked(integration)}
      >
        {isLive ? words.goShadow : words.goLive}
      </ActionButton>
      <span className="caption" role="status">
        {outcome}
      </span>
      {asked !== null && <ModeDialog integration={asked} onDone={done} onClose={() => setAsked(null)} />}
    </div>
  );
};
