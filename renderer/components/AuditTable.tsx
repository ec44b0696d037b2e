import type { AuditRow } from '../../main/contract/views.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { causeInShort } from '../texts/causeInShort.ts';
import { wordFor } from '../texts/texts.ts';
import { Time } from './Ago.tsx';
import { StatusMark, type Mark } from './StatusMark.tsx';

/** Audit entries of one order, newest first; its own columns are left out. */
export const AuditTable = ({ rows }: { readonly rows: readonly AuditRow[] }) => {
  const { audit } = useTexts();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={audit.title}>
      <table className="rows audit">
        <AuditHead ofOneOrder />
        <tbody>
          {rows.map((row) => (
            <AuditEntryRow key={row.seq} row={row} ofOneOrder />
          ))}
        </tbody>
      </table>
    </div>
  );
};

export const AuditHead = ({ ofOneOrder = false }: { readonly ofOneOrder?: boolean }) => {
  const { audit } = useTexts();
  const order = ofOneOrder ? [] : [audit.order];
  const heads = [audit.seq, audit.time, audit.kind, audit.actor, ...order, audit.document, audit.status];
  return (
    <thead>
      <tr aria-rowindex={1}>
        {heads.map((head, index) => (
          <th key={head} scope="col" className={index === 0 ? 'number' : undefined}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
};

const markOfStatus = (status: string): Mark | null =>
  (['fine', 'attention', 'down', 'waiting', 'leftOut'] as const).find((mark) => mark === status) ?? null;

export interface AuditEntryRowProps {
  readonly row: AuditRow;
  readonly ofOneOrder?: boolean;
  /** Its place in a list of which only a part is drawn. */
  readonly index?: number;
  /** The one row of the list that Tab reaches. */
  readonly isActive?: boolean;
  readonly onActive?: (index: number) => void;
  readonly onOpen?: (seq: number) => void;
}

export const AuditEntryRow = ({
  row,
  ofOneOrder = false,
  index,
  isActive = true,
  onActive,
  onOpen,
}: AuditEntryRowProps) => {
  const texts = useTexts();
  const what = wordFor(texts.timeline, row.kind);
  return (
    <tr aria-rowindex={index === undefined ? undefined : index + 2} data-index={index}>
      <td className="number quiet">{row.seq}</td>
      <td className="no-wrap">
        <Time at={row.at} exact />
      </td>
      <td className="ellipsis" title={what}>
        {onOpen === undefined ? (
          what
        ) : (
          <button
            type="button"
            className="link"
            tabIndex={isActive ? 0 : -1}
            onFocus={() => index !== undefined && onActive?.(index)}
            onClick={() => onOpen(row.seq)}
          >
            {what}
          </button>
        )}
      </td>
      <td className="ellipsis">{wordFor(texts.actors, row.actor.replace(/^person:/, ''))}</td>
      {!ofOneOrder && <td className="ellipsis">{row.orderNo ?? ''}</td>}
      <td className="mono ellipsis">{row.documentNo ?? ''}</td>
      <Outcome row={row} />
    </tr>
  );
};

/** The status, and in its place the cause where there is one: the mark says the status by itself. */
const Outcome = ({ row: { status, cause } }: { readonly row: AuditRow }) => {
  const texts = useTexts();
  const mark = markOfStatus(status);
  if (mark === null) return <td className="ellipsis">{status}</td>;
  if (cause === null)
    return (
      <td className="ellipsis">
        <StatusMark mark={mark} word={texts.marks[mark]} />
      </td>
    );
  const words = causeInShort(texts.language, cause);
  return (
    <td className="ellipsis" title={words}>
      <StatusMark mark={mark} /> {words}
    </td>
  );
};
