import { afterEach, describe, expect, it } from 'vitest';
import type { NewPayment } from '../../../../main/nav/nav.ts';
import { connect, type Given, startServer } from '../server.ts';

const ID = 'a0000000-0000-0000-0000-000000000001';
const payment: NewPayment = {
  journal: 'PAYPAL',
  customerNo: 'C1',
  postingDate: '2026-11-20',
  externalDocumentNo: 'PP-1',
  amount: '12345678901234.56',
  currency: '',
  description: 'Order 1001',
};

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A server that has the journal and answers a new line like this. */
async function open(made: Given, metadata?: Given) {
  const journals = { status: 200, body: { value: [{ id: ID, code: 'PAYPAL', displayName: 'PayPal' }] } };
  const server = await startServer(({ method }) => (method === 'POST' ? made : journals), metadata);
  const { nav, close } = await connect(server);
  closers.push(close, server.close);
  const posts = () => server.heard.filter(({ method }) => method === 'POST');
  return { session: nav.as({ actor: 'webhook', jobId: 1 }), posts };
}

const withFields = (...names: readonly string[]): Given => {
  const fields = names.map((name) => `<Property Name="${name}" Type="Edm.String" MaxLength="50"/>`).join('');
  const journals = '<EntitySet Name="customerPaymentJournals" EntityType="NAV.customerPaymentJournal"/>';
  return { status: 200, body: `<Schema><EntityType Name="customerPayment">${fields}</EntityType>${journals}</Schema>` };
};

describe('a payment over the API', () => {
  it('is sent below its journal, the customer first and the money received negative, digit for digit', async () => {
    const { session, posts } = await open({ status: 201, body: { id: ID } });
    await session.addPayment(payment);
    expect(
      posts().map(({ url, body }) => [url.includes(`customerPaymentJournals(${ID})/customerPayments`), body]),
    ).toEqual([
      [
        true,
        '{"customerNumber":"C1","postingDate":"2026-11-20","externalDocumentNumber":"PP-1","amount":-12345678901234.56,"description":"Order 1001"}',
      ],
    ]);
  });

  it('goes without a description where the server has none, and is cut to what it has', async () => {
    const known = ['customerNumber', 'postingDate', 'externalDocumentNumber', 'amount'];
    const without = await open({ status: 201, body: { id: ID } }, withFields(...known));
    await without.session.addPayment(payment);
    expect(without.posts()[0]?.body).not.toContain('description');
    const short = await open({ status: 201, body: { id: ID } }, withFields(...known, 'description'));
    await short.session.addPayment({ ...payment, description: 'x'.repeat(80) });
    expect(short.posts()[0]?.body).toContain(`"${'x'.repeat(50)}"`);
  });

  it.each([
    ['says nothing', { status: 200, body: {} }],
    ['is a gateway that gave up', { status: 504, body: '' }],
  ] as const)('has an unknown outcome where the answer %s', async (_how, answer) => {
    const { session, posts } = await open(answer);
    await expect(session.addPayment(payment)).rejects.toMatchObject({ kind: 'unknownOutcome' });
    expect(posts()).toHaveLength(1);
  });
});
