import { counting, one } from './count.ts';
import type { overview as englishOverview } from './overview.en.ts';

const n = counting('de');

export const overview: typeof englishOverview = {
  comparedAt: (time) => `Auf den Cent verglichen um ${time}.`,
  equation: 'Heute, beide Seiten',
  today: 'Heute',
  inTheStore: 'Im Shop',
  addsUp: 'Geht auf',
  toTheCent: 'auf den Cent',
  doesNot: 'geht nicht auf',
  navHas: (amount) => `NAV hat ${amount}`,
  shadow: 'Schatten',
  beingRead: (count) => one(count, '1 wird gelesen', `${n(count)} werden gelesen`),
  noOrders: 'keine Bestellungen',
  hours: 'Bestellungen je Stunde, letzte 24 Stunden',
  hoursSummary: (equal, onTheWay, waiting, leftOut) =>
    `Bestellungen je Stunde über 24 Stunden: ${n(equal)} in NAV, ${n(onTheWay)} unterwegs, ${n(waiting)} warten auf Sie, ${n(leftOut)} ausgelassen`,
  asTable: 'Als Tabelle',
  hour: 'Stunde',
  decisions: (count) =>
    count === 0
      ? 'Nichts zu entscheiden'
      : one(count, '1 Bestellung wartet auf Sie', `${n(count)} Bestellungen warten auf Sie`),
  decisionsEmpty: 'Eine Bestellung, die eine Entscheidung braucht, erscheint hier mit Ursache und Ausweg.',
  openAll: 'Alle öffnen',
  connections: 'Verbindungen',
  lastSuccess: 'Zuletzt gelungen',
  integration: 'Verknüpfung',
  flows: {
    called: 'Shop hat gemeldet',
    looked: 'Nach Bestellungen gesehen',
    written: 'In NAV geschrieben',
    customers: 'Debitor angelegt',
    followed: 'Nach Belegen gesehen',
    compared: 'Alle Bestellungen verglichen',
  },
  spark: (pings, least, most) =>
    least === most
      ? `Die letzten ${n(pings)} Pings: ${n(most)} ms.`
      : `Die letzten ${n(pings)} Pings: ${n(least)} bis ${n(most)} ms.`,
  sparkFailed: (failed, pings) => `${n(failed)} von ${n(pings)} blieben ohne Antwort.`,
  lookNow: 'Jetzt nach Bestellungen sehen',
  looking: (jobs) => one(jobs, 'Sieht in 1 Shop nach', `Sieht in ${n(jobs)} Shops nach`),
};
