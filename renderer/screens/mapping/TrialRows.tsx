import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { TrialRow } from '../../../main/contract/trialCalls.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { TrialOrder } from './TrialOrder.tsx';

const ordersAtOnce = 25;

export interface TrialRowsProps {
  readonly integrationId: string;
  /** Those of which something else would become. */
  readonly rows: readonly TrialRow[];
}

/** Order by order what would be different, some of them at a time. */
export const TrialRows = ({ integrationId, rows }: TrialRowsProps) => {
  const { trial: words, order, common } = useTexts();
  const [shown, setShown] = useState(ordersAtOnce);
  return (
    <>
      <div className="scroll-x trial-rows" tabIndex={0} role="region" aria-label={words.rows}>
        <table className="rows plan">
          <thead>
            <tr>
              <th scope="col">{words.order}</th>
              <th scope="col">{order.field}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.after}</th>
              <th scope="col">{order.comesFrom}</th>
            </tr>
          </thead>
          {rows.slice(0, shown).map((row) => (
            <TrialOrder key={row.orderKey} integrationId={integrationId} row={row} />
          ))}
        </table>
      </div>
      {rows.length > shown && (
        <Button className="more" onClick={() => setShown(shown + ordersAtOnce)}>
          {common.showMore}
        </Button>
      )}
    </>
  );
};
