import { ConnectorError } from '../../base/errors.ts';
import type { TransportError } from '../../http/transport.ts';

/** What the network showed of a request for a token that failed. */
export type TokenFailure =
  | { readonly kind: 'noAnswer'; readonly error: TransportError }
  /** An answer that is none of Microsoft Entra's. */
  | { readonly kind: 'foreign'; readonly status: number }
  | {
      readonly kind: 'refused';
      readonly status: number;
      /** OAuth's own word: `invalid_client`. */
      readonly error: string;
      /** The number behind AADSTS; null where none was given. */
      readonly aadsts: string | null;
      readonly retryAfterMs: number | null;
    };

interface Words {
  readonly says: string;
  readonly whatToDo: string;
}

const WRONG_SECRET: Words = {
  says: 'the client secret or certificate is not the right one',
  whatToDo:
    'Open the app registration in Microsoft Entra, make a new client secret there, and enter its value (not its id); for a certificate, upload the one that is used here.',
};
const UNKNOWN_APPLICATION: Words = {
  says: 'it does not know this application in this tenant',
  whatToDo:
    'Compare client id and tenant id with the overview page of the app registration in Microsoft Entra, and see that consent was given in this tenant.',
};
const UNKNOWN_TENANT: Words = {
  says: 'there is no such tenant',
  whatToDo: 'Compare the tenant id with the overview page of Microsoft Entra.',
};
const WRONG_CERTIFICATE: Words = {
  says: 'it does not know this certificate',
  whatToDo: 'Upload this certificate to the app registration in Microsoft Entra, or enter the one that is there.',
};
const WRONG_SCOPE: Words = {
  says: 'it does not know what the token is asked for',
  whatToDo:
    'Leave the scope empty for Business Central online; for an own server compare it with the App ID URI of its registration, with /.default behind.',
};
const SWITCHED_OFF: Words = {
  says: 'the application is switched off',
  whatToDo: 'Switch the enterprise application on again in Microsoft Entra.',
};
const CONDITIONS: Words = {
  says: 'a rule for conditional access keeps the application out',
  whatToDo: 'Ask the administrator of Microsoft Entra to let this application in from this computer.',
};

/**
 * The refusals that a set-up meets, by their AADSTS number.
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const BY_NUMBER: Readonly<Record<string, Words>> = {
  '7000215': WRONG_SECRET,
  '7000222': {
    says: 'the client secret has expired',
    whatToDo: 'Make a new client secret at the app registration in Microsoft Entra, and enter its value here.',
  },
  '700016': UNKNOWN_APPLICATION,
  '7000229': UNKNOWN_APPLICATION,
  '90002': UNKNOWN_TENANT,
  '900021': UNKNOWN_TENANT,
  '900023': UNKNOWN_TENANT,
  '700027': WRONG_CERTIFICATE,
  '50012': WRONG_CERTIFICATE,
  '700024': {
    says: 'the clock of this computer is wrong',
    whatToDo: 'Set the clock of this computer right, then try again.',
  },
  '500011': WRONG_SCOPE,
  '70011': WRONG_SCOPE,
  '1002012': WRONG_SCOPE,
  '7000112': SWITCHED_OFF,
  '7000113': SWITCHED_OFF,
  '53003': CONDITIONS,
};

const BY_WORD: Readonly<Record<string, Words>> = {
  invalid_client: WRONG_SECRET,
  unauthorized_client: UNKNOWN_APPLICATION,
  invalid_tenant: UNKNOWN_TENANT,
  invalid_scope: WRONG_SCOPE,
  invalid_resource: WRONG_SCOPE,
};

const OTHERWISE: Words = {
  says: 'it gave a reason that the connector does not know',
  whatToDo: 'Check tenant id, client id and secret against the app registration in Microsoft Entra.',
};

/** What an administrator reads of it. Neither tenant nor application, nor Microsoft's own text, which names them. */
export function entraError(failure: TokenFailure, host: string, system: string): ConnectorError {
  switch (failure.kind) {
    case 'noAnswer':
      return unavailable(`${host} gave no answer: ${failure.error.message}.`, remedyFor(failure.error), system, {
        cause: failure.error,
      });
    case 'foreign':
      return unavailable(
        `${host} gave an answer that is not Microsoft Entra's.`,
        'Check whether a proxy or a sign-in page stands between; it is tried again.',
        system,
        { status: failure.status },
      );
    case 'refused':
      return refusalOf(failure, host, system);
  }
}

/** The sign-in's own settings keep it from being tried at all. */
export function entraSettingsError(system: string): ConnectorError {
  return new ConnectorError({
    kind: 'authentication',
    code: 'signin-refused',
    message: 'The settings for Microsoft Entra cannot be used.',
    whatToDo:
      'Check tenant id, client id and the address for tokens, which begins with https, and that a client secret or an RSA certificate is given.',
    system,
  });
}

/** The library keeps still for a while after a server that was busy. */
export function entraPausing(host: string, system: string): ConnectorError {
  return unavailable(`${host} asked for a pause.`, 'It is tried again by itself.', system, {});
}

function refusalOf(failure: Extract<TokenFailure, { kind: 'refused' }>, host: string, system: string): ConnectorError {
  const { status, aadsts, retryAfterMs } = failure;
  if (status >= 500 || status === 429) {
    return unavailable(`${host} is not available now.`, 'It is tried again by itself.', system, {
      status,
      ...(retryAfterMs !== null && { retryAfterMs }),
    });
  }
  // OAuth's word is coarser than a number, and may lead astray beside one.
  const words = (aadsts === null ? BY_WORD[failure.error] : BY_NUMBER[aadsts]) ?? OTHERWISE;
  return new ConnectorError({
    kind: 'authentication',
    code: 'signin-refused',
    message: `Microsoft Entra refused the sign-in: ${words.says}${aadsts === null ? '' : ` (AADSTS${aadsts})`}.`,
    whatToDo: `${words.whatToDo} Nothing is tried until then.`,
    params: aadsts === null ? {} : { aadsts: `AADSTS${aadsts}` },
    system,
    status,
  });
}

function remedyFor({ failure }: TransportError): string {
  switch (failure) {
    case 'tls':
      return 'The certificate shown is not trusted here. If a proxy looks into the traffic, give its certificate as a CA file.';
    case 'proxy':
      return "Check the proxy's address and sign-in in the settings of this connection.";
    default:
      return 'Check that this computer reaches the internet, and whether a proxy is needed; it is tried again by itself.';
  }
}

function unavailable(
  message: string,
  whatToDo: string,
  system: string,
  more: { readonly status?: number; readonly retryAfterMs?: number; readonly cause?: unknown },
): ConnectorError {
  return new ConnectorError({
    kind: 'unavailable',
    code: 'signin-unavailable',
    message: `No token could be had, so nothing was sent: ${message}`,
    whatToDo,
    system,
    ...more,
  });
}
