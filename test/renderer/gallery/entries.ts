import {
  connectionTabs,
  mappingTabs,
  orderTabs,
  settingsSections,
  setupSteps,
  toHash,
  type Route,
} from '../../../renderer/routes.ts';
import { states, type State } from './states.ts';

/** A picture of the gallery: a screen at an address, in one of its states. */
export interface Entry {
  /** Such as `orders` or `settings-storage`; with the state it names the picture. */
  readonly name: string;
  readonly hash: string;
  readonly state: State;
}

/** The screens of the navigation, each shown in every state. */
const screens: readonly Route[] = [
  { screen: 'overview' },
  { screen: 'orders', filter: {} },
  { screen: 'attention' },
  { screen: 'deliveries' },
  { screen: 'audit', address: {} },
  { screen: 'connections' },
  { screen: 'integrations' },
  { screen: 'mapping', tab: 'waiting' },
  { screen: 'schedules' },
  { screen: 'settings', section: 'storage' },
];

const order = { screen: 'order', integrationId: 'lindner', orderKey: '48213' } as const;

/** What lies behind them. */
const views: readonly (readonly [string, Route])[] = [
  ...orderTabs.map((tab) => [`order-${tab}`, { ...order, tab }] as const),
  ...connectionTabs.map((tab) => [`connection-${tab}`, { screen: 'connection', connectionId: 'nav', tab }] as const),
  ['connection-bigcommerce', { screen: 'connection', connectionId: 'big', tab: 'ladder' }],
  ...mappingTabs.map((tab) => [`mapping-${tab}`, { screen: 'mapping', tab }] as const),
  ...settingsSections.map((section) => [`settings-${section}`, { screen: 'settings', section }] as const),
  ...setupSteps.map((step) => [`setup-${step}`, { screen: 'setup', step, nav: 'nav', store: 'shop' }] as const),
  ['audit-entry', { screen: 'audit', address: { entry: 1204 } }],
];
/** Of these the length of what they show matters. */
const long = /^(order-plan|connection-ladder|mapping-(table|taxes|created)|settings-\w+|setup-rules)$/;

const entry = (name: string, route: Route, state: State): Entry => ({ name, hash: toHash(route), state });

export const entries: readonly Entry[] = [
  ...states.flatMap((state) => screens.map((route) => entry(route.screen, route, state))),
  ...views.map(([name, route]) => entry(name, route, 'usual')),
  ...views.filter(([name]) => long.test(name)).map(([name, route]) => entry(name, route, 'many')),
];

export const titleOf = ({ name, state }: Entry): string => `${name}, ${state}`;
