import { request } from 'node:http';
import type { OutgoingDelivery } from '../../fakes/woocommerce/deliveries.ts';
import { signatureOf } from '../../fakes/woocommerce/deliveries.ts';
import { WEBHOOK_SECRET } from '../../fakes/woocommerce/seed.ts';

export interface Sent {
  readonly status: number;
  readonly body: string;
}

export interface Message {
  readonly url: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** In pieces, without telling its length first. */
  readonly chunked?: boolean;
}

/** One request over a socket of its own. Rejects when the connection breaks before the whole answer was read. */
export function send({ url, method = 'POST', headers, body, chunked = false }: Message): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const length = chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = request(url, { method, headers: { ...headers, ...length }, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString('utf8') }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    const piece = chunked ? 16 * 1024 : Math.max(1, body.length);
    for (let at = 0; at < body.length; at += piece) sent.write(body.slice(at, at + piece));
    sent.end();
  });
}

/** A delivery with another body, signed as the shop signs. */
export function signedWith(delivery: OutgoingDelivery, body: string): OutgoingDelivery {
  return withHeader({ ...delivery, body }, 'X-WC-Webhook-Signature', signatureOf(body, WEBHOOK_SECRET));
}

/** A delivery with one header changed, or left out. */
export function withHeader(delivery: OutgoingDelivery, name: string, value: string | null): OutgoingDelivery {
  const { [name]: _before, ...others } = delivery.headers;
  return { ...delivery, headers: value === null ? others : { ...others, [name]: value } };
}
