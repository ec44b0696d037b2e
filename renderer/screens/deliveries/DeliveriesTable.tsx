import type { DeliveryRow } from '../../../main/contract/deliveryCalls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Time } from '../../components/Ago.tsx';
import { StatusMark, type Mark } from '../../components/StatusMark.tsx';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { useNow } from '../../hooks/useNow.ts';
import { formatCount, formatTime } from '../../format.ts';
import { orderHash } from '../../routes.ts';

export interface DeliveriesTableProps {
  readonly rows: readonly DeliveryRow[];
  readonly isBusy: boolean;
  readonly onInspect: (delivery: DeliveryRow) => void;
  readonly onRing: (delivery: DeliveryRow) => void;
}

export const DeliveriesTable = ({ rows, ...actions }: DeliveriesTableProps) => {
  const { deliveries: words } = useTexts();
  const { actions: does, ...heads } = words.heads;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={words.title}>
      <table className="rows arrivals">
        <thead>
          <tr>
            {Object.entries(heads).map(([name, head]) => (
              <th key={name} scope="col" className={name === 'repeats' || name === 'answer' ? 'number' : undefined}>
                {head}
              </th>
            ))}
            <th scope="col">
              <span className="hidden">{does}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} {...actions} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** What it is about. */
const Record = ({ row: { order, recordKey, isAccount } }: { readonly row: DeliveryRow }) => {
  const { deliveries: words } = useTexts();
  if (order !== null) return <a href={orderHash(order)}>{order.orderNo}</a>;
  return isAccount ? words.account(recordKey) : recordKey;
};

const Row = ({
  row,
  isBusy,
  onInspect,
  onRing,
}: Omit<DeliveriesTableProps, 'rows'> & { readonly row: DeliveryRow }) => {
  const { deliveries: words } = useTexts();
  return (
    <tr>
      <td className="no-wrap">
        <Time at={row.receivedAt} exact />
      </td>
      <td>{row.sourceName}</td>
      <td className="mono">{row.topic}</td>
      <td>
        <Record row={row} />
      </td>
      <td>{words.verifiedBy[row.verifiedBy]}</td>
      <td className="number">
        <Repeats row={row} />
      </td>
      <td className="number">{row.answer ?? <span className="quiet">{words.noAnswer}</span>}</td>
      <td>
        <JobMark row={row} />
      </td>
      <td>
        <span className="row-actions">
          <ActionButton size="small" aria-label={words.inspectOf(row.id)} onClick={() => onInspect(row)}>
            {words.inspect}
          </ActionButton>
          <ActionButton size="small" disabled={isBusy} aria-label={words.ringOf(row.id)} onClick={() => onRing(row)}>
            {words.ring}
          </ActionButton>
        </span>
      </td>
    </tr>
  );
};

/** The same content again; when it came last. */
const Repeats = ({ row: { repeats, lastAt } }: { readonly row: DeliveryRow }) => {
  const { deliveries: words } = useTexts();
  const locale = useLocale();
  const now = useNow();
  if (repeats === 0) return null;
  return (
    <>
      {formatCount(locale, repeats)}
      <span className="below">{words.last(formatTime(locale, lastAt, now))}</span>
    </>
  );
};

const marks: Readonly<Record<NonNullable<DeliveryRow['job']>['state'], Mark>> = {
  waiting: 'waiting',
  leased: 'working',
  parked: 'attention',
  done: 'fine',
  superseded: 'leftOut',
};

const JobMark = ({ row: { job } }: { readonly row: DeliveryRow }) => {
  const { deliveries: words } = useTexts();
  if (job === null) return <span className="quiet">{words.noJob}</span>;
  return <StatusMark mark={marks[job.state]} word={words.jobs[job.state]} />;
};
