import { oneOf, quoted } from './odata.ts';

/** NAV's field; longer values are on nobody. */
const LONGEST = 20;
/** Shorter ones would be the end of many others. */
const SHORTEST_END = 6;

interface VatParts {
  /** Country letters: `DE`, `CHE`; "" where the number was given without. */
  readonly prefix: string;
  readonly rest: string;
}

interface WithVatNumber {
  readonly vatNumber: string;
}

/** Upper case, without what people write between: `DE 123.456.789` is `DE123456789`. */
export function foldedVatNumber(vatNumber: string): string {
  return vatNumber.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/**
 * Those that have the number, in one question. NAV stores what was typed and compares it to the letter, so that the
 * ways in which people write it are asked for, and what comes back is compared.
 */
export async function findByVatNumber<T extends WithVatNumber>(
  field: string,
  vatNumber: string,
  ask: (filter: string) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const wanted = partsOf(vatNumber);
  if (wanted.rest === '' || wanted.prefix.length + wanted.rest.length > LONGEST) return [];
  const found = await ask(filterOf(field, vatNumber.trim(), wanted));
  return found.filter((row) => isSame(partsOf(row.vatNumber), wanted));
}

/** Austrian numbers go on with a letter, Swiss ones have three letters of country. */
function partsOf(vatNumber: string): VatParts {
  const [, prefix = '', rest = ''] = /^(CHE|[A-Z]{2})?(.*)$/.exec(foldedVatNumber(vatNumber)) ?? [];
  // Nothing but letters is no number.
  return /\d/.test(rest) ? { prefix, rest } : { prefix: '', rest: '' };
}

/** Where one of the two lacks the country, the number alone tells; whose country it is, the caller sees in the customer. */
function isSame(left: VatParts, right: VatParts): boolean {
  return left.rest === right.rest && (left.prefix === right.prefix || left.prefix === '' || right.prefix === '');
}

function filterOf(field: string, given: string, { prefix, rest }: VatParts): string {
  const grouped = [' ', '.'].map((between) => rest.replace(/(\d{3})(?=\d)/g, `$1${between}`));
  const numbers = [rest, ...grouped];
  const prefixed = prefix === '' ? [] : numbers.flatMap((no) => ['', ' ', '-'].map((gap) => `${prefix}${gap}${no}`));
  const written = new Set([given, ...prefixed, ...numbers]);
  const equal = oneOf(
    field,
    [...written].filter((one) => one.length <= LONGEST),
  );
  // Any country's letters may stand in front of a number that was given without.
  return prefix === '' && rest.length >= SHORTEST_END ? `${equal} or endswith(${field},${quoted(rest)})` : equal;
}
