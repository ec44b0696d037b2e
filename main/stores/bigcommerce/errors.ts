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

const LATER = 'Nothing: it is tried again by itself. If it lasts, look at status.bigcommerce.com.';
const SETTLE = 'Look at the shop whether it was done, then replay.';
const UNREACHABLE: Partial<Record<TransportFailure, string>> = {
  name: 'Check that this computer can look up names on the internet; it is tried again by itself.',
  refused: "Check this network's way to the internet; it is tried again by itself.",
  tls: 'A proxy may stand in between: trust its issuer for this connection; it is tried again by itself.',
};

export const { noAnswer, wrongShape, readShape } = storeAnswers({
  later: LATER,
  settle: SETTLE,
  unreachable: UNREACHABLE,
  otherShape: 'Update this program: the shop answers in another way than it knows.',
});

/**
 * The error an answer without success means, by its status only: titles are for people and change, and texts may hold
 * personal values, so that neither is taken over.
 */
export function bigError(response: HttpResponse, about: StoreAbout): ConnectorError {
  if (parseJson(response.body) === undefined && response.body.trim() !== '') return notJson(response, about);
  const verdict = verdictOf(response.status, about.once);
  const after = retryAfterMs(response);
  return new ConnectorError({
    kind: verdict.kind,
    code: verdict.code,
    message: `Asked for ${about.subject}, the shop ${verdict.problem} (${response.status}).`,
    whatToDo: verdict.whatToDo,
    params: { subject: about.subject, storeCode: String(response.status) },
    system: about.system,
    status: response.status,
    ...(after === null ? {} : { retryAfterMs: after }),
  });
}

function verdictOf(status: number, once: boolean): Verdict {
  switch (status) {
    case 207:
      return savedInPart;
    case 401:
      return signInRefused;
    case 403:
      return permissionMissing;
    case 404:
    case 410:
      return recordGone;
    case 409:
      return changedMeanwhile;
    case 429:
      return tooMany;
    case 408:
    case 423:
      return down;
    // More records in one request than the shop takes: a slip of ours, and nothing that waiting mends.
    case 413:
      return refusedData;
    case 507:
      return planLimit;
    default:
      return ofServer(status, once);
  }
}

/** 503 says that nobody tried. Behind any other 5xx the work may be done. */
function ofServer(status: number, once: boolean): Verdict {
  if (status < 500 || status === 501) return refusedData;
  return once && status !== 503 ? maybeDone : down;
}

const signInRefused: Verdict = {
  kind: 'authentication',
  code: 'signin-refused',
  problem: 'refused the token',
  whatToDo:
    'Check store hash and access token (BigCommerce > Settings > Store-level API accounts). A token belongs to one store.',
};
const permissionMissing: Verdict = {
  kind: 'permission',
  code: 'permission-missing',
  problem: "does not allow it to this token's account",
  whatToDo:
    'Make a new API account with the scopes that the connection lists, enter its token, then replay. Scopes of an account cannot be changed.',
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
const planLimit: Verdict = {
  kind: 'invalid',
  code: 'store-plan-limit',
  problem: 'has reached a limit of its plan',
  whatToDo: "Look at the limits of the store's plan, then replay.",
};
const down: Verdict = { kind: 'unavailable', code: 'store-down', problem: 'could not answer', whatToDo: LATER };
const maybeDone: Verdict = {
  kind: 'unknownOutcome',
  code: 'store-outcome-unknown',
  problem: 'failed on the way, and it may have been done',
  whatToDo: SETTLE,
};
/** The record is written; its stock, or its address, is not. */
const savedInPart: Verdict = {
  kind: 'invalid',
  code: 'store-refused',
  problem: 'refused a part of the request',
  whatToDo: 'Look at the exchange in the audit log; replay when its cause is gone.',
};
const refusedData: Verdict = {
  kind: 'invalid',
  code: 'store-refused',
  problem: 'refused the request',
  whatToDo: 'Look at the exchange in the audit log; replay when its cause is gone.',
};

/** Something else than the API answered: a proxy, or a page of maintenance. */
export function notJson(response: HttpResponse, about: StoreAbout): ConnectorError {
  const unknown = about.once && (response.status < 400 || response.status >= 500) && response.status !== 503;
  return new ConnectorError({
    kind: unknown ? 'unknownOutcome' : 'unavailable',
    code: 'store-not-json',
    message: `Asked for ${about.subject}, the shop's address answered ${response.status} with a page instead of data: "${firstLine(response.body)}".`,
    whatToDo: unknown ? SETTLE : 'Look whether a proxy of this network stands in between; it is tried again by itself.',
    params: { subject: about.subject },
    system: about.system,
    status: response.status,
  });
}
