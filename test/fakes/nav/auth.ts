import type { FakeRequest } from '../http.ts';

export interface NavUser {
  readonly name: string;
  /** Password or web service access key. */
  readonly password: string;
}

/** Which account a web server in front has signed in, as Windows hands it to NAV; clients cannot set it through that one. */
export const WINDOWS_ACCOUNT_HEADER = 'x-windows-account';

export interface SignInOptions {
  readonly users: readonly NavUser[];
  readonly credentialType: 'NavUserPassword' | 'Windows';
  readonly bearer: ((token: string) => boolean) | null;
}

/** Whether NAV knows who is asking, in the way its credential type wants. */
export function isSignedIn({ users, credentialType, bearer }: SignInOptions, request: FakeRequest): boolean {
  if (credentialType === 'Windows') {
    const account = request.headers[WINDOWS_ACCOUNT_HEADER]?.toLowerCase();
    return users.some((user) => user.name.toLowerCase() === account);
  }
  const token = /^Bearer ([\w.~+/=-]+)$/.exec(request.headers['authorization'] ?? '')?.[1];
  if (token !== undefined) return bearer !== null && bearer(token);
  return isKnownUser(users, request);
}

/** The schemes a refusal names. */
export function offeredSchemes({ bearer }: SignInOptions): string {
  return bearer === null ? 'Basic realm=""' : 'Bearer realm=""';
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
