import type { FakeResponse } from '../../http.ts';
import type { Property, PropertyKind } from '../schema.ts';
import { companyPageType } from './companies.ts';
import type { PageType, Service } from './page.ts';

const EDM: Readonly<Record<PropertyKind, string>> = {
  guid: 'Edm.Guid',
  text: 'Edm.String',
  code: 'Edm.String',
  option: 'Edm.String',
  decimal: 'Edm.Decimal',
  integer: 'Edm.Int32',
  boolean: 'Edm.Boolean',
  date: 'Edm.Date',
  dateTime: 'Edm.DateTimeOffset',
};

/** One document for all companies, in the namespace NAV. */
export function pagesMetadata(services: readonly Service[]): FakeResponse {
  const types = [entityType(companyPageType, null), ...services.map(({ type, part }) => entityType(type, part))];
  const names = [companyPageType.name, ...services.map(({ name }) => name)];
  const sets = names.map((name) => `<EntitySet Name="${name}" EntityType="NAV.${name}"/>`).join('');
  const schema = `${types.join('')}<EntityContainer Name="NAV">${sets}</EntityContainer>`;
  const body = `<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">${schema}</Schema></edmx:DataServices></edmx:Edmx>`;
  return { status: 200, headers: { 'Content-Type': 'application/xml', 'OData-Version': '4.0' }, body };
}

function entityType(type: PageType, part: Service | null): string {
  const keys = type.keys.map((name) => `<PropertyRef Name="${name}"/>`).join('');
  const properties = type.properties.map((property) => propertyXml(property, type.keys)).join('');
  return `<EntityType Name="${type.name}"><Key>${keys}</Key>${properties}${navigationXml(part)}</EntityType>`;
}

function propertyXml({ name, kind, max }: Property, keys: readonly string[]): string {
  const nullable = keys.includes(name) ? ' Nullable="false"' : '';
  const length = max === undefined ? '' : ` MaxLength="${max}"`;
  const scale = kind === 'decimal' ? ' Scale="Variable"' : '';
  return `<Property Name="${name}" Type="${EDM[kind]}"${nullable}${length}${scale}/>`;
}

function navigationXml(part: Service | null): string {
  if (part === null) return '';
  const constraint = `<ReferentialConstraint Property="No" ReferencedProperty="${part.links}"/>`;
  return `<NavigationProperty Name="${part.name}" Type="Collection(NAV.${part.name})" ContainsTarget="true">${constraint}</NavigationProperty>`;
}
