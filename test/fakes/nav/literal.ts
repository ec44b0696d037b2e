import { Big } from 'big.js';
import { isDay } from './body.ts';
import type { Value } from './entity.ts';
import { NavFault, badQuery, filterTooLong } from './errors.ts';
import type { EntityType, Property } from './schema.ts';
import { optionNamed } from './schema.ts';

/** A literal of a query as written: text came in quotes, everything else bare. */
export interface Literal {
  readonly quoted: boolean;
  readonly text: string;
}

/**
 * The literal as a value of the property. Text and options come quoted, GUIDs, dates, numbers and booleans bare.
 * A literal longer than a Code field is not "nothing found" but a refusal.
 */
export function literalFor(type: EntityType, property: Property, literal: Literal): Value {
  if (literal.quoted !== wantsQuotes(property)) throw incompatible(property, literal);
  switch (property.kind) {
    case 'decimal':
    case 'integer':
      return numberLiteral(property, literal);
    case 'boolean':
      if (literal.text !== 'true' && literal.text !== 'false') throw incompatible(property, literal);
      return literal.text === 'true';
    default:
      return textLiteral(type, property, literal);
  }
}

function wantsQuotes(property: Property): boolean {
  return property.kind === 'text' || property.kind === 'code' || property.kind === 'option';
}

function numberLiteral(property: Property, literal: Literal): Big {
  if (!/^-?\d+(\.\d+)?$/.test(literal.text)) throw incompatible(property, literal);
  return new Big(literal.text);
}

function textLiteral(type: EntityType, property: Property, literal: Literal): string {
  const { text } = literal;
  if (property.kind === 'code' && property.max !== undefined && text.length > property.max) {
    throw filterTooLong(text, property.max, property.field ?? property.name, type.table);
  }
  if (property.kind === 'guid' && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) {
    throw incompatible(property, literal);
  }
  if (property.kind === 'date' && !isDay(text)) throw incompatible(property, literal);
  if (property.kind === 'dateTime' && Number.isNaN(Date.parse(text))) throw incompatible(property, literal);
  if (property.kind === 'option') return optionNamed(property, text) ?? failOption(text);
  return property.kind === 'guid' ? text.toLowerCase() : text;
}

function failOption(text: string): never {
  throw badQuery(`The string '${text}' is not a valid enumeration type constant.`);
}

function incompatible(property: Property, literal: Literal): NavFault {
  const message = `A binary operator with incompatible types was detected: '${literal.text}' does not fit the property '${property.name}'.`;
  return new NavFault(400, 'BadRequest', message);
}

/** Below, at or above zero, as the server orders values of this kind. */
export function compareValues(property: Property, a: Value, b: Value): number {
  if (a instanceof Big && b instanceof Big) return a.cmp(b);
  if (property.kind === 'dateTime') return Date.parse(String(a)) - Date.parse(String(b));
  if (typeof a === 'boolean' || typeof b === 'boolean') return Number(a) - Number(b);
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}
