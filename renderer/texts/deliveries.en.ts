import { counting, one } from './count.ts';

const n = counting('en');

/** What arrived, and whether it was believed. */
export const deliveries = {
  title: 'Deliveries',
  sentence: 'What the shops and NAV told, what was found by looking, and what was refused.',
  empty: 'Nothing has arrived yet',
  emptyRemedy:
    'What a shop tells appears here within a second. Without a public address, orders are found by looking for them, and stand here too.',
  noneFound: 'Nothing fits',
  noneFoundRemedy: 'Look for another id, or for all kinds.',
  kind: 'Kind',
  kinds: { all: 'Told or found', webhook: 'Told by the system', poll: 'Found by looking' },
  record: 'Id of the record in the store',
  heads: {
    time: 'Time',
    source: 'Source',
    topic: 'Topic',
    record: 'Record',
    verifiedBy: 'Verified by',
    repeats: 'Repeats',
    answer: 'Answer',
    job: 'Job',
    actions: 'What can be done',
  },
  verifiedBy: { signature: 'Signature', clientState: 'Client state', asked: 'We asked for it' },
  account: (id: string) => `account ${id}`,
  noAnswer: 'none',
  last: (time: string) => `last ${time}`,
  jobs: {
    waiting: 'Waits',
    leased: 'Runs',
    parked: 'Waits for you',
    done: 'Done',
    superseded: 'Went on in another',
  },
  noJob: 'rang nothing',
  inspect: 'Inspect',
  inspectOf: (id: number) => `Inspect delivery ${id}`,
  ring: 'Ring again',
  ringOf: (id: number) => `Ring again for delivery ${id}`,
  rung: (jobs: number) => `${one(jobs, '1 job', `${n(jobs)} jobs`)} rung.`,
  dialog: {
    title: (id: number) => `Delivery ${id}`,
    meaning:
      'The body is kept sealed, because shoppers typed what is in it. That you opened it is entered in the audit log under your name.',
    open: 'Open it',
    body: 'The body as it came',
    purged: 'Its body is past its retention and was removed.',
  },
  refused: {
    title: 'Refused',
    sentence: (count: number) =>
      `${one(count, '1 request was', `${n(count)} requests were`)} refused in the last 7 days. Nothing of them is kept but their number.`,
    none: 'No request was refused in the last 7 days.',
    hour: 'Hour',
    source: 'Sent where this connection listens',
    unknown: 'no connection',
    reason: 'Why',
    count: 'Number',
    reasons: {
      unknownPath: 'Unknown path',
      tooMany: 'Too many at once',
      tooLarge: 'Larger than 1 MiB',
      signatureMissing: 'No signature',
      signatureWrong: 'Wrong signature',
      otherShop: 'A copy of the shop is sending',
      notJson: 'Not JSON',
      method: 'Not a POST',
      tokenRefused: 'No validation token of NAV',
      clientStateWrong: 'Wrong client state',
    },
  },
};
