import type { ConnectionView } from '../../../main/contract/views.ts';
import { usePhrase } from '../../hooks/surroundings.ts';

/** What the last ping or call found, and what to do about it. */
export const Finding = ({ connection }: { readonly connection: ConnectionView }) => {
  const phrase = usePhrase();
  return (
    <>
      {connection.message !== '' && <p className="wrap">{phrase(connection.message)}</p>}
      {connection.whatToDo !== '' && <p className="strong wrap">{phrase(connection.whatToDo)}</p>}
    </>
  );
};
