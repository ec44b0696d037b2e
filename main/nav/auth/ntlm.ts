import { ConnectorError } from '../../base/errors.ts';
import type { Ports } from '../../base/ports.ts';
import type { Handshake } from '../../http/transport.ts';
import { NTLM_OR_SECOND_SERVICE, SECOND_SERVICE } from '../signInRefusal.ts';
import { authenticateMessage, negotiateMessage, type NtlmAccount, readChallenge } from './ntlmMessages.ts';

export interface NtlmOptions {
  /** The connection's id. */
  readonly system: string;
  /** `DOMAIN\user`, `user@domain`, or the bare name beside `domain`. */
  readonly user: string;
  readonly password: string;
  readonly domain?: string;
  /** What the server writes into its own log as the computer; "" where absent. */
  readonly workstation?: string;
  readonly ports: Ports;
}

// Plain NTLM first: under Negotiate a server may go on with Kerberos only.
const SCHEMES = ['NTLM', 'Negotiate'];

/**
 * Signs a connection in with a Windows account by NTLM version 2, plain or as raw token under Negotiate. Kerberos and
 * channel binding (Extended Protection) are not covered.
 * @throws ConnectorError `signin-refused` from `answer` when the server does not go on with NTLM
 */
export function createNtlmHandshake(options: NtlmOptions): Handshake {
  const account = accountOf(options);
  return {
    begin(offered) {
      const scheme = SCHEMES.find((known) => offered.some((one) => one.toLowerCase() === known.toLowerCase()));
      return scheme === undefined ? null : `${scheme} ${negotiateMessage().toString('base64')}`;
    },
    answer(challenge) {
      const [scheme = '', token = ''] = challenge.trim().split(/\s+/);
      const read = readChallenge(Buffer.from(token, 'base64'));
      if (read === null) throw notNtlm(scheme, options.system);
      const message = authenticateMessage(account, read, options.ports.random(8), options.ports.now());
      return `${scheme} ${message.toString('base64')}`;
    },
  };
}

function accountOf(options: NtlmOptions): NtlmAccount {
  const { user, password, domain, workstation = '' } = options;
  const slash = user.indexOf('\\');
  if (domain !== undefined || slash < 0) return { user, domain: domain ?? '', password, workstation };
  return { user: user.slice(slash + 1), domain: user.slice(0, slash), password, workstation };
}

function notNtlm(scheme: string, system: string): ConnectorError {
  const isKerberos = scheme.toLowerCase() === 'negotiate';
  return new ConnectorError({
    kind: 'authentication',
    code: 'signin-refused',
    message: isKerberos
      ? 'The NAV server takes Windows sign-in by Kerberos only, which the connector cannot do with a given account.'
      : 'The NAV server broke off the Windows sign-in.',
    whatToDo: isKerberos
      ? `To sign in with this account, ${NTLM_OR_SECOND_SERVICE}.`
      : `Check that no proxy stands between, for Windows sign-in does not pass one; otherwise ${SECOND_SERVICE}.`,
    system,
    status: 401,
  });
}
