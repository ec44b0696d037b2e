import { Big } from 'big.js';
import type { Value } from './entity.ts';
import { NavFault, badRequest, notAnOption, readOnlyProperty, tooLong, unknownBodyProperty } from './errors.ts';
import type { Json } from './json.ts';
import { isJsonArray, isJsonObject, parseJson } from './json.ts';
import type { EntityType, Property } from './schema.ts';
import { EMPTY_DATE, decodeOption, optionNamed, propertyOf, toCode } from './schema.ts';

export interface Assignment {
  readonly property: Property;
  readonly value: Value;
}

/** A checked body: assignments in the order they were written, nested records apart. */
export interface Body {
  readonly fields: readonly Assignment[];
  readonly nested: Readonly<Record<string, readonly Body[]>>;
}

export function readBody(bytes: Uint8Array): Json {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError)
      throw badRequest('Invalid JSON. The payload could not be read.');
    throw error;
  }
}

/**
 * Nothing is ignored silently: an unknown property fails the request, then a value of the wrong kind, a read-only
 * property, a text that is too long. `deep` names the nested sets a POST may carry; a PATCH has none.
 */
export function checkBody(json: Json, type: EntityType, deep: Readonly<Record<string, EntityType>> = {}): Body {
  if (!isJsonObject(json)) throw badRequest('The payload must be a JSON object.');
  const members = Object.entries(json).filter(([name]) => !name.includes('@'));
  const fields: Assignment[] = [];
  const nested: Record<string, readonly Body[]> = {};
  for (const [name, value] of members) {
    const inner = deep[name];
    if (inner !== undefined) nested[name] = checkNested(name, value, inner);
    else fields.push(checkField(name, value, type));
  }
  for (const { property } of fields) if (property.readOnly === true) throw readOnlyProperty(property.name);
  for (const { property, value } of fields) checkLength(property, value);
  return { fields: fields.map(normalised), nested };
}

function checkNested(name: string, value: Json, type: EntityType): readonly Body[] {
  if (!isJsonArray(value)) throw badRequest(`The property '${name}' must be an array.`);
  return value.map((inner) => checkBody(inner, type));
}

function checkField(name: string, value: Json, type: EntityType): Assignment {
  const property = propertyOf(type, name);
  if (property === undefined) throw unknownBodyProperty(name, type.name);
  return { property, value: convert(property, value) };
}

function convert(property: Property, value: Json): Value {
  switch (property.kind) {
    case 'decimal':
    case 'integer':
      if (value instanceof Big) return value;
      throw wrongKind(property, 'Decimal');
    case 'boolean':
      if (typeof value === 'boolean') return value;
      throw wrongKind(property, 'Boolean');
    default:
      if (typeof value !== 'string') throw wrongKind(property, 'String');
      return convertText(property, value);
  }
}

function convertText(property: Property, value: string): string {
  if (property.kind === 'guid') {
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return value.toLowerCase();
    throw new NavFault(400, 'Application_InvalidGUID', `The value '${value}' is not a valid GUID.`);
  }
  if (property.kind === 'date') {
    if (isDay(value)) return value;
    throw badRequest('Unable to convert value to Date');
  }
  if (property.kind === 'option') {
    const name = optionNamed(property, value);
    if (name === undefined) throw notAnOption(value, (property.options ?? []).map(decodeOption));
    return name;
  }
  return value;
}

export function isDay(value: string): boolean {
  if (value === EMPTY_DATE) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const ms = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value);
}

function wrongKind(property: Property, kind: string): NavFault {
  return badRequest(`Cannot convert a value to target type 'Edm.${kind}' for property '${property.name}'.`);
}

function checkLength(property: Property, value: Value): void {
  if (property.max === undefined || typeof value !== 'string') return;
  if (value.length > property.max) throw tooLong(value, property.max);
}

function normalised(assignment: Assignment): Assignment {
  const { property, value } = assignment;
  return property.kind === 'code' && typeof value === 'string' ? { property, value: toCode(value) } : assignment;
}
