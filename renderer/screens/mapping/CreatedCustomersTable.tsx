import { Checkbox } from '@fluentui/react-components';
import type { CreatedCustomer } from '../../../main/contract/customerCalls.ts';
import { Ago } from '../../components/Ago.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { orderHash } from '../../routes.ts';

export interface CreatedCustomersTableProps {
  readonly rows: readonly CreatedCustomer[];
  /** Customer numbers. */
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (customerNos: ReadonlySet<string>) => void;
}

export const CreatedCustomersTable = ({ rows, selected, onSelect }: CreatedCustomersTableProps) => {
  const { customers: words } = useTexts();
  const select = (customerNo: string, isSelected: boolean) => {
    const next = new Set(selected);
    if (isSelected) next.add(customerNo);
    else next.delete(customerNo);
    onSelect(next);
  };
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={words.table}>
      <table className="rows customers">
        <thead>
          <tr>
            <th scope="col">
              <SelectAll rows={rows} selected={selected} onSelect={onSelect} />
            </th>
            <th scope="col">{words.no}</th>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.created}</th>
            <th scope="col">{words.order}</th>
            <th scope="col">{words.posting}</th>
            <th scope="col">{words.verified}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              // Another company may have had one of the same number.
              key={`${row.customerNo} ${row.createdAt}`}
              row={row}
              isSelected={selected.has(row.customerNo)}
              onSelect={(isSelected) => select(row.customerNo, isSelected)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const isOpen = ({ verifiedAt }: CreatedCustomer): boolean => verifiedAt === null;

const SelectAll = ({ rows, selected, onSelect }: CreatedCustomersTableProps) => {
  const { customers: words } = useTexts();
  const open = rows.filter(isOpen);
  const count = open.filter(({ customerNo }) => selected.has(customerNo)).length;
  const isAll = count === open.length;
  return (
    <Checkbox
      aria-label={words.selectAll}
      disabled={open.length === 0}
      checked={count > 0 && (isAll || 'mixed')}
      onChange={() => onSelect(new Set(isAll ? [] : open.map(({ customerNo }) => customerNo)))}
    />
  );
};

interface RowProps {
  readonly row: CreatedCustomer;
  readonly isSelected: boolean;
  readonly onSelect: (isSelected: boolean) => void;
}

const Row = ({ row, isSelected, onSelect }: RowProps) => {
  const { customers: words } = useTexts();
  return (
    <tr>
      <td>
        {isOpen(row) && (
          <Checkbox
            aria-label={words.select(row.customerNo)}
            checked={isSelected}
            onChange={(_, { checked }) => onSelect(checked === true)}
          />
        )}
      </td>
      <th scope="row" className="mono">
        {row.customerNo}
      </th>
      <td className="wrap">{row.name}</td>
      <td>
        <Ago at={row.createdAt} />
      </td>
      <td>
        <a href={orderHash(row)}>{row.orderNo}</a>
      </td>
      <td>{row.holdsPosting && <StatusMark mark="attention" word={words.holdsPosting} />}</td>
      <td className="wrap">
        <Verified row={row} />
      </td>
    </tr>
  );
};

const Verified = ({ row: { verifiedAt, verifiedBy } }: { readonly row: CreatedCustomer }) =>
  verifiedAt !== null && (
    <>
      {verifiedBy}
      <span className="below">
        <Ago at={verifiedAt} />
      </span>
    </>
  );
