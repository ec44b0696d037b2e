import { Button, Field, Select } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { IntegrationRules, RemovedRules } from '../../../main/contract/ruleCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { TrialRefused } from './TrialRefused.tsx';
import { TrialResult } from './TrialResult.tsx';
import { useTrial, type Trial } from './useTrial.ts';

export interface TrialDialogProps {
  readonly integrationId: string;
  /** Rules as they stand in a form, not saved; undefined: as they are now. */
  readonly changes: Partial<IntegrationRules> | undefined;
  /** Rules that the form takes away. */
  readonly remove?: RemovedRules;
  readonly onClose: () => void;
}

/** What would become of the last orders; nothing is written. */
export const TrialDialog = ({ integrationId, changes, remove, onClose }: TrialDialogProps) => {
  const { trial: words, common } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const trial = useTrial({ integrationId, changes, remove });
  const closed = () => {
    // Nobody sees any more what it would find.
    trial.cancel();
    onClose();
  };
  return (
    <Dialog ref={dialog} title={words.title} onClose={closed}>
      <p>{changes === undefined && remove === undefined ? words.withoutChanges : words.withChanges}</p>
      <p className="strong">{words.nothingWritten}</p>
      <Begin trial={trial} />
      {trial.refusal !== null && <TrialRefused error={trial.refusal} />}
      {trial.isBegun && (
        <Loaded query={trial.query} rows={3}>
          {(found) => <TrialResult trial={trial} found={found} />}
        </Loaded>
      )}
      <div className="dialog-actions">
        <Button onClick={() => dialog.current?.close()}>{common.close}</Button>
      </div>
    </Dialog>
  );
};

const choices = [10, 50, 100] as const;

const Begin = ({ trial }: { readonly trial: Trial }) => {
  const { trial: words } = useTexts();
  const [orders, setOrders] = useState(100);
  return (
    <div className="trial-begin">
      <Field label={words.orders}>
        <Select value={orders} onChange={(_, { value }) => setOrders(Number(value))}>
          {choices.map((count) => (
            <option key={count} value={count}>
              {words.last(count)}
            </option>
          ))}
        </Select>
      </Field>
      <ActionButton appearance="primary" disabledFocusable={trial.isBusy} onClick={() => trial.begin(orders)}>
        {trial.isBegun ? words.again : words.start}
      </ActionButton>
    </div>
  );
};
