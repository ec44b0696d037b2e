import type { FakeResponse } from '../../http.ts';
import { jsonAnswer, originOf } from '../answer.ts';
import type { Company } from '../company.ts';
import { textOf } from '../entity.ts';
import { NavFault, companyNotFound, methodNotAllowed } from '../errors.ts';
import type { Json } from '../json.ts';
import type { Work } from '../operations.ts';
import { flag, guid, text } from '../schema.ts';
import type { PageSegment } from './keys.ts';
import { unquoted } from './keys.ts';
import type { PageType } from './page.ts';
import type { PagesSettings } from './pagesOptions.ts';

export const companyPageType: PageType = {
  name: 'Company',
  set: 'Company',
  table: 'Company',
  key: 'Name',
  keys: ['Name'],
  flowFilters: [],
  properties: [
    text('Name', 30),
    flag('Evaluation_Company'),
    text('Display_Name', 250),
    guid('Id'),
    text('Business_Profile_Id', 250),
  ],
};

/** The companies a user may open, without ETags; nothing can be done with them here. */
export function companyList(work: Work, companies: readonly Company[], withIds: boolean): FakeResponse {
  return jsonAnswer(200, { ...contextOf(work, ''), value: companies.map((company) => toRow(company, withIds)) });
}

export function oneCompany(work: Work, company: Company, withIds: boolean): FakeResponse {
  return jsonAnswer(200, { ...contextOf(work, '/$entity'), ...toRow(company, withIds) });
}

function contextOf({ request, root }: Work, suffix: string): Readonly<Record<string, Json>> {
  if (request.method !== 'GET') throw methodNotAllowed(request.method, companyPageType.name);
  return { '@odata.context': `${originOf(request)}${root}/$metadata#${companyPageType.name}${suffix}` };
}

function toRow({ entity }: Company, withIds: boolean): Readonly<Record<string, Json>> {
  const named = { Name: textOf(entity, 'name'), Evaluation_Company: false };
  if (!withIds) return named;
  return {
    ...named,
    Display_Name: textOf(entity, 'displayName'),
    Id: entity.id,
    Business_Profile_Id: '',
  };
}

interface Named {
  /** `Company('…')` at the start of the path. */
  readonly segment: PageSegment | null;
  /** `?company=…` */
  readonly query: string | undefined;
}

/** Names are compared with case. Without a name the only company of the server is meant, if it has but one. */
export function companyNamed(companies: readonly Company[], named: Named, by: PagesSettings['companyBy']): Company {
  const name = nameIn(named, by);
  if (name === null) {
    const [only, another] = companies;
    if (only === undefined || another !== undefined) throw companyNotFound();
    return only;
  }
  const found = companies.find(({ entity }) => textOf(entity, 'name') === name);
  if (found === undefined) throw new NavFault(404, 'Internal_CompanyNotFound', `The company "${name}" does not exist.`);
  return found;
}

function nameIn({ segment, query }: Named, by: PagesSettings['companyBy']): string | null {
  const key = segment?.key ?? null;
  if (key !== null) return key.startsWith("'") ? unquoted(key) : key;
  return by === 'path' || query === undefined ? null : query;
}

/** `Company('O''Neil%20%26%20Sons%20Ltd.')` as in contexts and links. */
export function companySegment(company: Company): string {
  const quoted = textOf(company.entity, 'name').replaceAll("'", "''");
  return `Company('${encodeURIComponent(quoted)}')`;
}
