import type { FakeRequest } from '../http.ts';

export interface NavUser {
  readonly name: string;
  /** Password or web service access key. */
  readonly password: string;
}

/** User names are compared without case, passwords exactly. */
export function isKnownUser(users: readonly NavUser[], request: FakeRequest): boolean {
  const match = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers['authorization'] ?? '');
  if (match?.[1] === undefined) return false;
  const [name, password] = splitAtColon(Buffer.from(match[1], 'base64').toString('utf8'));
  return users.some((user) => user.name.toLowerCase() === name.toLowerCase() && user.password === password);
}

function splitAtColon(pair: string): readonly [string, string] {
  const colon = pair.indexOf(':');
  return colon < 0 ? [pair, ''] : [pair.slice(0, colon), pair.slice(colon + 1)];
}
