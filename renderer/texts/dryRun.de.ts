import { counting, one } from './count.ts';
import type { dryRun as english } from './dryRun.en.ts';

const n = counting('de');
const would = (count: number): string => one(count, 'würde', 'würden');

export const dryRun: typeof english = {
  go: 'Probelauf',
  title: 'Probelauf',
  running: 'Die Bestellung wird gelesen und geplant. Geschrieben wird nichts.',
  nothingWritten: 'Geschrieben wurde nichts, weder in NAV noch im Shop.',
  outcomes: {
    write: 'Die Bestellung würde in NAV geschrieben.',
    wait: 'Die Bestellung würde auf Sie warten.',
    leaveOut: 'Die Bestellung würde ausgelassen.',
    inNav: (documentNo) =>
      `Die Bestellung steht schon in NAV, als ${documentNo}. Sie würde nicht noch einmal geschrieben.`,
  },
  noPlanNow: 'Neu planen lässt sie sich gerade nicht.',
  plan: 'Was geschrieben würde',
  planInNav: 'Was neu geschrieben würde, neben dem, was NAV hat',
  totals: 'Summen je Satz des Probelaufs',
  nothingIsWritten:
    'Jede wird gelesen und geplant, wie es jetzt wäre. Geschrieben wird nichts, weder in NAV noch im Shop.',
  many: {
    title: (count) => `Probelauf mit ${one(count, '1 Bestellung', `${n(count)} Bestellungen`)}`,
    onlyFirst: (most, all) => `Probiert werden die ersten ${n(most)} der ${n(all)} ausgewählten.`,
    progress: (done, total) => `${n(done)} von ${n(total)} probiert`,
    results: 'Was aus jeder würde',
    counts: {
      write: (count) => `${n(count)} ${would(count)} geschrieben`,
      wait: (count) => `${n(count)} ${would(count)} auf Sie warten`,
      leaveOut: (count) => `${n(count)} ${would(count)} ausgelassen`,
      inNav: (count) => `${n(count)} schon in NAV`,
      failed: (count) => `${n(count)} ${one(count, 'ließ', 'ließen')} sich nicht probieren`,
      left: (count) => `${n(count)} nicht probiert`,
    },
    outcomes: {
      write: 'Würde geschrieben',
      wait: 'Würde warten',
      leaveOut: 'Würde ausgelassen',
      inNav: (documentNo) => `Schon in NAV, als ${documentNo}`,
    },
  },
};
