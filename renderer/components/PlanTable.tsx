import type { PlanRow } from '../../main/contract/views.ts';
import { useLocale, usePhrase, useTexts } from '../hooks/surroundings.ts';
import { planField, planGroup, planValue, type PlanWords } from './planValue.ts';
import { StatusMark } from './StatusMark.tsx';

const groupsOf = (rows: readonly PlanRow[]): readonly (readonly [string, readonly PlanRow[]])[] => [
  ...Map.groupBy(rows, (row) => row.group),
];

/** Which article a line is about, so that a line of which little is shown still has its name. */
const groupSummary = (words: PlanWords, rows: readonly PlanRow[], group: string): string => {
  const value = (field: string) => {
    const row = rows.find((each) => each.group === group && each.field === field);
    return row === undefined ? '' : planValue(words, field, row.written);
  };
  const quantity = value('quantity');
  const what = [value('lineObjectNumber'), value('description')].filter((each) => each !== '').join(', ');
  return quantity === '' || what === '' ? what : `${quantity} × ${what}`;
};

export interface PlanTableProps {
  /** Those to be shown. */
  readonly rows: readonly PlanRow[];
  readonly all: readonly PlanRow[];
  readonly currency: string;
  /** Tells it from another plan of the same page. */
  readonly label?: string;
}

/** What is written and where it comes from, beside what NAV has now. */
export const PlanTable = ({ rows, all, currency, label }: PlanTableProps) => {
  const texts = useTexts();
  const locale = useLocale();
  const words = { texts, locale, currency };
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label ?? texts.order.tabs.plan}>
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
                {planGroup(texts, group)} <span className="caption">{groupSummary(words, all, group)}</span>
              </th>
            </tr>
            {fields.map((row, index) => (
              // Several may have the same field: lines that are left out.
              <PlanField key={`${row.field} ${index}`} row={row} words={words} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
};

const PlanField = ({ row, words }: { readonly row: PlanRow; readonly words: PlanWords }) => {
  const texts = useTexts();
  const phrase = usePhrase();
  // How it is taxed is said in the engine's words.
  const written = row.field === 'taxTreatment' ? phrase(row.written) : planValue(words, row.field, row.written);
  return (
    <tr>
      <td>{planField(texts, row.field)}</td>
      <td className="value">{written}</td>
      <td className="value from">{phrase(row.comesFrom)}</td>
      <td className="value">{row.navHas === null ? '' : planValue(words, row.field, row.navHas)}</td>
      <td className="compared">{row.mark !== 'none' && <StatusMark mark={row.mark} />}</td>
    </tr>
  );
};
