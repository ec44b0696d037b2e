import type { PlanRow } from '../../main/contract/views.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { wordFor, type Texts } from '../texts/texts.ts';
import { StatusMark } from './StatusMark.tsx';

const groupName = (texts: Texts, group: string): string =>
  group === 'header' || group === 'customer' ? texts.order[group] : texts.order.line(group);

const groupsOf = (rows: readonly PlanRow[]): readonly (readonly [string, readonly PlanRow[]])[] => [
  ...Map.groupBy(rows, (row) => row.group),
];

/** What is written and where it comes from, beside what NAV has now. */
export const PlanTable = ({ rows }: { readonly rows: readonly PlanRow[] }) => {
  const texts = useTexts();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={texts.order.tabs.plan}>
      <table className="rows plan">
        <thead>
          <tr>
            <th scope="col">{texts.order.field}</th>
            <th scope="col">{texts.order.written}</th>
            <th scope="col">{texts.order.comesFrom}</th>
            <th scope="col">{texts.order.navHas}</th>
            <th scope="col" className="compared">
              <span className="hidden">{texts.orders.compare}</span>
            </th>
          </tr>
        </thead>
        {groupsOf(rows).map(([group, fields]) => (
          <tbody key={group}>
            <tr className="group">
              <th scope="rowgroup" colSpan={5}>
                {groupName(texts, group)}
              </th>
            </tr>
            {fields.map((row) => (
              <PlanField key={row.field} row={row} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
};

const PlanField = ({ row }: { readonly row: PlanRow }) => {
  const texts = useTexts();
  return (
    <tr>
      <td>{wordFor(texts.planFields, row.field)}</td>
      <td className="value">{row.written}</td>
      <td className="value from">{row.comesFrom}</td>
      <td className="value">{row.navHas ?? ''}</td>
      <td className="compared">{row.mark !== 'none' && <StatusMark mark={row.mark} />}</td>
    </tr>
  );
};
