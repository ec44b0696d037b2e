import type { FakeRequest, FakeResponse } from '../http.ts';
import type { NavFault } from './errors.ts';
import type { Json } from './json.ts';
import { writeJson } from './json.ts';

const JSON_HEADERS = { 'Content-Type': 'application/json; odata.metadata=minimal', 'OData-Version': '4.0' };

export function jsonAnswer(status: number, body: Json, headers: Readonly<Record<string, string>> = {}): FakeResponse {
  return { status, headers: { ...JSON_HEADERS, ...headers }, body: writeJson(body) };
}

export function emptyAnswer(headers: Readonly<Record<string, string>> = {}): FakeResponse {
  return { status: 204, headers: { 'OData-Version': '4.0', ...headers }, body: '' };
}

/** The message always ends in two blanks, the correlation id and a full stop. */
export function faultAnswer(fault: NavFault, correlationId: string): FakeResponse {
  const message = `${fault.message}  CorrelationId:  ${correlationId}.`;
  const headers: Record<string, string> = fault.status === 401 ? { 'WWW-Authenticate': 'Basic realm=""' } : {};
  return jsonAnswer(fault.status, { error: { code: fault.code, message } }, headers);
}

/** Scheme and host as the client called them. */
export function originOf(request: FakeRequest): string {
  return `${request.secure ? 'https' : 'http'}://${request.headers['host'] ?? 'localhost'}`;
}
