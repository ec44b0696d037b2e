import { Button } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTexts } from '../../../hooks/surroundings.ts';
import { idOf } from './problems.ts';
import { useProblem, useRules } from './rulesContext.ts';

interface RowFrameProps {
  readonly path: string;
  readonly name: string;
  /** null where the order says nothing. */
  readonly place: { readonly index: number; readonly count: number } | null;
  /** undefined where the row is never folded. */
  readonly summary: ReactNode;
  readonly isOpen: boolean;
  readonly buttonId: (what: 'up' | 'down') => string;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onMove: (what: 'up' | 'down') => void;
  /** null where one has to stay. */
  readonly onRemove: (() => void) | null;
  readonly children: ReactNode;
}

/** One row: its place, its line or its fields, and what can be done with it. */
export const RowFrame = ({ path, name, place, summary, isOpen, children, ...actions }: RowFrameProps) => {
  const { rows: words } = useTexts().rules;
  const { mayEdit } = useRules();
  const problem = useProblem(path);
  return (
    <li id={idOf(path)} className="rule-row" tabIndex={-1} aria-label={name}>
      {place !== null && (
        <span className="rule-place" aria-hidden="true">
          {place.index + 1}
        </span>
      )}
      <div className="rule-body">
        {summary !== undefined && <div className="rule-summary">{summary}</div>}
        {problem !== undefined && <p className="rules-problem">{problem}</p>}
        {isOpen && <div className="rule-fields">{children}</div>}
      </div>
      <div className="rule-actions">
        {summary !== undefined && (
          <Button
            size="small"
            aria-expanded={isOpen}
            aria-label={words.changeNamed(name)}
            onClick={() => actions.onOpen(!isOpen)}
          >
            {mayEdit ? words.change : words.show}
          </Button>
        )}
        {mayEdit && place !== null && place.count > 1 && <Moves {...actions} name={name} place={place} />}
        {mayEdit && actions.onRemove !== null && (
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={words.removeNamed(name)}
            title={words.remove}
            onClick={actions.onRemove}
          />
        )}
      </div>
    </li>
  );
};

type MovesProps = Pick<RowFrameProps, 'name' | 'buttonId' | 'onMove'> & {
  readonly place: NonNullable<RowFrameProps['place']>;
};

const Moves = ({ name, place: { index, count }, buttonId, onMove }: MovesProps) => {
  const { rows: words } = useTexts().rules;
  return (
    <>
      <Button
        id={buttonId('up')}
        size="small"
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={words.upNamed(name)}
        title={words.up}
        disabledFocusable={index === 0}
        onClick={() => onMove('up')}
      />
      <Button
        id={buttonId('down')}
        size="small"
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={words.downNamed(name)}
        title={words.down}
        disabledFocusable={index === count - 1}
        onClick={() => onMove('down')}
      />
    </>
  );
};
