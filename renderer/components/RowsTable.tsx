import type { ReactNode } from 'react';

/** Its heading; `number`: figures stand at the right; `hidden`: read out, because what is in it says itself what it is. */
export type Column = string | { readonly word: string; readonly as: 'number' | 'hidden' };

export interface RowsTableProps {
  /** What the rows are. */
  readonly label: string;
  /** Names its columns' widths. */
  readonly className?: string;
  readonly columns: readonly Column[];
  /** The rows. */
  readonly children: ReactNode;
}

/** A list with its head; where the window is narrow it is moved sideways, by the keyboard too. */
export const RowsTable = ({ label, className = '', columns, children }: RowsTableProps) => (
  <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
    <table className={`rows ${className}`.trim()}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={typeof column === 'string' ? column : column.word} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);

const Head = ({ column }: { readonly column: Column }) => {
  if (typeof column === 'string') return <th scope="col">{column}</th>;
  if (column.as === 'number')
    return (
      <th scope="col" className="number">
        {column.word}
      </th>
    );
  return (
    <th scope="col">
      <span className="hidden">{column.word}</span>
    </th>
  );
};
