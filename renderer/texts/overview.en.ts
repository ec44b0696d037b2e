import { counting, one } from './count.ts';

const n = counting('en');

export const overview = {
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
    count === 0 ? 'No decision waits for you' : one(count, '1 order waits for you', `${n(count)} orders wait for you`),
  decisionsEmpty: 'An order that needs a decision appears here with its cause and the way out.',
  openAll: 'Open all',
  connections: 'Connections',
  lastSuccess: 'Last success',
  integration: 'Integration',
  flows: {
    called: 'The store called',
    looked: 'Orders looked for',
    written: 'Written to NAV',
    customers: 'Customer made',
    followed: 'Documents looked after',
    compared: 'All orders compared',
  },
  spark: (pings: number, least: number, most: number) =>
    least === most
      ? `The last ${n(pings)} pings: ${n(most)} ms.`
      : `The last ${n(pings)} pings: ${n(least)} to ${n(most)} ms.`,
  sparkFailed: (failed: number, pings: number) => `${n(failed)} of ${n(pings)} got no answer.`,
  lookNow: 'Look for orders now',
  looking: (jobs: number) => one(jobs, 'Looking in 1 store', `Looking in ${n(jobs)} stores`),
};
