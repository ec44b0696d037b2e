import { counting, one, upTo } from './count.ts';

const n = counting('en');
const up = upTo('en');
const many = (count: number): string => one(count, '1 customer', `${n(count)} customers`);

/** Customers that were created in NAV, for a person to look over. */
export const customers = {
  shown: 'Which customers',
  unverified: 'Not verified yet',
  all: 'All that were created',
  counted: {
    unverified: (count: string) => `${up(count)} ${count === '1' ? 'customer is' : 'customers are'} not verified yet.`,
    all: (count: string) => `${up(count)} ${count === '1' ? 'customer was' : 'customers were'} created in NAV.`,
  },
  meaning:
    'Customers that were created in NAV for new shoppers. Look each of them over in NAV, then mark it as verified.',
  table: 'Customers created in NAV',
  no: 'Customer no.',
  name: 'Name, as it was created',
  created: 'Created',
  order: 'For order',
  posting: 'Posting',
  holdsPosting: 'Held until verified',
  verified: 'Verified by',
  select: (no: string) => `Select customer ${no}`,
  selectAll: 'Select all that are shown',
  verify: (count: number) => (count === 0 ? 'Verified' : `Verified: ${many(count)}`),
  verifyReason: 'Select the customers that you have looked over in NAV.',
  confirm: {
    title: (count: number) => `Mark ${many(count)} as verified?`,
    meaning: (count: number) =>
      `You have looked ${one(count, 'it', 'them')} over in NAV: name, address, posting groups and terms. ml-connector changes nothing on ${one(count, 'its card', 'their cards')}.`,
    held: (count: number) =>
      `${one(count, 'The posting of 1 of them is held', `The posting of ${n(count)} of them is held`)}: documents that wait for it are posted in NAV now, and that cannot be taken back.`,
    heldOne: 'Its posting is held: documents that wait for it are posted in NAV now, and that cannot be taken back.',
    notHeld: 'No document waits for this.',
    go: 'Mark as verified',
  },
  done: (verified: number, jobs: number) =>
    `${many(verified)} verified.${jobs === 0 ? '' : ` ${one(jobs, '1 held document goes', `${n(jobs)} held documents go`)} on to posting.`}`,
  untie: {
    open: 'Untie shoppers from a card',
    title: 'Untie shoppers from a card in NAV',
    meaning:
      'A shopper with an account in the shop keeps the customer that the first order was written for. If that is the wrong one, untie it here: the next order looks for a customer anew. Documents that are in NAV stay as they are.',
    no: 'Customer no. of the wrong card',
    noHint: 'As it stands in NAV.',
    first: 'Take the shopper’s e-mail address off that card in NAV first: the search would find it again by that.',
    go: 'Untie',
    done: (count: number, no: string) =>
      count === 0
        ? `No shopper is tied to customer ${no}.`
        : `${one(count, '1 shopper is', `${n(count)} shoppers are`)} no longer tied to customer ${no}.`,
  },
  empty: 'No customer waits to be verified',
  emptyRemedy: 'A customer that is created in NAV for a new shopper appears here. Nothing to do.',
  emptyAll: 'No customer was created yet',
  emptyAllRemedy: 'A shopper whom NAV does not know gets a customer there with the first order, if the rules say so.',
  hint: (count: number, isMore: boolean) =>
    `${isMore ? 'More than ' : ''}${one(count, '1 customer waits', `${n(count)} customers wait`)} to be verified in NAV. Until then ${one(count, 'its', 'their')} documents are not posted.`,
  lookOver: 'Look them over',
  lookOverNamed: (integration: string) => `Look them over in ${integration}`,
};
