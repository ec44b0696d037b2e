/** What would become of an order, tried out without writing. */
export const dryRun = {
  go: 'Dry run',
  title: 'Dry run',
  running: 'The order is read and planned. Nothing is written.',
  nothingWritten: 'Nothing was written, neither in NAV nor in the store.',
  outcomes: {
    write: 'The order would be written to NAV.',
    wait: 'The order would wait for you.',
    leaveOut: 'The order would be left out.',
    inNav: (documentNo: string) => `The order is in NAV already, as ${documentNo}. It would not be written again.`,
  },
  noPlanNow: 'A new plan cannot be made now.',
  plan: 'What would be written',
  planInNav: 'What would be written anew, beside what NAV has',
  totals: 'Totals per rate of the dry run',
};
