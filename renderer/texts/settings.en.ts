import { notifications } from './notifications.en.ts';
import { storage } from './storage.en.ts';
import { languageChoice, support } from './support.en.ts';

/** How the program behaves; each section has its name here and its words beside. */
export const settings = {
  title: 'Settings',
  sentence: 'How the program behaves. Each change is kept at once.',
  sections: 'Sections of the settings',
  names: {
    storage: 'Storage & backup',
    audit: 'Audit log',
    notifications: 'Notifications',
    security: 'Security',
    language: 'Language',
    support: 'Support',
  },
  storage,
  notifications,
  languageChoice,
  support,
};
