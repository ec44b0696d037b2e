import { ConnectorError } from '../../base/errors.ts';
import type { NavCompany } from '../nav.ts';
import { type Query, quoted } from '../odata.ts';
import type { ODataClient } from '../odataClient.ts';
import * as z from 'zod';

/** Where the company stands in an address: `Company('…')/Service`, or `Service?company=…`. */
export type CompanyIn = 'path' | 'query';

export interface Place {
  /** @throws ConnectorError when the server takes the company in neither way. */
  find(client: ODataClient, probed: string | null): Promise<CompanyIn>;
}

/**
 * Some hosted servers take the company in the path, some only in the query. Which one is found out with a read of one
 * row of the service `probed`, once; it is then kept. Without a service it is the path.
 */
export function createPlace(company: NavCompany, wanted: 'auto' | CompanyIn): Place {
  let kept: Promise<CompanyIn> | null = wanted === 'auto' ? null : Promise.resolve(wanted);
  return {
    find(client, probed) {
      if (kept) return kept;
      if (probed === null) return Promise.resolve('path');
      const probe = probeBoth(client, company, probed);
      kept = probe;
      probe.catch(() => {
        kept = null;
      });
      return probe;
    },
  };
}

async function probeBoth(client: ODataClient, company: NavCompany, service: string): Promise<CompanyIn> {
  try {
    await readOne(client, company, service, 'path');
    return 'path';
  } catch (inPath) {
    if (!isNotUnderstood(inPath)) throw inPath;
    try {
      await readOne(client, company, service, 'query');
      return 'query';
    } catch (inQuery) {
      // Neither: what the usual way met tells more, unless the other way got further, or met trouble that may pass.
      throw isNotUnderstood(inQuery) && !mayPass(inQuery) ? inPath : inQuery;
    }
  }
}

async function readOne(client: ODataClient, company: NavCompany, service: string, way: CompanyIn): Promise<void> {
  const { path, query } = inCompany(company, way, service, { $top: '1' });
  await client.one({ path, query, summary: 'find out how this server is told the company' }, z.unknown());
}

/** A wrong address, or a server that stumbles over the segment; never a refused sign-in or a busy server. */
function isNotUnderstood(error: unknown): boolean {
  if (!(error instanceof ConnectorError)) return false;
  return [400, 404, 405, 500, 501].includes(error.status ?? 0);
}

function mayPass(error: unknown): boolean {
  return error instanceof ConnectorError && error.retryable;
}

/** Quotes doubled, then percent-encoded; a blank as %20. */
export function inCompany(
  company: NavCompany,
  way: CompanyIn,
  path: string,
  query: Query = {},
): { readonly path: string; readonly query: Query } {
  if (way === 'query') return { path, query: { company: company.name, ...query } };
  return { path: `Company(${encodeURIComponent(quoted(company.name))})/${path}`, query };
}

/** `('10000')`, or with several fields `(Document_Type='Order',No='101005')`; numbers stand without quotes. */
export function keyOf(keys: readonly string[], values: Readonly<Record<string, string | number>>): string {
  const literals = keys.map((name): readonly [string, string] => {
    const value = values[name] ?? '';
    return [name, typeof value === 'number' ? `${value}` : encodeURIComponent(quoted(value))];
  });
  const [only] = literals;
  if (literals.length === 1 && only) return `(${only[1]})`;
  return `(${literals.map(([name, literal]) => `${name}=${literal}`).join(',')})`;
}
