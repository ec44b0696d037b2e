import { counting, one } from './count.ts';

const n = counting('en');
const orders = (count: number): string => one(count, '1 order', `${n(count)} orders`);

/** A store joined to a company, and its switch between showing and writing. */
export const integrations = {
  title: 'Integrations',
  sentence: 'Which store writes into which company, and whether it does.',
  empty: 'No integrations yet',
  emptyRemedy:
    'One NAV company and one store make the first integration. Set them up step by step, or import a settings file.',
  live: 'Live: orders are written to NAV',
  shadow: 'Shadow: orders are planned and shown, not written',
  into: 'into',
  nav: 'NAV connection',
  prefix: 'Prefix',
  noPrefix: 'none',
  startAt: 'Orders count from',
  shadowed: 'Only shown',
  shadowedOrders: (count: number) => (count === 0 ? 'none' : `${orders(count)}, not in NAV`),
  goLive: 'Go live',
  goShadow: 'Back to shadow mode',
  liveTitle: (name: string) => `Go live with ${name}?`,
  liveMeaning: (company: string) => `From then on its orders are written into ${company} as sales orders, each once.`,
  which: 'Which orders are written',
  fromNowOn: 'From now on',
  fromNowOnMeaning: 'Only orders placed from this moment on.',
  leavesOut: (count: number) => `The ${orders(count)} that were shown stay out of NAV for good.`,
  alsoShadowed: (count: number) => `Also the ${orders(count)} that were shown`,
  alsoShadowedMeaning: 'They are read again and written at once; those that need a decision wait for you.',
  shadowTitle: (name: string) => `Put ${name} back into shadow mode?`,
  shadowMeaning: 'Its orders are planned and shown from then on, and nothing is written to NAV.',
  shadowKeeps: 'What is in NAV stays there, and is not looked after while the integration is in shadow mode.',
  writingShown: 'Writing of the orders that were shown',
  endingShown: 'Ended, the integration is in shadow mode again, and what has not begun stays as it was shown.',
  isLive: (jobs: number) =>
    jobs === 0
      ? 'Live from now on.'
      : `Live. ${one(jobs, '1 order that was shown is', `${n(jobs)} orders that were shown are`)} on the way.`,
  isShadow: 'In shadow mode. Nothing is written to NAV any more.',
};
