const LONGEST_EMAIL = 80;

/** The address if NAV has room for it, else "": a cut one would be somebody else's. */
export function fittingEmail(email: string): string {
  const trimmed = email.trim();
  return trimmed.length <= LONGEST_EMAIL ? trimmed : '';
}

/** A text NAV has room for, and whether something was cut off. Surrogate pairs are kept whole. */
export function cut(text: string, most: number): { readonly text: string; readonly wasCut: boolean } {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  if (trimmed.length <= most) return { text: trimmed, wasCut: false };
  const short = trimmed.slice(0, most);
  return { text: /[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short, wasCut: true };
}
