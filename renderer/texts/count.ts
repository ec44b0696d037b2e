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

/** For counts that the engine gives as text and ends with a plus where it counted no further, such as `10,000+`. */
export const upTo = (language: string) => {
  const format = counting(language);
  return (count: string): string => `${format(Number(count.replaceAll(/\D/g, '')))}${count.endsWith('+') ? '+' : ''}`;
};
