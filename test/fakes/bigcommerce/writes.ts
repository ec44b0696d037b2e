import { createHmac } from 'node:crypto';
import type { FakeRequest } from '../http.ts';

/** How many writes carried an `X-BC-Signature`. The store does not know that header and takes every one. */
export interface WriteSignatures {
  readonly absent: number;
  /** Base64 HMAC-SHA256 of the body with the client secret. */
  readonly right: number;
  readonly wrong: number;
}

export interface Writes {
  note(request: FakeRequest, clientSecret: string): void;
  signatures(): WriteSignatures;
}

export function createWrites(): Writes {
  const counts = { absent: 0, right: 0, wrong: 0 };
  return {
    note(request, clientSecret) {
      if (request.method === 'GET' || request.method === 'HEAD') return;
      const given = request.headers['x-bc-signature'];
      const wanted = createHmac('sha256', clientSecret).update(request.body).digest('base64');
      counts[given === undefined ? 'absent' : given === wanted ? 'right' : 'wrong'] += 1;
    },
    signatures: () => ({ ...counts }),
  };
}
