import { onTestFinished } from 'vitest';
import { type Answering, connect, type Given, startServer } from '../server.ts';

export async function serve(answering: Answering) {
  const server = await startServer(answering);
  onTestFinished(server.close);
  const connected = await connect(server);
  onTestFinished(connected.close);
  const filters = () =>
    server.heard
      .map(({ url }) => new URL(url, server.origin).searchParams.get('$filter'))
      .filter((filter) => filter !== null);
  return { session: connected.nav.as({ actor: 'poll' }), nav: connected.nav, heard: server.heard, filters };
}

export const none: Given = { status: 200, body: { value: [] } };

export function customer(fields: Record<string, unknown>): Record<string, unknown> {
  return {
    id: `id-${fields['number'] as string}`,
    displayName: 'Jane',
    email: '',
    postalCode: '1',
    country: 'DE',
    blocked: '_x0020_',
    currencyCode: 'EUR',
    ...fields,
  };
}
