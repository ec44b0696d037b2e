import * as z from 'zod';
import { toConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { Ports } from '../base/ports.ts';
import type { Door } from '../http/door.ts';
import { clockDifferenceMs, LARGEST_CLOCK_DIFFERENCE_MS } from '../http/rungs.ts';
import { resolveCompany } from './api/companies.ts';
import { entity } from './odata.ts';
import { createODataClient } from './odataClient.ts';

export interface NavCheckOptions {
  readonly connectionId: string;
  readonly door: Door;
  readonly url: string;
  /** Id, name or display name. */
  readonly company: string;
  readonly tenant?: string;
  readonly ports: Ports;
  readonly origin?: Origin;
}

export interface NavCheck {
  readonly ok: boolean;
  /** `fine`, `clock-off` (works, but will not for long), or the code of the first failure. */
  readonly code: string;
  readonly message: string;
  /** "" when nothing is to be done. */
  readonly whatToDo: string;
  readonly milliseconds: number;
}

/** What the connector must be able to read; the names are NAV's own. */
const READ: readonly (readonly [set: string, name: string])[] = [
  ['customers', 'customers'],
  ['items', 'items'],
  ['salesOrders', 'sales orders'],
  ['salesInvoices', 'sales invoices'],
  ['generalLedgerSetup', 'the general ledger setup'],
];

/**
 * The connection's ping: reached, the right kind of server, signed in, company found, everything readable, clocks
 * alike. Stops at the first failure, tells it with its remedy, and never rejects. Nothing is written.
 */
export async function checkNav(options: NavCheckOptions): Promise<NavCheck> {
  const startedAt = options.ports.now();
  const clock = createClockWatch(options.door, options.ports);
  const { hostname } = new URL(options.url);
  const outcome = await climb({ ...options, door: clock.door }, hostname).catch(failed);
  const milliseconds = options.ports.now() - startedAt;
  return { ...(outcome.ok ? (clockOff(clock.differenceMs(), hostname) ?? outcome) : outcome), milliseconds };
}

type Outcome = Omit<NavCheck, 'milliseconds'>;

async function climb(options: NavCheckOptions, hostname: string): Promise<Outcome> {
  const { connectionId, door, url, tenant } = options;
  const origin = options.origin ?? { actor: 'engine' };
  const company = await resolveCompany(door, url, options.company, { connectionId, tenant, origin });
  const client = createODataClient({ door, url, tenant, system: connectionId, origin });
  const first = z.object({ value: z.array(z.unknown()) });
  for (const [set, name] of READ) {
    const path = `${entity('companies', company.id)}/${set}`;
    await client.one({ path, query: { $top: '1', $select: 'id' }, summary: `read ${name}` }, first);
  }
  const message = `${hostname} answers; signed in, and company ${company.name} can be read.`;
  return { ok: true, code: 'fine', message, whatToDo: '' };
}

function failed(error: unknown): Outcome {
  const { code, message, whatToDo } = toConnectorError(error);
  return { ok: false, code, message, whatToDo };
}

function clockOff(differenceMs: number | null, hostname: string): Outcome | null {
  if (differenceMs === null || Math.abs(differenceMs) <= LARGEST_CLOCK_DIFFERENCE_MS) return null;
  const minutes = Math.round(Math.abs(differenceMs) / 60_000);
  const way = differenceMs < 0 ? 'ahead of' : 'behind';
  return {
    ok: true,
    code: 'clock-off',
    message: `This computer's clock is ${minutes} minutes ${way} ${hostname}'s.`,
    whatToDo: 'Set the clock; signatures and sign-ins will fail.',
  };
}

/** The door, noting from each answer how far the server's clock is from ours. */
function createClockWatch(door: Door, ports: Ports): { readonly door: Door; differenceMs(): number | null } {
  let differenceMs: number | null = null;
  const watching: Door = {
    async send(request) {
      const startedAt = ports.now();
      const response = await door.send(request);
      differenceMs = clockDifferenceMs(response, startedAt, ports.now());
      return response;
    },
  };
  return { door: watching, differenceMs: () => differenceMs };
}
