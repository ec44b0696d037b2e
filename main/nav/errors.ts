import { ConnectorError } from '../base/errors.ts';
import { remedyFor } from '../http/remedies.ts';
import { retryAfterMs } from '../http/retry.ts';
import type { HttpResponse, TransportError } from '../http/transport.ts';
import {
  API_OFF,
  BY_STATUS,
  type ErrorMeaning,
  LOCKED,
  MEANINGS,
  NO_ROOM,
  PAGES_OFF,
  PERMISSION,
  REFUSED,
  SERVER_ERROR,
  SIGNIN_REFUSED,
} from './errorTable.ts';
import { parseExactJson } from './exactJson.ts';
import { type NavSignIn, schemesOf, signInRefusal } from './signInRefusal.ts';

/** What was asked when it went wrong. */
export interface Asked {
  /** The connection's id. */
  readonly system: string;
  readonly method: string;
  readonly url: string;
  /** A verb and what it is about: `create sales order WOO-1`. No personal value. */
  readonly summary: string;
  /** How the connection signs in, for the words of a refusal; `basic` where absent. */
  readonly signIn?: NavSignIn;
}

interface NavRefusal {
  readonly code: string;
  readonly text: string;
  readonly correlationId: string;
}

/** After a write these tell nothing about whether it was done: a gateway, or NAV itself, gave up waiting. */
const GAVE_UP_WAITING = new Set([408, 502, 503, 504]);
const EMAIL = /[^\s'"<>(),;]+@[^\s'"<>(),;]+/g;
// The texts that NAV and SQL Server give for a lock under changing codes and statuses; `Accept-Language: en-US` pins the
// wording. https://learn.microsoft.com/dynamics365/business-central/dev-itpro/administration/telemetry-database-locks-trace
const LOCK_TEXT =
  /is being updated in a transaction done by another session|\bdeadlock|\blocked by another user\b|\block request time ?out\b/i;
// A session that cannot be opened is refused by the platform before any code of the application runs.
const NO_ROOM_TEXT =
  /\b(?:maximum|too many|limit)\b[^.]{0,60}\b(?:concurrent|sessions?|users)\b|\blicen[cs]e\b[^.]{0,60}\b(?:concurrent|number of (?:users|sessions)|more users)\b/i;
// The platform has codes for missing permissions; pages of the API raise them as a dialog with this text.
const PERMISSION_TEXT = /\byou do not have (?:the following )?permissions?\b/i;

/** The one error that an answer of NAV means (its OData error table), in words that a bookkeeper can act on. */
export function navError(response: HttpResponse, asked: Asked): ConnectorError {
  const refusal = refusalOf(response.body);
  if (refusal && LOCK_TEXT.test(refusal.text)) return refused(LOCKED, response, asked, refusal);
  if (refusal && isOutOfRoom(refusal)) return refused(NO_ROOM, response, asked, refusal);
  if (isWrite(asked) && outcomeIsUnknown(response.status, refusal)) {
    return unknownOutcome(asked, `the server answered with status ${response.status}`, { status: response.status });
  }
  if (!refusal && isForeign(response)) return notOData(response, asked);
  const meaning = meaningOf(response.status, refusal, asked);
  if (meaning === SIGNIN_REFUSED) return signInRefused(response, asked, refusal);
  return refused(meaning, response, asked, refusal);
}

/** No answer came. A write that may have been heard has an unknown outcome; everything else comes back by itself. */
export function navTransportError(error: TransportError, asked: Asked): ConnectorError {
  if (isWrite(asked) && error.sent) return unknownOutcome(asked, error.message, { cause: error });
  const url = new URL(asked.url);
  return new ConnectorError({
    kind: 'unavailable',
    code: 'nav-unavailable',
    message: `Could not ${asked.summary}: ${error.message}.`,
    whatToDo: remedyFor(error, url, 'nav'),
    params: { failure: error.failure, host: url.host },
    system: asked.system,
    cause: error,
  });
}

/** The write may have been done; it must be looked up before anything is sent again. */
export function unknownOutcome(
  asked: Asked,
  why: string,
  more: { readonly status?: number; readonly cause?: unknown } = {},
): ConnectorError {
  return new ConnectorError({
    kind: 'unknownOutcome',
    code: 'nav-unknown-outcome',
    message: `It is not known whether NAV did this: ${asked.summary}. No usable answer came: ${why}.`,
    whatToDo: 'Nothing: NAV is searched for it before it is tried again.',
    system: asked.system,
    ...more,
  });
}

/** The answer is no OData: a web page, a redirect, a proxy. After a write that claims success its outcome is unknown. */
export function notOData(response: HttpResponse, asked: Asked): ConnectorError {
  const line = firstLine(response.body);
  const { origin, pathname } = new URL(asked.url);
  const what = `${origin}${pathname} is not an OData service: it answers with status ${response.status}${line && ` and "${line}"`}`;
  if (isWrite(asked) && response.status < 300) return unknownOutcome(asked, what, { status: response.status });
  return new ConnectorError({
    kind: 'unavailable',
    code: 'not-odata',
    message: `${what}.`,
    whatToDo: 'Check the address of the connection, and whether a proxy or sign-in page stands in between.',
    params: { address: `${origin}${pathname}`, firstLine: line },
    system: asked.system,
    status: response.status,
  });
}

function isOutOfRoom({ code, text }: NavRefusal): boolean {
  return !code.startsWith('Application_') && NO_ROOM_TEXT.test(text);
}

function isWrite(asked: Asked): boolean {
  return asked.method !== 'GET';
}

function outcomeIsUnknown(status: number, refusal: NavRefusal | null): boolean {
  return GAVE_UP_WAITING.has(status) || (status >= 500 && status !== 501 && !refusal?.code);
}

/** Told by their status, whoever gave them in whatever form. */
const TELLING = new Set([401, 405, 408, 429]);
/** A proxy may give these too, in its own words. */
const ABOUT_CHANGE = new Set([409, 412, 428]);

/** Redirects, pages, plain text and empty 404s are not NAV's way of refusing. */
function isForeign({ status, headers, body }: HttpResponse): boolean {
  if (status >= 300 && status < 400) return true;
  if (status >= 500 || TELLING.has(status)) return false;
  // An OData service says so itself, also where it has nothing else to say.
  if (headers['odata-version'] !== undefined) return false;
  if (status === 404 || status === 407 || /html/i.test(headers['content-type'] ?? '') || /^\s*</.test(body))
    return true;
  return /^\s*[^\s{]/.test(body) && !ABOUT_CHANGE.has(status);
}

function meaningOf(status: number, refusal: NavRefusal | null, asked: Asked): ErrorMeaning {
  const code = refusal?.code ?? '';
  if (status === 429) return BY_STATUS[429] ?? REFUSED;
  if (code.startsWith('Authorization_') || (refusal && PERMISSION_TEXT.test(refusal.text))) return PERMISSION;
  // 405 on a read is not about the verb: the endpoint is switched off.
  if (status === 405) return isWrite(asked) ? (MEANINGS['BadRequest_MethodNotAllowed'] ?? REFUSED) : offOf(asked);
  const known = MEANINGS[code];
  // A record that is addressed itself is gone; when something is made, a record it needs is missing.
  if (known?.code === 'nav-record-missing' && asked.method !== 'POST') return BY_STATUS[404] ?? known;
  if (known) return known;
  if (code === 'Internal_ServerError' && status < 500) return { ...SERVER_ERROR, kind: 'invalid' };
  return BY_STATUS[status] ?? (status === 408 || status >= 500 ? serverMeaning(status) : REFUSED);
}

function offOf(asked: Asked): ErrorMeaning {
  return /\/ODataV4(?:\/|$)/i.test(new URL(asked.url).pathname) ? PAGES_OFF : API_OFF;
}

function serverMeaning(status: number): ErrorMeaning {
  if (!GAVE_UP_WAITING.has(status)) return SERVER_ERROR;
  const whatToDo = 'It is tried again; if it stays, check that the NAV service is running.';
  return { kind: 'unavailable', code: 'nav-unavailable', says: 'NAV is not available now', whatToDo };
}

function refused(
  meaning: ErrorMeaning,
  response: HttpResponse,
  asked: Asked,
  refusal: NavRefusal | null,
): ConnectorError {
  const reason = [meaning.says, refusal?.text].filter((part) => part !== undefined && part !== '').join('. NAV says: ');
  return new ConnectorError({
    kind: meaning.kind,
    code: meaning.code,
    message: `Could not ${asked.summary}: ${reason === '' ? `NAV answered with status ${response.status}` : reason}`,
    whatToDo: meaning.whatToDo,
    params: paramsOf(refusal),
    system: asked.system,
    status: response.status,
    retryAfterMs: retryAfterMs(response) ?? undefined,
  });
}

/** Which sign-in the server takes instead decides what a person does next. */
function signInRefused(response: HttpResponse, asked: Asked, refusal: NavRefusal | null): ConnectorError {
  return signInRefusal({
    chosen: asked.signIn ?? 'basic',
    offered: schemesOf(response.headers['www-authenticate'] ?? ''),
    hostname: new URL(asked.url).hostname,
    system: asked.system,
    status: response.status,
    params: paramsOf(refusal),
  });
}

function paramsOf(refusal: NavRefusal | null): Record<string, string> {
  if (!refusal) return {};
  return { navCode: refusal.code, navText: refusal.text, correlationId: refusal.correlationId };
}

/** NAV's own words out of an error body, or null when the body is none. */
function refusalOf(body: string): NavRefusal | null {
  if (!body.trimStart().startsWith('{')) return null;
  let parsed: unknown;
  try {
    parsed = parseExactJson(body);
  } catch {
    // Not JSON, so not NAV's: told by the status.
    return null;
  }
  const error = fieldOf(parsed, 'error');
  const code = fieldOf(error, 'code');
  const text = [textOf(error), ...detailsOf(error)].filter((part) => part !== '').join(' ');
  if (typeof code !== 'string' && text === '') return null;
  return { code: typeof code === 'string' ? code : '', ...wordsOf(text) };
}

/** The message, which the protocol's version 3 has one level deeper. */
function textOf(error: unknown): string {
  const message = fieldOf(error, 'message');
  const text = typeof message === 'object' ? fieldOf(message, 'value') : message;
  return typeof text === 'string' ? text.trim() : '';
}

/** Where several things are wrong, the message itself may only say so. */
function detailsOf(error: unknown): readonly string[] {
  const details = fieldOf(error, 'details');
  return Array.isArray(details) ? details.map(textOf) : [];
}

/** The text without correlation id, the rejected value and e-mail addresses: those may be a person's. */
function wordsOf(message: string): { readonly text: string; readonly correlationId: string } {
  const correlationId = /CorrelationId:\s*([0-9a-f-]+)/i.exec(message)?.[1] ?? '';
  const text = message
    .replace(/\s*CorrelationId:[\s\S]*$/i, '')
    .replace(/\s*Value:[\s\S]*$/, '')
    .replace(EMAIL, '…')
    .replace(/\s+/g, ' ')
    .trim();
  return { text, correlationId };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function firstLine(body: string): string {
  const text = body.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, '\n');
  const line = text.split('\n').find((one) => one.trim() !== '') ?? '';
  return line.trim().slice(0, 120).replace(EMAIL, '…');
}
