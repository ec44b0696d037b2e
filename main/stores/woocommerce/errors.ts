import { ConnectorError, type ErrorKind } from '../../base/errors.ts';
import { retryAfterMs } from '../../http/retry.ts';
import type { HttpResponse, TransportFailure } from '../../http/transport.ts';
import { type StoreAbout, storeAnswers } from '../answers.ts';
import { firstLine, parseJson } from '../shape.ts';

interface Verdict {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly problem: string;
  readonly whatToDo: string;
}

const LATER = 'Nothing: it is tried again by itself. If it lasts, ask the host of the shop.';
const UNREACHABLE: Partial<Record<TransportFailure, string>> = {
  name: 'Check the address of the connection, and that this computer can look up names; it is tried again by itself.',
  refused:
    "Check the address and port of the connection, and whether the shop's web server runs; it is tried again by itself.",
  tls: "Compare the certificate with what the shop's host says, then trust its issuer on this computer; it is tried again by itself.",
};
const SETTLE = 'Look at the shop whether it was done, then replay.';

export const { noAnswer, wrongShape, readShape } = storeAnswers({
  later: LATER,
  settle: SETTLE,
  unreachable: UNREACHABLE,
  otherShape: 'Look which plugin of the shop changes this field; replay when it is right again.',
});

/**
 * The error an answer without success means, by status and `code` only: the shop's own text is in its language and
 * may hold personal values, so it is not taken over.
 */
export function wooError(response: HttpResponse, about: StoreAbout): ConnectorError {
  const code = wooCode(response);
  if (code === null) return notJson(response, about);
  const verdict = verdictOf(meantStatus(response), code, about.once);
  const after = retryAfterMs(response);
  return new ConnectorError({
    kind: verdict.kind,
    code: verdict.code,
    message: `Asked for ${about.subject}, the shop ${verdict.problem} (${response.status} ${code}).`,
    whatToDo: verdict.whatToDo,
    params: { subject: about.subject, storeCode: code },
    system: about.system,
    status: response.status,
    ...(after === null ? {} : { retryAfterMs: after }),
  });
}

/** The `code` of the REST error in the body; null when the body is not JSON, "" when it is but names none. */
export function wooCode(response: HttpResponse): string | null {
  const body = parseJson(response.body);
  if (body === undefined) return null;
  const code = body !== null && typeof body === 'object' && 'code' in body ? body.code : '';
  return /^[\w.-]{1,80}$/.test(String(code)) ? String(code) : '';
}

/** WooCommerce's refund errors come with HTTP 500 and the status that was meant as a bare number in `data`. */
function meantStatus(response: HttpResponse): number {
  const body = parseJson(response.body);
  const data = body !== null && typeof body === 'object' && 'data' in body ? body.data : null;
  return typeof data === 'number' && data >= 400 && data < 500 ? data : response.status;
}

function verdictOf(status: number, code: string, once: boolean): Verdict {
  if (status === 401) return signInRefused;
  if (status === 403) return permissionMissing;
  // WordPress answers this while WooCommerce is being updated or is switched off; it comes back by itself.
  if (code === 'rest_no_route') return routeMissing;
  if (status === 404 || status === 410) return recordGone;
  // WooCommerce answers an unknown id on PUT with 400.
  if (code.endsWith('_invalid_id')) return recordGone;
  if (status === 409) return changedMeanwhile;
  if (status === 429) return tooMany;
  // A refund that is too large, or of no order, is answered 500 and stays refused.
  if (code === 'woocommerce_rest_cannot_create_order_refund') return refusedData;
  if (status >= 500 && status !== 501) return unclear(status, code, once) ? maybeDone : down;
  return refusedData;
}

/**
 * WooCommerce's own codes say that it did not do it, and 503 that nobody tried. Behind any other 5xx (a PHP failure
 * after the row was written, a proxy that gave up waiting) the work may be done.
 */
function unclear(status: number, code: string, once: boolean): boolean {
  return once && status !== 503 && !code.startsWith('woocommerce_');
}

const signInRefused: Verdict = {
  kind: 'authentication',
  code: 'signin-refused',
  problem: 'refused the key',
  whatToDo:
    'Check consumer key and secret (WooCommerce > Settings > Advanced > REST API, permission Read/Write), that the web server passes the Authorization header on, and over plain http that the clocks agree.',
};
const permissionMissing: Verdict = {
  kind: 'permission',
  code: 'permission-missing',
  problem: 'does not allow it to the owner of the key',
  whatToDo: 'Let the key belong to a shop manager or administrator, then replay.',
};
const routeMissing: Verdict = {
  kind: 'unavailable',
  code: 'woocommerce-missing',
  problem: 'does not know WooCommerce',
  whatToDo: 'Check that the WooCommerce plugin is active at this address.',
};
const recordGone: Verdict = {
  kind: 'notFound',
  code: 'store-record-gone',
  problem: 'does not have it any more',
  whatToDo: 'Check in the shop whether it was deleted.',
};
const changedMeanwhile: Verdict = {
  kind: 'conflict',
  code: 'store-conflict',
  problem: 'says that somebody changed it meanwhile',
  whatToDo: '',
};
const tooMany: Verdict = {
  kind: 'rateLimited',
  code: 'store-rate-limited',
  problem: 'asks for fewer calls',
  whatToDo: LATER,
};
const down: Verdict = { kind: 'unavailable', code: 'store-down', problem: 'could not answer', whatToDo: LATER };
const maybeDone: Verdict = {
  kind: 'unknownOutcome',
  code: 'store-outcome-unknown',
  problem: 'failed on the way, and it may have been done',
  whatToDo: SETTLE,
};
const refusedData: Verdict = {
  kind: 'invalid',
  code: 'store-refused',
  problem: 'refused the request',
  whatToDo: 'Look the code up in the shop; replay when its cause is gone.',
};

/** Something else than WooCommerce answered: a proxy, a firewall, a login page, PHP's own error page. */
export function notJson(response: HttpResponse, about: StoreAbout): ConnectorError {
  const redirect = response.status >= 300 && response.status < 400;
  const unknown =
    about.once && !redirect && (response.status < 400 || response.status >= 500) && response.status !== 503;
  const after = retryAfterMs(response);
  return new ConnectorError({
    kind: unknown ? 'unknownOutcome' : 'unavailable',
    code: redirect ? 'store-redirects' : 'store-not-json',
    message: redirect
      ? `Asked for ${about.subject}, the shop sends us to another address${redirectTarget(response)} (${response.status}).`
      : `Asked for ${about.subject}, the shop's address answered ${response.status} with a page instead of data: "${firstLine(response.body)}".`,
    whatToDo: redirect
      ? 'Enter the address as WordPress > Settings > General shows it as site address, with or without www and https.'
      : unknown
        ? SETTLE
        : 'Look whether the shop is in maintenance, or whether a firewall or login page stands before /wp-json/.',
    params: { subject: about.subject },
    system: about.system,
    status: response.status,
    ...(after === null ? {} : { retryAfterMs: after }),
  });
}

/** Host only: path and query of a redirect may repeat sign-in parameters. */
function redirectTarget(response: HttpResponse): string {
  const location = response.headers['location'] ?? '';
  return URL.canParse(location) ? `, ${new URL(location).origin}` : '';
}
