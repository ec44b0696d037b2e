import type { Alarm, Alarms } from '../base/alarm.ts';
import type { ConnectionSettings } from '../contract/settings.ts';
import type { PingResult } from '../health/pings.ts';

/** What a ping finds where the shop calls itself by another address than the connection's. */
export const OTHER_HOME = 'other-home';

/**
 * After every ping: a shop that lives elsewhere may be a copy of the one we write to, made with its keys. It is over
 * once the shop and the settings name the same address.
 */
export function tellWhetherStoreMoved(connection: ConnectionSettings, result: PingResult, alarms: Alarms): void {
  if (connection.kind === 'nav') return;
  if (result.code === OTHER_HOME) alarms.raise(storeMoved(connection, result));
  else if (saidItsHome(result)) alarms.clear('store-moved', `connection/${connection.id}`);
}

function saidItsHome({ ladder }: PingResult): boolean {
  return ladder.some(({ name, result }) => name === 'server' && result !== 'failed' && result !== 'notTried');
}

function storeMoved({ id, url }: ConnectionSettings, { message }: PingResult): Alarm {
  const home = /calls itself (\S+);/.exec(message)?.[1] ?? '';
  return {
    kind: 'store-moved',
    scope: `connection/${id}`,
    message: `The shop at ${url} says that it lives at ${home}: it was moved, or this is a copy of it. Nothing is written for it.`,
    whatToDo:
      'If the shop has moved, enter its new address at the connection. If this is a copy, enter the address of the real shop. Writing goes on by itself then.',
    params: { home, setting: url },
    stopsWrites: true,
  };
}
