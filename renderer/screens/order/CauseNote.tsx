import type { Cause, OrderRow } from '../../../main/contract/views.ts';
import { MendIt } from '../../components/MendIt.tsx';
import { Rich } from '../../components/Rich.tsx';
import { markOf } from '../../components/states.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { causeWords } from '../../texts/texts.ts';

/** Why the order waits, is on its way or is left out, and what to do. */
export const CauseNote = ({ row }: { readonly row: OrderRow }) => {
  const texts = useTexts();
  if (row.cause === null) return null;
  const words = causeWords(texts, row.cause);
  return (
    <div className={row.term === 'waiting' ? 'note note-attention' : 'note'}>
      <StatusMark mark={markOf(row)} />
      <div className="note-body">
        <p className="strong">
          <Rich text={words.message} />
        </p>
        {words.whatToDo !== '' && (
          <p>
            <Rich text={words.whatToDo} />{' '}
            {row.term === 'waiting' && <MendIt cause={row.cause} integrationId={row.integrationId} />}
          </p>
        )}
        <NavTrace params={row.cause.params} />
      </div>
    </div>
  );
};

/** By which the log of the NAV server finds the same refusal. */
const NavTrace = ({ params: { navCode = '', correlationId = '' } }: { readonly params: Cause['params'] }) => {
  const texts = useTexts();
  if (correlationId === '') return null;
  return (
    <details>
      <summary>{texts.common.details}</summary>
      <p className="mono wrap">
        {navCode} {correlationId}
      </p>
    </details>
  );
};
