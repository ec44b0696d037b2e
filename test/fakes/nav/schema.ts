import { Big } from 'big.js';

export type PropertyKind =
  | 'guid'
  | 'text'
  | 'code'
  | 'decimal'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'option';

export interface Property {
  readonly name: string;
  readonly kind: PropertyKind;
  /** Longest text; absent where the kind has none. */
  readonly max?: number;
  /** Option names as the API spells them: `_x0020_`, `Non_x002D_Inventory`. */
  readonly options?: readonly string[];
  readonly readOnly?: boolean;
  /** Caption of the table field, for error texts. */
  readonly field?: string;
}

export interface EntityType {
  /** Name in the metadata: `salesOrder`. */
  readonly name: string;
  /** Name in addresses: `salesOrders`. */
  readonly set: string;
  /** The table behind it, for error texts. */
  readonly table: string;
  /** Property that orders the set when nothing else is asked for. */
  readonly key: string;
  readonly properties: readonly Property[];
  /** Records that belong to one of this type, by their name: `customerFinancialDetail`. */
  readonly parts?: readonly EntityType[];
  /** Sets inside a record of this type that have no set of their own. */
  readonly contains?: readonly EntityType[];
}

type More = Partial<Pick<Property, 'field' | 'readOnly'>>;

export const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';
export const EMPTY_DATE = '0001-01-01';
export const ZERO = new Big(0);

export const READ_ONLY: More = { readOnly: true };

export const guid = (name: string, more: More = {}): Property => ({ name, kind: 'guid', ...more });
export const text = (name: string, max: number, more: More = {}): Property => ({ name, kind: 'text', max, ...more });
export const code = (name: string, max: number, more: More = {}): Property => ({ name, kind: 'code', max, ...more });
export const decimal = (name: string, more: More = {}): Property => ({ name, kind: 'decimal', ...more });
export const integer = (name: string, more: More = {}): Property => ({ name, kind: 'integer', ...more });
export const flag = (name: string, more: More = {}): Property => ({ name, kind: 'boolean', ...more });
export const date = (name: string, more: More = {}): Property => ({ name, kind: 'date', ...more });
export const dateTime = (name: string, more: More = {}): Property => ({ name, kind: 'dateTime', ...more });
export const option = (name: string, options: readonly string[], more: More = {}): Property => ({
  name,
  kind: 'option',
  options,
  ...more,
});

export const id = guid('id', READ_ONLY);
export const lastModified = dateTime('lastModifiedDateTime', READ_ONLY);

export function propertyOf(type: EntityType, name: string): Property | undefined {
  return type.properties.find((property) => property.name === name);
}

/** `Non_x002D_Inventory` is `Non-Inventory`. */
export function decodeOption(name: string): string {
  return name.replace(/_x([0-9A-F]{4})_/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The encoded name for either spelling; undefined when the option does not exist. */
export function optionNamed(property: Property, value: string): string | undefined {
  return property.options?.find((name) => name === value || decodeOption(name) === value);
}

/** As a Code field stores it. */
export function toCode(value: string): string {
  return value.trim().toUpperCase();
}
