import type { FakeResponse } from '../http.ts';
import type { Collection } from './collection.ts';
import { companyType } from './referenceTypes.ts';
import type { EntityType, Property, PropertyKind } from './schema.ts';

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

/** One document for all companies: entity types with their properties, and the sets. */
export function metadataAnswer(collections: Iterable<Collection>): FakeResponse {
  const all = [...collections];
  const sets = [companyType, ...all.map(({ type }) => type)];
  const types = [...sets, ...sets.flatMap(({ parts = [], contains = [] }) => [...parts, ...contains])];
  const actions = all.flatMap(({ type, actions = {} }) => Object.keys(actions).map((name) => actionXml(name, type)));
  const containers = sets.map((type) => `<EntitySet Name="${type.set}" EntityType="Microsoft.NAV.${type.name}"/>`);
  const schema = `${types.map(entityType).join('')}${actions.join('')}<EntityContainer Name="NAV">${containers.join('')}</EntityContainer>`;
  const body = `<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">${schema}</Schema></edmx:DataServices></edmx:Edmx>`;
  return { status: 200, headers: { 'Content-Type': 'application/xml', 'OData-Version': '4.0' }, body };
}

function entityType(type: EntityType): string {
  const key = '<Key><PropertyRef Name="id"/></Key>';
  return `<EntityType Name="${type.name}">${key}${type.properties.map(propertyXml).join('')}${[...(type.parts ?? []).map(partXml), ...(type.contains ?? []).map(containedXml)].join('')}</EntityType>`;
}

function partXml({ name }: EntityType): string {
  return `<NavigationProperty Name="${name}" Type="Microsoft.NAV.${name}"/>`;
}

function containedXml({ name, set }: EntityType): string {
  return `<NavigationProperty Name="${set}" Type="Collection(Microsoft.NAV.${name})" ContainsTarget="true"/>`;
}

function actionXml(name: string, { name: type }: EntityType): string {
  return `<Action Name="${name}" IsBound="true"><Parameter Name="bindingParameter" Type="Microsoft.NAV.${type}"/></Action>`;
}

function propertyXml(property: Property): string {
  const max = property.max === undefined ? '' : ` MaxLength="${property.max}"`;
  return `<Property Name="${property.name}" Type="${EDM[property.kind]}"${max}/>`;
}
