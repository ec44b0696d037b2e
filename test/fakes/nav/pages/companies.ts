import type { Collection } from '../collection.ts';
import type { Company } from '../company.ts';
import type { Entity } from '../entity.ts';
import { textOf } from '../entity.ts';
import { NavFault, companyNotFound } from '../errors.ts';
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

export function companiesPage(companies: readonly Company[]): Collection {
  const rows = companies.map(toRow);
  return { type: companyPageType, rows: () => rows, byId: (id) => rows.find((row) => row.id === id) };
}

function toRow({ entity }: Company): Entity {
  const name = textOf(entity, 'name');
  const values = {
    id: name,
    Name: name,
    Evaluation_Company: false,
    Display_Name: textOf(entity, 'displayName'),
    Id: entity.id,
    Business_Profile_Id: '',
  };
  return { ...entity, id: name, values };
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
