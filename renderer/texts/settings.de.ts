import type { Texts } from './en.ts';
import { notifications } from './notifications.de.ts';
import { storage } from './storage.de.ts';
import { languageChoice, support } from './support.de.ts';

export const settings: Texts['settings'] = {
  title: 'Einstellungen',
  sentence: 'Wie sich das Programm verhält. Jede Änderung gilt sofort.',
  sections: 'Bereiche der Einstellungen',
  names: {
    storage: 'Speicher & Sicherung',
    audit: 'Protokoll',
    notifications: 'Benachrichtigungen',
    security: 'Sicherheit',
    language: 'Sprache',
    support: 'Support',
  },
  storage,
  notifications,
  languageChoice,
  support,
};
