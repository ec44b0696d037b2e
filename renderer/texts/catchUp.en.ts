import { counting, one } from './count.ts';

const n = counting('en');
const orders = (count: number): string => one(count, '1 order', `${n(count)} orders`);

/** Fetching one order, and reading again from a date. */
export const catchUp = {
  fetch: 'Fetch an order…',
  fetchTitle: 'Fetch an order from the store',
  fetchMeaning:
    'Looks in the store for an order that is missing here, and reads it in. What is in NAV already is compared and not written twice.',
  integration: 'Integration',
  number: 'Order number or id',
  look: 'Look in the store',
  looking: 'Looking in the store…',
  notFound: 'The store has no order with this number or id.',
  found: 'What the store has',
  placed: 'Placed',
  status: 'Status in the store',
  total: 'Total',
  here: 'Here',
  notHere: 'Not here yet',
  beforeStart: "Placed before the integration's start: it stays out.",
  readIn: 'Read it in',
  readAgain: 'Read it again',
  onTheWay: 'It is being read. Its row appears among the orders in a moment.',
  show: 'Show the order',
  reread: 'Read again from…',
  rereadTitle: (name: string) => `Read orders of ${name} again`,
  rereadMeaning:
    'Reads every order again that was placed or changed since then, whatever was read before. What is in NAV already is compared and not written twice; what a person took back stays out.',
  since: 'Since',
  count: 'Count the orders',
  counted: (count: number | null) =>
    count === null ? 'The store does not say how many there are.' : `${orders(count)} would be read again.`,
  startReread: 'Read them again',
  cancelReread: 'Stop reading',
  running: (done: number, total: number) =>
    total === 0 ? `${orders(done)} sent for so far` : `Sent for ${n(done)} of ${orders(total)}`,
  done: (done: number) =>
    done === 0
      ? 'No order was placed or changed since then.'
      : `${orders(done)} sent for. Each goes its way as if it had just come.`,
  cancelled: (done: number) => `Stopped after ${orders(done)}.`,
};
