import type { Texts } from './en.ts';

export const settings: Texts['settings'] = {
  title: 'Einstellungen',
  sentence: 'Wie sich das Programm verhält. Jede Änderung gilt sofort.',
  sections: 'Bereiche der Einstellungen',
  names: {
    storage: 'Speicher & Sicherung',
  },
  storage: {
    whatIsKept:
      'Bestellungen, ihre Belege, das Protokoll und die Einstellungen liegen in einer Datenbank im Datenordner dieses Rechners.',
  },
};
