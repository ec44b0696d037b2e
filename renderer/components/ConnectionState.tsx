import type { ConnectionView } from '../../main/contract/views.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { StatusMark, type Mark } from './StatusMark.tsx';

const marks: Readonly<Record<ConnectionView['state'], Mark>> = {
  fine: 'fine',
  down: 'down',
  refused: 'down',
  unknown: 'waiting',
};

export const ConnectionState = ({ state }: { readonly state: ConnectionView['state'] }) => {
  const texts = useTexts();
  return <StatusMark mark={marks[state]} word={texts.connection[state]} />;
};
