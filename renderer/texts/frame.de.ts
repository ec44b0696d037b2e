import { counting, one } from './count.ts';
import type { frame as englishFrame } from './frame.en.ts';

const n = counting('de');

export const frame: typeof englishFrame = {
  skip: 'Zum Inhalt springen',
  screens: 'Ansichten',
  everyDay: 'Jeden Tag',
  lookInside: 'Nachsehen',
  setUp: 'Einrichten',
  overview: 'Überblick',
  orders: 'Bestellungen',
  attention: 'Zu entscheiden',
  audit: 'Protokoll',
  connections: 'Verbindungen',
  integrations: 'Verknüpfungen',
  mapping: 'Zuordnung & Regeln',
  schedules: 'Zeitpläne',
  deliveries: 'Zustellungen',
  settings: 'Einstellungen',
  signOut: 'Abmelden',
  live: (time) => `Aktuell, ${time}`,
  connecting: 'Verbindet',
  stale: (time) => `Stand ${time}, verbindet neu`,
  ordersWait: (count) => one(count, '1 Bestellung wartet auf Sie', `${n(count)} Bestellungen warten auf Sie`),
  accounted: 'Alles erfasst',
  notAccounted: 'Geht nicht auf',
  writingOn: 'Schreiben an: NAV',
  writingOff: 'Schreiben aus: Schattenbetrieb',
  writingSome: (live, all) => `Schreiben an in ${n(live)} von ${n(all)}`,
  queueEmpty: 'Nichts in Arbeit',
  queue: (count, oldest) => `${n(count)} in Arbeit, älteste ${oldest}`,
};
