import type { CallParts } from '../calls/createCalls.ts';
import type { Settings } from '../contract/settings.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface UserCallsOptions {
  readonly settings: () => Settings;
  readonly settingsCalls: Pick<SettingsCalls, 'addUser' | 'changeUser' | 'removeUser'>;
}

/** Who may sign in at the dashboard, as an administrator sees and changes it. */
export function createUserCalls({ settings, settingsCalls }: UserCallsOptions): CallParts['users'] {
  const list = () => ({ users: settings().users.map(({ name, role }) => ({ name, role })) });
  return {
    'users.list': async () => list(),
    'users.add': async ({ name, role, password }, actor) => {
      settingsCalls.addUser(name, role, password, `person:${actor.name}`);
      return list();
    },
    'users.change': async ({ name, ...change }, actor) => {
      settingsCalls.changeUser(name, change, `person:${actor.name}`);
      return list();
    },
    'users.remove': async ({ name }, actor) => {
      settingsCalls.removeUser(name, `person:${actor.name}`);
      return list();
    },
  };
}
