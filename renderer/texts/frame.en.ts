import { counting, one } from './count.ts';

const n = counting('en');

export const frame = {
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
  integrations: 'Integrations',
  mapping: 'Mapping & rules',
  schedules: 'Schedules',
  deliveries: 'Deliveries',
  settings: 'Settings',
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
};
