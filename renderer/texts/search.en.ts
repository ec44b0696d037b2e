import { one } from './count.ts';

/** The search in the title bar, and what can be done from there. */
export const search = {
  label: 'Find an order, document, SKU, customer or command',
  placeholder: 'Order, document, SKU, customer or command',
  key: 'Ctrl+K',
  results: 'What was found',
  groups: {
    orders: 'Orders',
    documents: 'Documents in NAV',
    skus: 'SKUs',
    customers: 'Customers',
    commands: 'Commands',
    screens: 'Screens',
  },
  allOrders: (text: string) => `All orders that begin with ${text}`,
  waits: 'Orders wait for this item',
  mappedTo: (itemNo: string) => (itemNo === '' ? 'Its lines are left out' : `Mapped to item ${itemNo}`),
  logged: 'In the audit log',
  createdFor: (orderNo: string) => `Created for order ${orderNo}`,
  aboutPerson: 'All entries about this person',
  looking: 'Looking…',
  found: (count: number) => one(count, '1 hit', `${count} hits`),
  nothing: 'Nothing begins like this',
  nothingHint: 'Numbers and SKUs are found by how they begin, a customer by the whole e-mail address.',
  nobody: 'No order of this person is known here',
  half: 'A customer is found by the whole e-mail address',
  commands: {
    fetch: 'Fetch an order from the store…',
    fetchThis: (text: string) => `Fetch order ${text} from the store…`,
    pause: 'Pause all work…',
    resume: 'Resume all work',
    ping: 'Ping every connection',
    verify: 'Verify the audit log',
  },
  resumed: 'Work goes on.',
  busy: 'Being done…',
};
