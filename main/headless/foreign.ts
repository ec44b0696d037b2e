import type { IncomingHttpHeaders } from 'node:http';
import type { CallError } from '../contract/calls.ts';

export interface Refusal {
  readonly status: number;
  readonly error: CallError;
}

/**
 * Why a request does not come from the dashboard's own page; null when it may. A foreign Host is a name of somebody
 * else that was pointed at this computer (DNS rebinding), a foreign Origin another page in the same browser, and
 * X-Requested-By cannot be sent across origins without asking first.
 */
export function foreignRequest(method: string, headers: IncomingHttpHeaders, port: number): Refusal | null {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!own.includes(headers.host ?? '')) {
    return refuse(421, 'host-foreign', 'The dashboard answers only under its own address.', `Open http://${own[0]}/.`);
  }
  const { origin } = headers;
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`)) {
    return refuse(403, 'origin-foreign', 'Another page tried to use the dashboard.', 'Close that page.');
  }
  if (method !== 'GET' && method !== 'HEAD' && (headers['x-requested-by'] ?? '') === '') {
    return refuse(
      403,
      'header-missing',
      'The request lacks the header X-Requested-By.',
      'Send X-Requested-By: ml-connector.',
    );
  }
  return null;
}

function refuse(status: number, code: string, message: string, whatToDo: string): Refusal {
  return { status, error: { code, message, whatToDo } };
}
