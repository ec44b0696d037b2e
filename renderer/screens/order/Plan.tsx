import { Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlanRow } from '../../../main/contract/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { HiddenNote } from '../../components/HiddenNote.tsx';
import { PlanTable } from '../../components/PlanTable.tsx';
import { useTexts } from '../../hooks/surroundings.ts';

/** A difference between what was written and what NAV has is a story too, whatever the value was made from. */
const tellsSomething = (row: PlanRow): boolean => row.hasStory || row.mark === 'differs';

export interface PlanProps {
  readonly rows: readonly PlanRow[];
  readonly currency: string;
  /** Tells it from another plan of the same page. */
  readonly label?: string;
}

export const Plan = ({ rows, currency, label }: PlanProps) => {
  const { order } = useTexts();
  const [onlyStories, setOnlyStories] = useState(true);
  if (rows.length === 0) return <EmptyState title={order.noPlan} remedy={order.noPlanRemedy} />;
  const shown = onlyStories ? rows.filter(tellsSomething) : rows;
  return (
    <>
      <div className="stories">
        <Switch
          label={order.onlyStories}
          labelPosition="before"
          checked={onlyStories}
          onChange={(_, { checked }) => setOnlyStories(checked)}
        />
      </div>
      {shown.length === 0 ? (
        <p className="quiet">{order.noStories}</p>
      ) : (
        <PlanTable rows={shown} all={rows} currency={currency} label={label} />
      )}
      <HiddenNote />
    </>
  );
};
