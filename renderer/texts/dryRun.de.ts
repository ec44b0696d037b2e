import type { dryRun as english } from './dryRun.en.ts';

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
};
