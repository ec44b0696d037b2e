import {
  type ConnectionSettings,
  secretFields,
  type SecretSource,
  type Settings,
  type SettingsFile,
} from '../contract/settings.ts';
import type { ConnectionFile } from './secrets.ts';

/**
 * Settings as a file that can be imported again: where a secret belongs it names the environment variable to set. A
 * webhook secret is left out, so that the one of the connection stays.
 */
export function toSettingsFile(settings: Settings, hasSecret: (id: string) => boolean): SettingsFile {
  const variable = createVariables();
  return {
    version: 1,
    ...(settings.publicUrl === null ? {} : { publicUrl: settings.publicUrl }),
    ...(settings.tunnel && { address: { kind: 'localtunnel', ...settings.tunnel } }),
    connections: settings.connections.map((connection) => toConnectionFile(connection, variable, hasSecret)),
    integrations: settings.integrations.map((integration) => ({ ...integration })),
    users: settings.users.map((user) => ({ ...user, password: variable('user', user.name, 'password') })),
    schedules: settings.schedules,
    backup: settings.backup,
    retention: settings.retention,
    notifications: settings.notifications,
  };
}

type Variable = (...parts: readonly string[]) => SecretSource;

function toConnectionFile(
  connection: ConnectionSettings,
  variable: Variable,
  hasSecret: (id: string) => boolean,
): ConnectionFile {
  const fields = Object.entries(connection).filter(([field]) => field !== 'receiverKey');
  const secrets = secretFields[connection.kind]
    .filter((field) => field !== 'webhookSecret' && hasSecret(`${connection.id}/${field}`))
    .map((field) => [field, variable(connection.id, field)]);
  return { ...Object.fromEntries(fields), ...Object.fromEntries(secrets) } as ConnectionFile;
}

/** Names such as `ML_MY_NAV_CONSUMER_KEY`; two that would be the same are numbered. */
function createVariables(): Variable {
  const used = new Set<string>();
  return (...parts) => {
    const stem = ['ml', ...parts]
      .map((part) =>
        part
          .replace(/([a-z])([A-Z])/g, '$1_$2')
          .replace(/[^A-Za-z0-9]/g, '_')
          .toUpperCase(),
      )
      .join('_');
    let name = stem;
    for (let n = 2; used.has(name); n += 1) name = `${stem}_${n}`;
    used.add(name);
    return { env: name };
  };
}
