import { Button } from '@fluentui/react-components';
import { useContext } from 'react';
import { SessionContext, useClient, useTexts } from '../hooks/surroundings.ts';
import { Search } from './search/Search.tsx';
import { LiveMark } from './LiveMark.tsx';
import { Sign } from './Sign.tsx';

export const TitleBar = ({ onSignOut }: { readonly onSignOut: () => void }) => {
  const texts = useTexts();
  const session = useContext(SessionContext);
  const hasPassword = useClient().session.kind === 'password';
  return (
    <header className="title-bar">
      <span className="product">
        <Sign size={16} />
        {texts.product}
      </span>
      <Search />
      <span className="title-bar-end">
        <span className="live">
          <LiveMark />
        </span>
        {hasPassword && session !== null && (
          <>
            <span className="caption who">{session.name}</span>
            <Button size="small" appearance="subtle" onClick={onSignOut}>
              {texts.frame.signOut}
            </Button>
          </>
        )}
      </span>
    </header>
  );
};
