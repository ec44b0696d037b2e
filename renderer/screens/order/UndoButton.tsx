import { ArrowUndoRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { OrderDetail } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { UndoDialog } from './UndoDialog.tsx';

/** Takes the order's document out of NAV again, once a person has read what that means. */
export const UndoButton = ({ detail: { row, mayUndo } }: { readonly detail: OrderDetail }) => {
  const { undo: words } = useTexts().order;
  const [isAsked, setAsked] = useState(false);
  const [isBegun, setBegun] = useState(false);
  const whyNot = row.documentNo === null ? words.nothing : words.notNow;
  const ask = () => {
    setBegun(false);
    setAsked(true);
  };
  return (
    <>
      <ActionButton icon={<ArrowUndoRegular />} reason={mayUndo ? null : whyNot} onClick={ask}>
        {words.go}
      </ActionButton>
      <span className="caption" role="status">
        {isBegun && words.begun}
      </span>
      {isAsked && <UndoDialog row={row} onDone={() => setBegun(true)} onClose={() => setAsked(false)} />}
    </>
  );
};
