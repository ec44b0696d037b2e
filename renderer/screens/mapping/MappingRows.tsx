import type { MappingRow } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Time } from '../../components/Ago.tsx';
import { RowsTable } from '../../components/RowsTable.tsx';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatAmount } from '../../format.ts';

export interface MappingRowsProps {
  readonly rows: readonly MappingRow[];
  readonly onChange: (row: MappingRow) => void;
  readonly onRemove: (row: MappingRow) => void;
}

export const MappingRows = ({ rows, onChange, onRemove }: MappingRowsProps) => {
  const { mapping } = useTexts();
  const { table: words } = mapping;
  return (
    <RowsTable
      label={mapping.tabs.table}
      className="mappings"
      columns={[
        words.from,
        words.becomes,
        words.variant,
        words.unit,
        { word: words.factor, as: 'number' },
        words.by,
        { word: words.actions, as: 'hidden' },
      ]}
    >
      {rows.map((row) => (
        <Row
          key={`${row.by === 'settings'} ${row.kind} ${row.from}`}
          row={row}
          onChange={onChange}
          onRemove={onRemove}
        />
      ))}
    </RowsTable>
  );
};

interface RowProps extends Omit<MappingRowsProps, 'rows'> {
  readonly row: MappingRow;
}

const isOfSettings = ({ by }: MappingRow): boolean => by === 'settings';

const Row = ({ row, onChange, onRemove }: RowProps) => {
  const { mapping } = useTexts();
  const { table: words } = mapping;
  const isItem = row.to === 'item';
  const locale = useLocale();
  return (
    <tr>
      <th scope="row" className="wrap">
        {row.kind === 'sku' ? <span className="mono">{row.from}</span> : row.from}
        {row.kind === 'name' && <span className="pill">{mapping.name}</span>}
      </th>
      <td>{isItem ? <span className="mono wrap">{row.no}</span> : <span className="quiet">{words.leftOut}</span>}</td>
      <td className="mono wrap">{row.variant}</td>
      <td>{isItem && (row.unit === '' ? <span className="quiet">{words.baseUnit}</span> : row.unit)}</td>
      <td className="number">{isItem && formatAmount(locale, row.factor, '')}</td>
      <td className="wrap">
        <Maker row={row} />
      </td>
      <td className="mapping-actions">
        <RowActions row={row} onChange={onChange} onRemove={onRemove} />
      </td>
    </tr>
  );
};

const Maker = ({ row }: { readonly row: MappingRow }) => {
  const { table: words } = useTexts().mapping;
  if (isOfSettings(row)) return <span className="pill">{words.fromSettings}</span>;
  return (
    <>
      {row.by.replace(/^person:/, '')}
      <span className="below">
        <Time at={row.at} />
      </span>
    </>
  );
};

/** A row of the settings is not changed here: one of the table is laid over it. */
const RowActions = ({ row, onChange, onRemove }: RowProps) => {
  const { table: words } = useTexts().mapping;
  if (isOfSettings(row))
    return (
      <ActionButton size="small" aria-label={words.overruleNamed(row.from)} onClick={() => onChange(row)}>
        {words.overrule}
      </ActionButton>
    );
  return (
    <>
      <ActionButton size="small" aria-label={words.changeNamed(row.from)} onClick={() => onChange(row)}>
        {words.change}
      </ActionButton>
      <ActionButton size="small" aria-label={words.removeNamed(row.from)} onClick={() => onRemove(row)}>
        {words.remove}
      </ActionButton>
    </>
  );
};
