import { Big } from 'big.js';

/** A JSON value whose numbers keep their decimal text: a float would spoil the cent this simulator is there to watch. */
export type Json = string | boolean | null | Big | readonly Json[] | { readonly [name: string]: Json };

type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown;

/** Throws SyntaxError on malformed text. */
export function parseJson(text: string): Json {
  const reviver: Reviver = (_key, value, context) =>
    typeof value === 'number' ? new Big(context.source ?? '') : value;
  return (JSON.parse as (text: string, reviver: Reviver) => Json)(text, reviver);
}

/** Numbers are written as plain decimals, never in exponential form. */
export function writeJson(value: Json): string {
  if (value instanceof Big) return value.toFixed();
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (isJsonArray(value)) return `[${value.map(writeJson).join(',')}]`;
  const members = Object.entries(value as Readonly<Record<string, Json>>);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`).join(',')}}`;
}

export function isJsonArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isJsonObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Big);
}
