/** A whole number as the language groups it. */
export const counting =
  (locale: string) =>
  (count: number): string =>
    new Intl.NumberFormat(locale).format(count);

export const one = (count: number, single: string, many: string): string => (count === 1 ? single : many);

/** Names with the language's own "and". */
export const listing =
  (locale: string) =>
  (names: readonly string[]): string =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
