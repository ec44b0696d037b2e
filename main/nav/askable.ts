import { ConnectorError } from '../base/errors.ts';

/** Numbers as NAV keeps them: upper case, trimmed, each once; those that are too long for the field exist nowhere. */
export function askable(numbers: readonly string[], longest: number): readonly string[] {
  const folded = numbers.map((no) => no.trim().toUpperCase());
  return [...new Set(folded)].filter((no) => no !== '' && no.length <= longest);
}

/** A value that cannot stand in the field is on no record. */
export function isFilterRefused(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'nav-filter-value';
}

/** Asks for all of them together; one that NAV cannot filter by must not hide the others. */
export async function askedTogether<T>(
  values: readonly string[],
  ask: (values: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  try {
    return await ask(values);
  } catch (error) {
    if (!isFilterRefused(error)) throw error;
    if (values.length === 1) return [];
    const alone = await Promise.all(values.map((one) => askedTogether([one], ask)));
    return alone.flat();
  }
}
