import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction, useCall } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { toHash, type SetupRoute } from '../../routes.ts';
import { SecurityRecovery } from '../settings/SecurityRecovery.tsx';
import { Proof, StepActions, StepHead } from './parts.tsx';
import { ReadinessOf } from './ReadinessStep.tsx';
import { type Pair, type RulesDraft, toIntegration } from './rulesDraft.ts';

export interface LiveStepProps {
  readonly route: SetupRoute;
  readonly pair: Pair;
  readonly rules: RulesDraft;
  /** The connections are in use from then on. */
  readonly onRunning: () => void;
}

type Mode = 'live' | 'shadow';

/** The one step that keeps the integration: from here on it works. */
export const LiveStep = ({ route, pair, rules, onRunning }: LiveStepProps) => {
  const { live: words } = useTexts().setup;
  const [mode, setMode] = useState<Mode>('shadow');
  const save = useAction('setup.saveIntegration');
  const address = useCall('address.get', {}).data;
  if (save.isSuccess) return <Running mode={mode} />;
  return (
    <>
      <StepHead title={words.title}>{words.what}</StepHead>
      <Recovery />
      <details className="setup-ladder">
        <summary>{words.readiness}</summary>
        <ReadinessOf connectionId={pair.nav} integration={toIntegration(rules, pair, 'shadow')} />
      </details>
      <Field label={words.how}>
        <RadioGroup value={mode} onChange={(_, { value }) => setMode(value === 'live' ? 'live' : 'shadow')}>
          <Radio value="shadow" label={words.modes.shadow} />
          <Radio value="live" label={words.modes.live} />
        </RadioGroup>
      </Field>
      {address !== undefined && address.kind !== 'none' && <p className="caption">{words.webhooks}</p>}
      {save.error !== null && <ErrorNote error={save.error} />}
      <StepActions route={route}>
        <Button
          appearance="primary"
          disabledFocusable={save.isPending}
          onClick={() => save.mutate({ integration: toIntegration(rules, pair, mode) }, { onSuccess: onRunning })}
        >
          {words.begin[mode]}
        </Button>
      </StepActions>
    </>
  );
};

/** Until somebody has typed it back it is not known whether anybody has it. */
const Recovery = () => {
  const { live: words } = useTexts().setup;
  const recovery = useCall('keys.get', {}).data?.recovery;
  const [wasOpen] = useState(() => recovery?.confirmedAt === null);
  if (recovery === undefined) return null;
  if (recovery.confirmedAt !== null && !wasOpen)
    return (
      <p>
        <StatusMark mark="fine" word={words.recoveryDone} />
      </p>
    );
  return (
    <div className="security">
      <SecurityRecovery recovery={recovery} />
    </div>
  );
};

const Running = ({ mode }: { readonly mode: Mode }) => {
  const { live: words } = useTexts().setup;
  return (
    <>
      <StepHead title={words.running[mode]} />
      <Proof>{words.runningWhat}</Proof>
      <div className="setup-actions">
        <a href={toHash({ screen: 'orders', filter: {} })}>{words.toOrders}</a>
        <a href="#/integrations">{words.toIntegrations}</a>
      </div>
    </>
  );
};
