import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { MappingRow, MappingSuggestion, UnmatchedRow } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import type { Replay } from '../../hooks/useReplay.ts';
import { goInstead } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { MappingRoute } from '../../routes.ts';
import { draftOf, isSame } from './draft.ts';
import { MappingForm } from './MappingForm.tsx';
import { Suggestions } from './Suggestions.tsx';

export interface WaitingRowProps {
  readonly row: UnmatchedRow;
  readonly route: MappingRoute;
  readonly integrationId: string;
  /** null where nobody has looked for them. */
  readonly suggestions: readonly MappingSuggestion[] | null;
  readonly replay: Replay;
}

/** One article: how many orders wait, what it may be, the form, and the replay that frees them once it is mapped. */
export const WaitingRow = ({ row, route, integrationId, suggestions, replay }: WaitingRowProps) => {
  const id = useId();
  const [taken, setTaken] = useState<MappingSuggestion>();
  const [mapped, setMapped] = useState<MappingRow | null>(null);
  const { kind, from } = row;
  const isOpen = isSame(row, route.chosen);
  const open = (isChosen: boolean) =>
    goInstead({ ...route, integrationId, chosen: isChosen ? { kind, from } : undefined });
  const takeOver = (suggestion: MappingSuggestion) => {
    setTaken(suggestion);
    open(true);
  };
  const saved = (saving: MappingRow) => {
    setMapped(saving);
    open(false);
  };
  return (
    <li className="card" aria-labelledby={id}>
      <RowHead id={id} row={row} isOpen={isOpen} onOpen={open} />
      {mapped !== null && <Mapped row={row} mapped={mapped} replay={replay} />}
      {suggestions !== null && <Suggestions from={from} suggestions={suggestions} onTakeOver={takeOver} />}
      {isOpen && (
        <MappingForm
          // What is taken over fills the form anew.
          key={JSON.stringify(taken)}
          integrationId={integrationId}
          initial={draftOf({ kind, from }, taken)}
          onSaved={saved}
          onCancel={() => open(false)}
        />
      )}
    </li>
  );
};

interface RowHeadProps {
  readonly id: string;
  readonly row: UnmatchedRow;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

const RowHead = ({ id, row: { kind, from, name, orders }, isOpen, onOpen }: RowHeadProps) => {
  const { mapping: words } = useTexts();
  return (
    <div className="card-head">
      <StatusMark mark="attention" size={20} />
      <div className="card-words">
        <h2 id={id} className="wrap">
          {kind === 'sku' ? <span className="mono">{from}</span> : from}
        </h2>
        <p className="caption">
          {kind === 'sku' ? `${words.sku}${name === '' ? '' : `, ${name}`}` : words.noSku},{' '}
          {words.waiting.ordersWait(orders)}
        </p>
      </div>
      <Button aria-expanded={isOpen} aria-label={words.waiting.mapNamed(from)} onClick={() => onOpen(!isOpen)}>
        {words.waiting.map}
      </Button>
    </div>
  );
};

interface MappedProps {
  readonly row: UnmatchedRow;
  readonly mapped: MappingRow;
  readonly replay: Replay;
}

/** The orders go on waiting until somebody replays them. */
const Mapped = ({ row: { causeGroups, orders }, mapped, replay }: MappedProps) => {
  const { waiting: words } = useTexts().mapping;
  const inputs = causeGroups.map((causeGroup) => ({ causeGroup }));
  return (
    <div className="actions">
      <span role="status">
        <StatusMark mark="fine" word={mapped.to === 'item' ? words.mapped(mapped.no) : words.leftOut} />
      </span>
      {inputs.length > 0 && (
        <ActionButton
          appearance="primary"
          icon={<ArrowRepeatAllRegular />}
          onClick={() => replay.askAll(inputs, orders)}
        >
          {words.replay(orders)}
        </ActionButton>
      )}
    </div>
  );
};
