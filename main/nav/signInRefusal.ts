import { ConnectorError } from '../base/errors.ts';

/** How a connection signs in, as its settings say. */
export type NavSignIn = 'basic' | 'windows' | 'windowsUser' | 'entra';

interface Refusal {
  readonly says: string;
  readonly whatToDo: string;
}

/** The way out where Windows sign-in cannot be had; goes on after "or". */
export const SECOND_SERVICE =
  'ask the administrator for a second NAV service with credential type NavUserPassword, and use its address';
/** The ways out of a domain that takes Kerberos only; goes on after a comma. */
export const NTLM_OR_SECOND_SERVICE = `let the administrator turn on Use NTLM Authentication (ServicesUseNTLMAuthentication) for the service, or ${SECOND_SERVICE}`;
const ONCE = 'Nothing is tried until then, because accounts lock out.';

/** What the server takes is not what the connection offers, whoever signs in; null when it may well be. */
export function signInMismatch(chosen: NavSignIn, offered: readonly string[]): Refusal | null {
  const windows = offered.includes('negotiate') || offered.includes('ntlm');
  const takesBasic = offered.includes('basic') || offered.includes('bearer');
  if (chosen === 'basic' && windows && !takesBasic) {
    return {
      says: 'It takes Windows sign-in only, and the connection is set to user and password.',
      whatToDo: `Choose Windows sign-in with a Windows account that is a user in NAV, or ${SECOND_SERVICE}.`,
    };
  }
  if ((chosen === 'windows' || chosen === 'windowsUser') && !windows && takesBasic) {
    return {
      says: 'It does not take Windows sign-in.',
      whatToDo: offered.includes('basic')
        ? 'Choose user and password, and enter a NAV user with its password or web service access key.'
        : 'Choose Microsoft Entra, or user with web service access key.',
    };
  }
  return null;
}

/** It takes this kind of sign-in, but not this one. */
function credentialsRefused(chosen: NavSignIn, offered: readonly string[]): Refusal {
  switch (chosen) {
    case 'basic':
      return {
        says: 'User and password, or the access key, are not accepted.',
        whatToDo: `Enter the user and password or web service access key again; a key may have expired. ${ONCE}`,
      };
    case 'windows':
      return {
        says: 'The Windows account is not accepted.',
        whatToDo: `Enter domain, user and password again, and check that the account is a user in NAV. ${kerberos(offered)}${ONCE}`,
      };
    case 'windowsUser':
      return {
        says: 'The Windows user who runs this program is not accepted.',
        whatToDo: `Make this Windows user a user in NAV, or choose Windows sign-in with another account. ${ONCE}`,
      };
    case 'entra':
      return {
        says: 'The Microsoft Entra application is not accepted.',
        whatToDo: `In Business Central open Microsoft Entra Applications: the client id must be there, its state Enabled, with permission sets. On an own server its setting ValidAudiences must name https://api.businesscentral.dynamics.com. ${ONCE}`,
      };
  }
}

/** Negotiate alone may mean that the domain takes Kerberos only, which a program without a Windows session cannot. */
function kerberos(offered: readonly string[]): string {
  if (!offered.includes('negotiate') || offered.includes('ntlm')) return '';
  return `If they are right, the domain takes Kerberos only: ${NTLM_OR_SECOND_SERVICE}. `;
}

/** The refusal in words that say what to choose, or to enter, next; always code `signin-refused`. */
export function signInRefusal(options: {
  readonly chosen: NavSignIn;
  readonly offered: readonly string[];
  readonly hostname: string;
  readonly system: string;
  readonly status: number;
  /** What NAV itself said of it. */
  readonly params: Readonly<Record<string, string>>;
}): ConnectorError {
  const { chosen, offered, hostname, system, status, params } = options;
  const { says, whatToDo } = signInMismatch(chosen, offered) ?? credentialsRefused(chosen, offered);
  return new ConnectorError({
    kind: 'authentication',
    code: 'signin-refused',
    message: `${hostname} refused this sign-in. ${says}`,
    whatToDo,
    params: { ...params, host: hostname, offered: offered.join(', ') },
    system,
    status,
  });
}

/** The sign-ins that a server offers, out of WWW-Authenticate: `basic`, `negotiate`, `ntlm`, `bearer`, `digest`. */
export function schemesOf(header: string): readonly string[] {
  const withoutValues = header.replace(/"[^"]*"/g, '""').toLowerCase();
  const known = /(?:^|[\s,])(basic|negotiate|ntlm|bearer|digest)(?=$|[\s,])/g;
  return [...new Set([...withoutValues.matchAll(known)].map(([, scheme]) => scheme ?? ''))];
}
