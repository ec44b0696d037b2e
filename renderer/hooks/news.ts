import type { CallName, Events } from '../../main/contract/calls.ts';

type Changed = Events['changed'];

const callsAbout: Readonly<Record<Changed['what'], readonly CallName[]>> = {
  orders: [
    'overview.get',
    'overview.flows',
    'orders.list',
    'orders.get',
    'attention.list',
    'audit.list',
    'integrations.list',
    'mappings.unmatched',
  ],
  attention: ['overview.get', 'attention.list', 'mappings.unmatched'],
  connections: ['overview.get', 'connections.list', 'connections.samples', 'connections.details', 'address.get'],
  queue: ['overview.get', 'deliveries.list'],
  pauses: ['queue.pauses', 'overview.get'],
  schedules: ['schedules.list', 'overview.flows'],
  settings: [
    'overview.get',
    'overview.flows',
    'connections.samples',
    'alarms.list',
    'connections.list',
    'connections.details',
    'address.get',
    'orders.list',
    'attention.list',
    'integrations.list',
    'mappings.list',
    'mappings.unmatched',
    'rules.get',
    'schedules.list',
    'keys.get',
    'notifications.get',
    'connections.webhookMails',
  ],
  runs: ['audit.verification', 'audit.exports', 'runs.get', 'runs.list', 'trials.get', 'keys.get', 'integrations.list'],
  customers: ['customers.created', 'overview.flows'],
  mappings: ['mappings.list', 'mappings.unmatched'],
  alarms: ['alarms.list'],
  storage: ['storage.get'],
  users: ['users.list'],
};

const isOtherOrder = (changed: Changed, input: unknown): boolean => {
  const shown = input as { readonly integrationId?: string; readonly orderKey?: string };
  const told = changed.orderKey !== undefined && changed.integrationId !== undefined;
  return told && (shown.orderKey !== changed.orderKey || shown.integrationId !== changed.integrationId);
};

/** Whether what a call answered may have changed by what the engine told. */
export const concerns = (changed: Changed, name: CallName, input: unknown): boolean =>
  callsAbout[changed.what].includes(name) && !(name === 'orders.get' && isOtherOrder(changed, input));
