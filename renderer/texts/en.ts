import type { Age } from '../format.ts';

const n = (count: number): string => new Intl.NumberFormat('en').format(count);
const one = (count: number, single: string, many: string): string => (count === 1 ? single : many);
const orders = (count: number): string => one(count, '1 order', `${n(count)} orders`);
const list = (names: readonly string[]): string => new Intl.ListFormat('en', { type: 'conjunction' }).format(names);

/** English, and by its type the list of all texts there are. */
export const en = {
  language: 'en',
  product: 'ml-connector',
  frame: {
    skip: 'Skip to content',
    screens: 'Screens',
    everyDay: 'Every day',
    lookInside: 'Look inside',
    setUp: 'Set up',
    overview: 'Overview',
    orders: 'Orders',
    attention: 'Needs attention',
    audit: 'Audit log',
    connections: 'Connections',
    signOut: 'Sign out',
    live: (time: string) => `Live, ${time}`,
    connecting: 'Connecting',
    stale: (time: string) => `Stale since ${time}, reconnecting`,
    ordersWait: (count: number) => one(count, '1 order waits for you', `${n(count)} orders wait for you`),
    accounted: 'All accounted for',
    notAccounted: 'Does not add up',
    writingOn: 'Writing on: NAV',
    writingOff: 'Writing off: shadow mode',
    writingSome: (live: number, all: number) => `Writing on in ${n(live)} of ${n(all)}`,
    queueEmpty: 'Nothing in queue',
    queue: (count: number, oldest: string) => `${n(count)} in queue, oldest ${oldest}`,
  },
  common: {
    orders,
    none: 'none',
    asOf: (time: string) => `As of ${time}. The engine does not answer; this is what it told last.`,
    tryAgain: 'Try again',
    details: 'Details',
    cancel: 'Cancel',
    close: 'Close',
    copy: 'Copy',
    copied: 'Copied',
    showMore: 'Show more',
    loading: 'Being read',
    engineAway: 'The engine does not answer. It is being restarted; nothing is lost.',
    engineAwayRemedy: 'Nothing to do. If it stays like this, start ml-connector again.',
    mayNot: 'Your role may look, but not change anything. Ask for the role of an operator.',
    never: 'never',
    equals: 'equals',
    plus: 'plus',
  },
  ago: (age: Exclude<Age, { unit: 'days' }>): string => {
    switch (age.unit) {
      case 'now':
        return 'just now';
      case 'seconds':
        return `${age.count} s ago`;
      case 'minutes':
        return `${age.count} min ago`;
      case 'hours':
        return `${age.count} h ago`;
    }
  },
  /** The same without saying that it is past. */
  span: (age: Exclude<Age, { unit: 'days' }>): string => {
    switch (age.unit) {
      case 'now':
        return '1 s';
      case 'seconds':
        return `${age.count} s`;
      case 'minutes':
        return `${age.count} min`;
      case 'hours':
        return `${age.count} h`;
    }
  },
  marks: {
    equal: 'equal',
    differs: 'differs',
    fine: 'fine',
    attention: 'needs attention',
    down: 'down',
    waiting: 'waiting',
    working: 'working',
    leftOut: 'left out',
    none: 'not compared',
  },
  states: {
    fetching: 'Being read',
    planned: 'Planned',
    writing: 'Being written',
    checking: 'Checking with NAV',
    written: 'In NAV',
    parked: 'Waits for you',
    retrying: 'Tries again',
    leftOut: 'Left out',
    gone: 'Gone from the store',
    shadow: 'Shadow',
  },
  steps: {
    fetching: 'Being read from the store',
    planned: 'Planned, waits for its turn',
    writing: 'Being written to NAV',
    checking: 'Checking with NAV whether it was written',
    written: 'In NAV with the same total',
    parked: 'Waits for a decision',
    retrying: 'Goes on by itself',
    leftOut: 'Left out by rule',
    gone: 'No longer in the store',
    shadow: 'Shadow mode: planned, not written',
  },
  terms: {
    equal: 'In NAV, equal',
    onTheWay: 'On their way',
    waiting: 'Wait for you',
    leftOut: 'Left out by rule',
  },
  sentence: {
    notSetUp: 'Nothing is connected yet.',
    notSetUpDetail:
      'Import a settings file with a NAV company, a store and an integration between the two. Nothing is written to NAV or the store before.',
    nothingLost: 'Nothing is lost.',
    doesNotAddUp: (names: readonly string[]) => `Today does not add up for ${list(names)}.`,
    doesNotAddUpDetail: 'The row marked ≠ shows where.',
    down: (names: readonly string[]) => `${list(names)} ${one(names.length, 'does', 'do')} not answer.`,
    downDetail: 'What needs it goes on by itself when it is back.',
    refused: (names: readonly string[]) => `${list(names)} ${one(names.length, 'refuses', 'refuse')} the sign-in.`,
    refusedDetail: 'We do not try again by ourselves; check the password or key.',
    none: 'No orders yet today.',
    noneKnown: 'No orders known yet today.',
    beingRead: (count: number) =>
      one(count, '1 order is being read from the store.', `${n(count)} orders are being read from the store.`),
    moreBeingRead: (count: number) => one(count, '1 more is being read', `${n(count)} more are being read`),
    waiting: (count: number, total: number) =>
      total === 1
        ? 'Today’s only order waits for you.'
        : count === total
          ? `All ${n(total)} of today’s orders wait for you.`
          : `${n(count)} of today’s ${n(total)} orders ${one(count, 'waits', 'wait')} for you.`,
    olderWait: (count: number) => one(count, '1 older order waits for you.', `${n(count)} older orders wait for you.`),
    olderWaitToo: (count: number) => one(count, '1 older one waits too.', `${n(count)} older ones wait too.`),
    onTheWay: (count: number, total: number) =>
      total === 1
        ? 'Today’s only order is on its way.'
        : count === total
          ? `All ${n(total)} of today’s orders are on their way.`
          : `${n(count)} of today’s ${n(total)} orders ${one(count, 'is on its way', 'are on their way')}.`,
    allEqual: (total: number) =>
      total === 1
        ? 'Today’s only order is in NAV with the same total.'
        : `All ${n(total)} of today’s orders are in NAV with the same total.`,
    allKnownEqual: (total: number) =>
      total === 1
        ? 'The only order known today is in NAV with the same total.'
        : `All ${n(total)} orders known today are in NAV with the same total.`,
    allLeftOut: (total: number) =>
      total === 1
        ? 'Today’s only order is left out by rule.'
        : `All ${n(total)} of today’s orders are left out by rule.`,
    settled: (equal: number, total: number) =>
      `${n(equal)} of today’s ${n(total)} orders ${one(equal, 'is', 'are')} in NAV with the same total, the others are left out by rule.`,
    partEqual: (count: number) => `${n(count)} ${one(count, 'is', 'are')} in NAV once, with the same total`,
    partOnTheWay: (count: number) => one(count, '1 is on its way', `${n(count)} are on their way`),
    partLeftOut: (count: number) => `${n(count)} ${one(count, 'is', 'are')} left out by rule`,
    parts: (parts: readonly string[]) => `${parts.join(', ')}.`,
    shadow: 'Shadow mode: nothing is written to NAV.',
    shadowPlanned: (count: number) =>
      one(count, 'Today’s only order was read.', `Today’s ${n(count)} orders were read.`),
    shadowOf: (name: string, count: number, waiting: number) => {
      const read = count === 0 ? 'no order today' : one(count, '1 order was read', `${n(count)} orders were read`);
      const wait = waiting === 0 ? '' : one(waiting, ', 1 waits for you', `, ${n(waiting)} wait for you`);
      return `${name} is in shadow mode: ${read}${wait}, nothing is written.`;
    },
  },
  overview: {
    comparedAt: (time: string) => `Compared to the cent at ${time}.`,
    equation: 'Today, both sides',
    today: 'Today',
    inTheStore: 'In the store',
    addsUp: 'Adds up',
    toTheCent: 'to the cent',
    doesNot: 'does not add up',
    navHas: (amount: string) => `NAV has ${amount}`,
    shadow: 'Shadow',
    beingRead: (count: number) => `${n(count)} being read`,
    noOrders: 'no orders',
    hours: 'Orders per hour, last 24 hours',
    hoursSummary: (equal: number, onTheWay: number, waiting: number, leftOut: number) =>
      `Orders per hour over 24 hours: ${n(equal)} in NAV, ${n(onTheWay)} on their way, ${n(waiting)} waiting for you, ${n(leftOut)} left out`,
    asTable: 'As a table',
    hour: 'Hour',
    decisions: (count: number) =>
      count === 0
        ? 'No decision waits for you'
        : one(count, '1 order waits for you', `${n(count)} orders wait for you`),
    decisionsEmpty: 'An order that needs a decision appears here with its cause and the way out.',
    openAll: 'Open all',
    connections: 'Connections',
    lastSuccess: 'Last success',
    lastDelivery: 'The store called',
    lastPoll: 'We looked for orders',
    lastWritten: 'Written to NAV',
    lookNow: 'Look for orders now',
    looking: (jobs: number) => one(jobs, 'Looking in 1 store', `Looking in ${n(jobs)} stores`),
  },
  connection: {
    fine: 'Reachable',
    down: 'Not reachable',
    refused: 'Sign-in refused',
    unknown: 'Not pinged yet',
    nav: 'NAV',
    woocommerce: 'WooCommerce',
    ping: 'Ping',
    pingNamed: (name: string) => `Ping ${name}`,
    lastPing: 'Last ping',
    milliseconds: (ms: number) => `${n(ms)} ms`,
    address: 'Address',
    deliveryUrl: 'Delivery address',
    copyDeliveryUrl: 'Copy delivery address',
    noDeliveryUrl: 'No public address: orders are fetched every minute; that is fine.',
    title: 'Connections',
    sentence: 'The systems on both sides: whether we reach them, and what to do if not.',
    empty: 'No connections yet',
    emptyRemedy: 'They come with the settings file: one NAV company and one store make the first integration.',
  },
  orders: {
    title: 'Orders',
    counted: (count: string) => (count === '1' ? '1 order.' : `${count} orders.`),
    all: 'All',
    filter: 'Terms of the equation',
    search: 'Order or document number',
    integration: 'Integration',
    allIntegrations: 'All integrations',
    period: 'Placed',
    anyTime: 'Placed at any time',
    today: 'Placed today',
    week: 'Placed in the last 7 days',
    status: 'Status',
    order: 'Order',
    placed: 'Placed',
    customer: 'Customer',
    storeTotal: 'Store total',
    compare: 'compared',
    navTotal: 'NAV total',
    document: 'NAV document',
    lastStep: 'Last step',
    when: 'When',
    newRows: (count: number) => `${n(count)} new`,
    keys: 'Arrow keys move, Enter opens, R replays.',
    empty: 'No orders yet',
    emptyRemedy:
      'The first one placed after the integration’s start will appear here within seconds; older ones are not imported.',
    noneFound: 'No order matches these filters',
    noneFoundRemedy: 'Choose another term, integration or period, or clear the filters.',
    clear: 'Clear filters',
  },
  order: {
    placed: (customer: string, when: string, store: string) => `${customer}. Placed ${when} in ${store}.`,
    writtenAs: 'Written as',
    replay: 'Replay',
    readAgain: 'Read again',
    readAgainDone: 'The order is being read again.',
    nothingToReplay: 'There is nothing to replay: the order did not stop.',
    timeline: 'From the shop to NAV',
    views: 'Views of the order',
    tabs: {
      plan: 'Plan against result',
      totals: 'Totals per rate',
      requests: 'Requests',
      received: 'Order as received',
      audit: 'Audit log',
    },
    onlyStories: 'Only values with a story',
    header: 'Header',
    customer: 'Customer',
    line: (no: string) => `Line ${no}`,
    field: 'Field',
    written: 'Written',
    comesFrom: 'Comes from',
    navHas: 'NAV has now',
    noPlan: 'No plan yet',
    noPlanRemedy: 'The plan appears once the order was read from the store and every value has its place in NAV.',
    noStories: 'Every value was taken over as it is. Switch off the filter to see them all.',
    rate: 'Rate',
    storeNet: 'Store net',
    storeTax: 'Store VAT',
    navNet: 'NAV net',
    navTax: 'NAV VAT',
    difference: 'VAT difference',
    total: 'Total',
    noTotals: 'No totals yet',
    noTotalsRemedy: 'They appear once the order was read from the store.',
    noRequests: 'No requests kept',
    noRequestsRemedy: 'What was sent for this order and what came back is kept here until its retention ends.',
    request: 'Sent',
    response: 'Answered',
    noBody: 'no content',
    status: 'Status',
    noAnswer: 'no answer',
    notReceived: 'Not read yet, or removed when its retention ended',
    notReceivedRemedy: '“Read again” fetches it from the store as it is now.',
    noAudit: 'No entries yet',
    noAuditRemedy: 'Everything done for this order will be listed here.',
  },
  timeline: {
    placed: 'Placed in the store',
    delivery: 'Delivery received',
    'poll.found': 'Found by looking for changes',
    'order.planned': 'Read from the store and planned',
    'order.checking': 'Checking with NAV',
    'order.leftOut': 'Left out by rule',
    'order.gone': 'No longer in the store',
    'order.agreed': 'Agreed again',
    'order.compared': 'Compared: equal',
    'customer.created': 'Customer created in NAV',
    'document.written': 'Written to NAV',
    'document.found': 'Found in NAV',
    'document.removed': 'Draft removed from NAV',
    'job.parked': 'Waits for you',
    'job.failed': 'Goes on by itself later',
    'job.replayed': 'Replayed',
    'connection.pinged': 'Connection pinged',
    'settings.changed': 'Settings changed',
    'audit.pruned': 'Old contents removed',
    'subject.erased': 'A person erased',
    exchange: 'Request',
  },
  planFields: {
    externalDocumentNumber: 'External document no.',
    customerNumber: 'Customer no.',
    orderDate: 'Order date',
    postingDate: 'Posting date',
    currencyCode: 'Currency',
    pricesIncludeTax: 'Prices incl. VAT',
    lineObjectNumber: 'No.',
    unitOfMeasureCode: 'Unit of measure',
    quantity: 'Quantity',
    description: 'Description',
    taxCode: 'VAT group',
    unitPrice: 'Unit price',
    discountAmount: 'Line discount',
  },
  attention: {
    title: 'Needs attention',
    sentence: (count: number, causes: number) =>
      `${one(count, '1 order waits', `${n(count)} orders wait`)} for ${one(causes, 'one decision', `${n(causes)} decisions`)}.`,
    nothing: 'Nothing waits for you.',
    empty: 'No decision waits for you',
    emptyRemedy: 'An order that needs one appears here with its cause and the way out. Nothing to do.',
    oldest: 'oldest',
    replay: (count: number) => `Replay the ${n(count)}`,
    replayOne: 'Replay the order',
    showAll: (count: number) => `Show all ${n(count)}`,
    showFewer: 'Show fewer',
    more: (count: number) => `The first ${n(count)} are listed.`,
  },
  confirm: {
    title: (count: number) => `Replay ${orders(count)}?`,
    body: 'Each is read from the store again, planned anew and settled. What is in NAV already is not written twice.',
    fewer: (waiting: number, count: number) =>
      `${n(waiting)} wait; ${n(count)} of them can be replayed now, the others are on their way already.`,
    nothing: 'Nothing is left to replay; it is on its way already.',
    counting: 'Counting what a replay would run',
    go: (count: number) => `Replay ${n(count)}`,
  },
  run: {
    running: (done: number, total: number) => `Replaying: ${n(done)} of ${n(total)} done`,
    done: (done: number) => `Replayed: ${orders(done)} done`,
    cancelled: (done: number, total: number) => `Replay cancelled after ${n(done)} of ${n(total)}`,
    skipped: (count: number) => `${n(count)} left out`,
    failed: (count: number) => one(count, '1 waits again', `${n(count)} wait again`),
    dismiss: 'Dismiss',
  },
  audit: {
    title: 'Audit log',
    sentence: 'Who did what. Entries are chained: a changed or missing one is found.',
    verify: 'Verify',
    notVerified: 'Not verified since this window was opened.',
    unchanged: (entries: number) =>
      one(entries, 'Unchanged: 1 entry, no gap.', `Unchanged: ${n(entries)} entries, no gap.`),
    broken: (seq: number) => `The chain breaks at entry ${n(seq)}.`,
    brokenRemedy: 'Keep this computer as it is and compare with the last export or backup.',
    unproven: (time: string) => `Since the last signed head at ${time} not yet provable.`,
    head: 'Head',
    search: 'Order number',
    seq: 'No.',
    time: 'Time',
    kind: 'What',
    actor: 'Who',
    order: 'Order',
    document: 'NAV document',
    status: 'Status',
    cause: 'Cause',
    empty: 'No entries yet',
    emptyRemedy: 'Everything the connector does is entered here, from the first delivery on.',
    noneFound: 'No entry for this order number',
    noneFoundRemedy: 'Type the number as the store shows it.',
  },
  signIn: {
    title: 'Sign in',
    name: 'Name',
    password: 'Password',
    go: 'Sign in',
    refused: 'Name or password does not fit.',
    refusedRemedy: 'Both are as the administrator set them in the settings file; mind capitals.',
    ended: 'The sign-in has ended. Sign in again.',
  },
  engine: {
    'engine-unreachable': {
      message: 'The engine does not answer. It is being restarted; nothing is lost.',
      whatToDo: 'Nothing to do. If it stays like this, start ml-connector again.',
    },
    'signed-out': { message: 'The sign-in has ended.', whatToDo: 'Sign in again.' },
  },
};

export type Texts = typeof en;
