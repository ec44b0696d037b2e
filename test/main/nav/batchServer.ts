import * as z from 'zod';
import { ConnectorError } from '../../../main/base/errors.ts';
import type { Origin } from '../../../main/base/origin.ts';
import { createDoor, type Exchange, type SignIn } from '../../../main/http/door.ts';
import { type HttpResponse, type Transport, TransportError } from '../../../main/http/transport.ts';
import { createBasicAuth } from '../../../main/nav/auth/basic.ts';
import { createBatchingDoor } from '../../../main/nav/batch.ts';
import { createODataClient, type ODataClient } from '../../../main/nav/odataClient.ts';
import { partsOf } from '../../fakes/batches.ts';
import { withFaults } from '../../fakes/faults.ts';
import { createInProcess } from '../../fakes/inProcess.ts';
import { createFakeNav } from '../../fakes/nav/fakeNav.ts';
import type { FakeNavOptions } from '../../fakes/nav/options.ts';
import { company, otherCompany } from '../../navSeed.ts';
import { createStillPorts, NOW, TIMEOUT_MS } from './stillPorts.ts';

const ORIGIN = 'http://nav01:7048';
export const order: Origin = { actor: 'webhook', integrationId: 'shop', jobId: 1 };
export const row = z.looseObject({});

/** What the tests read of either surface. */
const SURFACES = {
  api: {
    url: `${ORIGIN}/BC250/api/v2.0`,
    company: (id: string) => `companies(${id})/`,
    item: (no: string) => ({ path: 'items', query: { $filter: `number eq '${no}'`, $select: 'number' } }),
    items: { path: 'items', query: { $select: 'number' } },
    setup: { path: 'generalLedgerSetup' },
    customers: { path: 'customers' },
    missing: { path: 'salesOrders(00000000-0000-0000-0000-000000000001)' },
    no: 'number',
  },
  pages: {
    url: `${ORIGIN}/BC250/ODataV4`,
    company: () => "Company('CRONUS')/",
    item: (no: string) => ({ path: 'ItemList', query: { $filter: `No eq '${no}'`, $select: 'No' } }),
    items: { path: 'ItemList', query: { $select: 'No' } },
    setup: { path: 'GeneralLedgerSetup' },
    customers: { path: 'CustomerList' },
    missing: { path: "SalesOrder(Document_Type='Order',No='NONE')" },
    no: 'No',
  },
} as const;
type SurfaceName = keyof typeof SURFACES;
/** A read, without the company. */
type What = { readonly path: string; readonly query?: Readonly<Record<string, string>> };

export interface Manner {
  readonly server?: Partial<FakeNavOptions>;
  /** What becomes of an answer on its way. */
  readonly answered?: (response: HttpResponse) => HttpResponse;
  readonly withoutPrefer?: boolean;
  readonly signIn?: SignIn;
}

/** A server, and a client of it whose reads may go out together. Nothing may be written. */
export function openReads(name: SurfaceName, manner: Manner = {}) {
  const surface = SURFACES[name];
  const fake = createFakeNav({
    now: () => NOW,
    users: [{ name: 'connector', password: 'key-1' }],
    companies: [company, otherCompany],
    pages: {},
    ...manner.server,
  });
  const side = withFaults(fake.handle, { now: () => NOW, after: () => undefined, random: () => 0 });
  const inProcess = createInProcess({
    servers: { [ORIGIN]: side.behaviour },
    makeError: (failure, sent, message) => new TransportError(failure, sent, message),
  });
  /** Verb and last segment, of a batch the number of its parts: `GET items`, `batch of 3`. */
  const sent: string[] = [];
  const addresses: string[] = [];
  const transport: Transport = async ({ headers: { Prefer, ...headers }, ...request }) => {
    const parts = partsOf({ body: new TextEncoder().encode(request.body ?? '') });
    addresses.push(request.url, ...parts.map(({ url }) => url));
    const last = (request.url.split('?')[0] ?? '').split('/').at(-1) ?? '';
    sent.push(last === '$batch' ? `batch of ${parts.length}` : `${request.method} ${last}`);
    const prefers = Prefer !== undefined && manner.withoutPrefer !== true;
    const response = await inProcess({ ...request, headers: { ...headers, ...(prefers && { Prefer }) } });
    return last === '$batch' && manner.answered ? manner.answered(response) : response;
  };
  const exchanges: Exchange[] = [];
  const door = createDoor({
    system: 'nav1',
    transport,
    ports: createStillPorts().ports,
    timeoutMs: TIMEOUT_MS,
    mayWrite: () => false,
    onExchange: (exchange) => exchanges.push(exchange),
    signIn: manner.signIn ?? createBasicAuth({ user: 'connector', password: 'key-1' }),
  });
  const { tenant } = manner.server ?? {};
  const reads = createBatchingDoor({ door, url: surface.url, tenant });
  const clientOf = (origin: Origin) =>
    createODataClient({ door, reads, url: surface.url, tenant, system: 'nav1', origin });
  const within = (what: What, summary = 'read it') => ({
    ...what,
    path: `${surface.company(fake.admin.id)}${what.path}`,
    summary,
  });
  const client = clientOf(order);
  const numbers = async (of: ODataClient, what: What) =>
    (await of.all(within(what), row)).map((found) => String(found[surface.no]));
  const read = (what: What, of = client) => numbers(of, what);
  return { surface, fake, faults: side.faults, sent, addresses, exchanges, clientOf, client, within, read };
}

export async function failure(call: Promise<unknown>): Promise<ConnectorError> {
  const error = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ConnectorError)) throw new Error(`expected a ConnectorError, got ${String(error)}`);
  return error;
}

export type Part = { id: string | null; status: number; headers?: Record<string, string>; body?: unknown };

/** The answer to a batch with its parts changed. */
export function withParts(change: (parts: readonly Part[]) => readonly (Part | null)[]) {
  return (response: HttpResponse): HttpResponse => {
    const { responses } = JSON.parse(response.body) as { readonly responses: readonly Part[] };
    const parts = change(responses).filter((part) => part !== null);
    return { ...response, body: JSON.stringify({ responses: parts }) };
  };
}

/** The same with another second part; null leaves it out. */
export const second = (change: (part: Part) => Part | null) =>
  withParts((parts) => parts.map((part, index) => (index === 1 ? change(part) : part)));
