import type { SignIn } from '../../http/door.ts';

/**
 * Signs requests with user and password, or user and web service access key (RFC 7617). Letters outside ASCII are sent
 * as UTF-8, which not every NAV version understands.
 */
export function createBasicAuth(options: { readonly user: string; readonly password: string }): SignIn {
  const token = Buffer.from(`${options.user}:${options.password}`, 'utf8').toString('base64');
  return { sign: (request) => ({ ...request, headers: { ...request.headers, Authorization: `Basic ${token}` } }) };
}
