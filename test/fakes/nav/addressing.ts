import type { FakeRequest } from '../http.ts';
import type { Collection } from './collection.ts';
import type { Company } from './company.ts';
import { textOf } from './entity.ts';
import { companyNotFound } from './errors.ts';
import type { RawOptions } from './query.ts';
import type { Segment } from './routes.ts';
import { splitUrl } from './routes.ts';

export interface Opened {
  readonly company: Company;
  readonly collections: ReadonlyMap<string, Collection>;
}

export interface Addressed extends Opened {
  /** What follows the company. */
  readonly rest: readonly Segment[];
  /** `companies(<id>)/` */
  readonly prefix: string;
}

/**
 * A company by path segment (its id), else by `?company=` or the `Company` header, which take id or name alike.
 * Names count with their case. This server has no default company: a request that names none is refused.
 */
export function addressed(
  companies: readonly Opened[],
  segments: readonly Segment[],
  options: RawOptions,
  request: FakeRequest,
): Addressed {
  const [first, ...rest] = segments;
  const isNamed = first?.name === 'companies';
  const given = isNamed ? (first.key ?? '') : (options.get('company') ?? headerOf(request));
  const found = given === null ? undefined : companies.find(({ company }) => isCalled(company, given, isNamed));
  if (found === undefined) throw companyNotFound();
  return { ...found, rest: isNamed ? rest : segments, prefix: `companies(${found.company.entity.id})/` };
}

function headerOf({ headers }: FakeRequest): string | null {
  return headers['company'] ?? null;
}

function isCalled({ entity }: Company, given: string, byIdOnly: boolean): boolean {
  if (entity.id === given.toLowerCase()) return true;
  return !byIdOnly && textOf(entity, 'name') === given;
}

/** The company a request names, on either surface, for the record of requests; null when it names none of them. */
export function companyMeant(companies: readonly Opened[], request: FakeRequest): string | null {
  const { path, query } = splitUrl(request.url);
  const segment = /\/(companies|Company)\(([^/]*)\)/.exec(path);
  const given = segment?.[2] === undefined ? (companyOption(query) ?? headerOf(request)) : literalIn(segment[2]);
  if (given === null) return null;
  return (
    companies.find(({ company }) => isCalled(company, given, segment?.[1] === 'companies'))?.company.entity.id ?? null
  );
}

function companyOption(query: string): string | null {
  const value = /(?:^|&)company=([^&]*)/.exec(query)?.[1];
  return value === undefined ? null : decoded(value);
}

/** `'O''Neil'`, `Id=<guid>` or the bare id. */
function literalIn(key: string): string {
  const text = decoded(key).replace(/^Id=/i, '');
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // What cannot be decoded was refused as such, and named no company.
    return '';
  }
}
