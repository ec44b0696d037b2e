/** What is emptied is left out of the settings. */
export const orNone = (typed: string): string | undefined => (typed === '' ? undefined : typed);
