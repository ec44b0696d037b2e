import { ConnectorError } from '../base/errors.ts';
import type { Role, Settings } from '../contract/settings.ts';

type Users = Settings['users'];

/** @throws ConnectorError `user-unknown`, `last-administrator` */
export function withRole(users: Users, name: string, role: Role | undefined): Users {
  const changed = users.map((user) => (user.name === name ? { name, role: role ?? user.role } : user));
  return checked(users, name, changed);
}

/** @throws ConnectorError `user-unknown`, `last-administrator` */
export function withoutUser(users: Users, name: string): Users {
  return checked(
    users,
    name,
    users.filter((user) => user.name !== name),
  );
}

function checked(users: Users, name: string, changed: Users): Users {
  if (!users.some((user) => user.name === name)) {
    throw userError('notFound', 'user-unknown', 'Nobody of this name may sign in any more.', 'Reload the window.');
  }
  const isAdministered = (all: Users) => all.some(({ role }) => role === 'administrator');
  if (isAdministered(users) && !isAdministered(changed)) {
    const message = 'Nobody could change settings any more.';
    throw userError('conflict', 'last-administrator', message, 'Make somebody else administrator first.');
  }
  return changed;
}

function userError(kind: 'notFound' | 'conflict', code: string, message: string, whatToDo: string): ConnectorError {
  return new ConnectorError({ kind, code, message, whatToDo, system: 'engine' });
}
