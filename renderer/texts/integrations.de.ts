import { counting, one } from './count.ts';
import type { Texts } from './en.ts';

const n = counting('de');
const orders = (count: number): string => one(count, '1 Bestellung', `${n(count)} Bestellungen`);

export const integrations: Texts['integrations'] = {
  title: 'Verknüpfungen',
  sentence: 'Welcher Shop in welchen Mandanten schreibt, und ob er es tut.',
  empty: 'Noch keine Verknüpfungen',
  emptyRemedy:
    'Ein NAV-Mandant und ein Shop ergeben die erste Verknüpfung. Schritt für Schritt einrichten oder eine Einstellungsdatei einlesen.',
  live: 'Echtbetrieb: Bestellungen werden in NAV geschrieben',
  shadow: 'Schattenbetrieb: Bestellungen werden geplant und gezeigt, nicht geschrieben',
  into: 'nach',
  nav: 'NAV-Verbindung',
  prefix: 'Präfix',
  noPrefix: 'keines',
  startAt: 'Bestellungen zählen ab',
  shadowed: 'Nur gezeigt',
  shadowedOrders: (count) => (count === 0 ? 'keine' : `${orders(count)}, nicht in NAV`),
  goLive: 'Echtbetrieb beginnen',
  goShadow: 'Zurück in den Schattenbetrieb',
  liveTitle: (name) => `Echtbetrieb mit ${name} beginnen?`,
  liveMeaning: (company) =>
    `Von da an werden ihre Bestellungen in ${company} als Aufträge geschrieben, jede genau einmal.`,
  which: 'Welche Bestellungen geschrieben werden',
  fromNowOn: 'Ab jetzt',
  fromNowOnMeaning: 'Nur Bestellungen, die von diesem Augenblick an eingehen.',
  leavesOut: (count) =>
    one(
      count,
      'Die eine nur gezeigte bleibt endgültig aus NAV heraus.',
      `Die ${n(count)} nur gezeigten bleiben endgültig aus NAV heraus.`,
    ),
  alsoShadowed: (count) => one(count, 'Auch die eine nur gezeigte', `Auch die ${n(count)} nur gezeigten`),
  alsoShadowedMeaning:
    'Sie werden erneut gelesen und sofort geschrieben; was eine Entscheidung braucht, wartet auf Sie.',
  shadowTitle: (name) => `${name} zurück in den Schattenbetrieb?`,
  shadowMeaning: 'Ihre Bestellungen werden dann geplant und gezeigt, und nichts wird in NAV geschrieben.',
  shadowKeeps: 'Was in NAV ist, bleibt dort und wird im Schattenbetrieb nicht weiter betreut.',
  writingShown: 'Schreiben der gezeigten Bestellungen',
  endingShown:
    'Wird es beendet, ist die Verknüpfung wieder im Schattenbetrieb, und was nicht begonnen wurde, bleibt wie gezeigt.',
  isLive: (jobs) =>
    jobs === 0
      ? 'Ab jetzt im Echtbetrieb.'
      : `Im Echtbetrieb. ${one(jobs, '1 bisher nur gezeigte Bestellung ist', `${n(jobs)} bisher nur gezeigte Bestellungen sind`)} unterwegs.`,
  isShadow: 'Im Schattenbetrieb. In NAV wird nichts mehr geschrieben.',
};
