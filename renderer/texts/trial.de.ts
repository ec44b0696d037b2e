import { counting, one } from './count.ts';
import type { trial as english } from './trial.en.ts';

const n = counting('de');
const orders = (count: number): string => one(count, '1 Bestellung', `${n(count)} Bestellungen`);

export const trial: typeof english = {
  title: 'An den letzten Bestellungen ausprobieren',
  open: 'An den letzten 100 Bestellungen ausprobieren',
  withChanges:
    'Die letzten Bestellungen werden mit den Regeln neu geplant, wie sie in diesem Formular stehen, gespeichert oder nicht, und mit dem verglichen, was aus ihnen wurde.',
  withoutChanges:
    'Die letzten Bestellungen werden mit den heutigen Regeln und Zuordnungen neu geplant und mit dem verglichen, was aus ihnen wurde.',
  nothingWritten: 'Geschrieben wird nichts, weder in NAV noch im Shop.',
  orders: 'Wie viele Bestellungen',
  last: (count) => `Die letzten ${n(count)}`,
  start: 'Ausprobieren',
  again: 'Noch einmal ausprobieren',
  cancel: 'Abbrechen',
  running: (done, total) => `${n(done)} von ${orders(total)} geplant`,
  done: (done) => (done === 0 ? 'Es gab keine Bestellung zum Ausprobieren.' : `${orders(done)} ausprobiert.`),
  cancelled: (done, total) => `Nach ${n(done)} von ${orders(total)} abgebrochen.`,
  counts: {
    same: (count) => `${n(count)} wie bisher`,
    different: (count) => `${n(count)} anders`,
    now: (count) => one(count, '1 würde jetzt geschrieben', `${n(count)} würden jetzt geschrieben`),
    waits: (count) => one(count, '1 würde warten', `${n(count)} würden warten`),
    leftOut: (count) => one(count, '1 würde ausgelassen', `${n(count)} würden ausgelassen`),
    failed: (count) => one(count, '1 ließ sich nicht ausprobieren', `${n(count)} ließen sich nicht ausprobieren`),
  },
  results: {
    same: 'Wie bisher',
    different: 'Anders',
    now: 'Würde jetzt geschrieben',
    waits: 'Würde warten',
    leftOut: 'Würde ausgelassen',
    failed: 'Nicht auszuprobieren',
  },
  allSame: 'Aus jeder Bestellung würde, was aus ihr wurde. Nichts ist anders.',
  rows: 'Was aus den Bestellungen würde',
  order: 'Bestellung',
  kinds: { salesOrder: 'Verkaufsauftrag', salesInvoice: 'Verkaufsrechnung' },
  before: 'Bisher',
  after: 'Neu',
  empty: 'nichts',
  moreDifferences: (count) => `und ${one(count, '1 weiterer Wert', `${n(count)} weitere Werte`)}`,
  fewerDifferences: 'Weniger Werte zeigen',
};
