import type { FakeRequest, Handle } from '../http.ts';
import { companyMeant } from './addressing.ts';
import type { Admin } from './admin.ts';
import { createAdmin } from './admin.ts';
import { collectionsOf } from './collections.ts';
import type { Company } from './company.ts';
import { createWorld } from './entity.ts';
import { openCompany } from './openCompany.ts';
import type { Gate } from './operations.ts';
import type { FakeNavOptions, ServerOptions } from './options.ts';
import { DEFAULTS } from './options.ts';
import { reckonsLike2018 } from './pages/pagesOptions.ts';
import { createPages } from './pages/route.ts';
import type { RequestEntry } from './requests.ts';
import { entryOf } from './requests.ts';
import type { NavServer } from './server.ts';
import { answer } from './server.ts';
import type { Stored } from './stored.ts';
import { createStored } from './stored.ts';
import type { Subscriptions } from './subscriptions.ts';
import { createSubscriptions } from './subscriptions.ts';

export interface FakeNav {
  readonly handle: Handle;
  /** What is in the books, as plain data. */
  readonly stored: Stored;
  /** What people in NAV do, and what the server saw. */
  readonly admin: Admin;
  /** The records themselves, for another surface over the same books. */
  readonly companies: readonly Company[];
  /** What people and other sessions do to the server, whatever surface is asked. */
  readonly gate: Gate;
  /** Id of the company a request names, by whichever surface and spelling; null when it names none. */
  readonly companyOf: (request: FakeRequest) => string | null;
  readonly subscriptions: Subscriptions;
}

/** A Business Central server with its API v2.0, in memory: answers and refuses as the real one. */
export function createFakeNav(given: FakeNavOptions): FakeNav {
  const options: ServerOptions = { ...DEFAULTS, ...given };
  const world = createWorld(options.now);
  const habits = { ...options, reckonsLike2018: reckonsLike2018(options) };
  const companies = options.companies.map((seed) => openCompany(world, seed, habits));
  const gate: Gate = { locked: 0, forbidden: new Set(), undeletable: new Set() };
  const subscriptions = createSubscriptions(options.now);
  let correlations = 0;
  const server: NavServer = {
    options,
    root: `/${options.instance}/api/v2.0`,
    companies: companies.map((company) => ({ company, collections: collectionsOf(company) })),
    gate,
    subscriptions,
    nextCorrelation: () => correlationId((correlations += 1)),
    pages: createPages({ options, companies, gate }),
  };
  const companyOf = (request: FakeRequest) => companyMeant(server.companies, request);
  const requests: RequestEntry[] = [];
  const handle: Handle = (request: FakeRequest) => {
    const response = answer(server, request);
    const company = companyOf(request);
    requests.push(entryOf(request, response, { at: options.now(), company }));
    return response;
  };
  const admin = createAdmin({ companies, gate, requests });
  return { handle, stored: createStored(companies), admin, companies, gate, companyOf, subscriptions };
}

function correlationId(count: number): string {
  return `3f1e6f5e-6f0b-4b57-9c55-${count.toString(16).padStart(12, '0')}`;
}
