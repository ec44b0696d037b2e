import type { AuditRow } from '../../main/contract/views.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { wordFor } from '../texts/texts.ts';
import { Time } from './Ago.tsx';
import { StatusMark, type Mark } from './StatusMark.tsx';

/** Audit entries, newest first; within an order its own columns are left out. */
export const AuditTable = ({
  rows,
  ofOneOrder = false,
}: {
  readonly rows: readonly AuditRow[];
  readonly ofOneOrder?: boolean;
}) => {
  const texts = useTexts();
  const { audit } = texts;
  const heads = [
    audit.seq,
    audit.time,
    audit.kind,
    audit.actor,
    ...(ofOneOrder ? [] : [audit.order]),
    audit.document,
    audit.status,
  ];
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={audit.title}>
      <table className="rows audit">
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" className={index === 0 ? 'number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Entry key={row.seq} row={row} ofOneOrder={ofOneOrder} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const markOfStatus = (status: string): Mark | null =>
  (['fine', 'attention', 'down', 'waiting', 'leftOut'] as const).find((mark) => mark === status) ?? null;

const Entry = ({ row, ofOneOrder }: { readonly row: AuditRow; readonly ofOneOrder: boolean }) => {
  const texts = useTexts();
  const mark = markOfStatus(row.status);
  return (
    <tr>
      <td className="number quiet">{row.seq}</td>
      <td className="no-wrap">
        <Time at={row.at} exact />
      </td>
      <td>{wordFor(texts.timeline, row.kind)}</td>
      <td>{wordFor(texts.actors, row.actor.replace(/^person:/, ''))}</td>
      {!ofOneOrder && <td>{row.orderNo ?? ''}</td>}
      <td className="mono">{row.documentNo ?? ''}</td>
      <td>
        {mark === null ? row.status : <StatusMark mark={mark} word={texts.marks[mark]} />}
        {row.cause !== null && <span className="below mono">{row.cause}</span>}
      </td>
    </tr>
  );
};
