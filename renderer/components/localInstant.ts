/** What was typed in this computer's own time, as an instant; null before it is whole. */
export const localInstant = (typed: string): string | null => {
  const at = new Date(typed);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};
