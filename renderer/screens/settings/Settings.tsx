import type { ComponentType } from 'react';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { TabLink } from '../../components/TabLink.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { settingsSections, type SettingsSection } from '../../routes.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { Notifications } from './Notifications.tsx';
import { Retention } from './Retention.tsx';
import { Security } from './Security.tsx';
import { Storage } from './Storage.tsx';
import { Support } from './Support.tsx';

/** Each asks and saves by itself. */
const sections: Readonly<Record<SettingsSection, ComponentType>> = {
  storage: Storage,
  audit: Retention,
  notifications: Notifications,
  security: Security,
  language: LanguageChoice,
  support: Support,
};

/** How does it behave? */
export const Settings = ({ section }: { readonly section: SettingsSection }) => {
  const { settings: words } = useTexts();
  const Section = sections[section];
  return (
    <>
      <ScreenHead title={words.title} sentence={words.sentence} />
      <nav className="tabs" aria-label={words.sections}>
        {settingsSections.map((each) => (
          <TabLink key={each} route={{ screen: 'settings', section: each }} isCurrent={each === section}>
            {words.names[each]}
          </TabLink>
        ))}
      </nav>
      <Section />
    </>
  );
};
