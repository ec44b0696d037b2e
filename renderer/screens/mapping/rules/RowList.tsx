import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../../../hooks/surroundings.ts';
import { idOf } from './problems.ts';
import { RowFrame } from './RowFrame.tsx';
import { useHasProblem, useRules } from './rulesContext.ts';

export interface RowListProps<T> {
  readonly path: string;
  readonly label: string;
  readonly rows: readonly T[];
  readonly onChange: (rows: T[]) => void;
  readonly blank: () => T;
  /** What the button says that adds one. */
  readonly add: string;
  /** What stands there while there are none. */
  readonly empty?: string;
  /** Names the row in what its buttons say. */
  readonly nameOf: (row: T, index: number) => string;
  /** The row in a line; with it rows are folded until somebody changes them. */
  readonly summaryOf?: (row: T) => ReactNode;
  /** Whether the order of the rows says which holds. */
  readonly isOrdered?: boolean;
  readonly least?: number;
  readonly children: (row: T, change: (part: Partial<T>) => void, path: string) => ReactNode;
}

const replaced = <T,>(rows: readonly T[], index: number, row: T): T[] => rows.with(index, row);

const moved = <T,>(rows: readonly T[], from: number, to: number): T[] => {
  const row = rows.slice(from, from + 1);
  return rows.toSpliced(from, 1).toSpliced(to, 0, ...row);
};

/** Rows of which the first that fits holds: added, changed, moved and removed, all by keyboard too. */
export const RowList = <T,>(props: RowListProps<T>) => {
  const { path, label, rows, onChange, blank, nameOf, summaryOf, isOrdered = true, least = 0, children } = props;
  const { rows: words } = useTexts().rules;
  const { mayEdit } = useRules();
  const hasProblem = useHasProblem();
  const [open, setOpen] = useState(-1);
  const [said, setSaid] = useState('');
  const id = useId();
  const focus = useFocusNext();
  const button = (index: number, what: string) => `${id}-${index}-${what}`;

  const add = () => {
    onChange([...rows, blank()]);
    setOpen(rows.length);
    focus(() => document.getElementById(idOf(`${path}.${rows.length}`))?.querySelector('input, textarea, select'));
  };
  const move = (from: number, to: number, what: 'up' | 'down') => {
    if (to < 0 || to >= rows.length) return;
    onChange(moved(rows, from, to));
    setOpen((before) => (before === from ? to : before === to ? from : before));
    setSaid(words.moved(to + 1, rows.length));
    focus(() => document.getElementById(button(to, what)));
  };
  const remove = (index: number) => {
    onChange(rows.toSpliced(index, 1));
    setOpen(-1);
    setSaid(words.removed);
    focus(() => document.getElementById(`${id}-add`));
  };
  return (
    <div id={idOf(path)} className="rule-rows" tabIndex={-1}>
      {rows.length === 0 && props.empty !== undefined && <p className="quiet">{props.empty}</p>}
      <ol aria-label={label}>
        {rows.map((row, index) => (
          <RowFrame
            // A row has no identity but its place.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            path={`${path}.${index}`}
            name={nameOf(row, index)}
            place={isOrdered ? { index, count: rows.length } : null}
            summary={summaryOf?.(row)}
            isOpen={summaryOf === undefined || open === index || hasProblem(`${path}.${index}`)}
            buttonId={(what) => button(index, what)}
            onOpen={(isOpen) => setOpen(isOpen ? index : -1)}
            onMove={(what) => move(index, what === 'up' ? index - 1 : index + 1, what)}
            onRemove={rows.length > least ? () => remove(index) : null}
          >
            {children(row, (part) => onChange(replaced(rows, index, { ...row, ...part })), `${path}.${index}`)}
          </RowFrame>
        ))}
      </ol>
      {mayEdit && (
        <Button id={`${id}-add`} size="small" icon={<AddRegular />} onClick={add}>
          {props.add}
        </Button>
      )}
      <span className="hidden" role="status">
        {said}
      </span>
    </div>
  );
};

/** Puts the focus where it belongs once the rows are drawn as they are then. */
const useFocusNext = () => {
  const next = useRef<(() => HTMLElement | null | undefined) | null>(null);
  useEffect(() => {
    const find = next.current;
    next.current = null;
    find?.()?.focus();
  });
  return (find: () => HTMLElement | null | undefined) => {
    next.current = find;
  };
};
