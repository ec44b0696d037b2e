/** NAV's e-mail field takes well-formed addresses only; up to 80 characters. */
const EMAIL = /^[^\s@;,<>"]+@[^\s@;,<>"]+\.[^\s@;,<>"]+$/;
const LONGEST_EMAIL = 80;
const LONGEST_PHONE = 30;

/** The address as NAV takes it; "" where NAV would refuse it, because a wrong address must not hold up a document. */
export function emailForNav(email: string): string {
  const trimmed = email.trim();
  return trimmed.length <= LONGEST_EMAIL && EMAIL.test(trimmed) ? trimmed : '';
}

/** The number up to the first letter ("+1 555 0100 ext. 5" becomes "+1 555 0100"), since NAV refuses letters; 30 characters. */
export function phoneForNav(phone: string): string {
  return phone
    .replace(/\p{L}[\s\S]*$/u, '')
    .replace(/[\s,;:(/-]+$/, '')
    .trim()
    .slice(0, LONGEST_PHONE)
    .trimEnd();
}

/** The addresses in NAV's e-mail field, which may hold several separated by `;` or `,`. */
export function emailsOf(field: string): readonly string[] {
  return field
    .split(/[;,]/)
    .map((email) => email.trim().toLowerCase())
    .filter((email) => email !== '');
}

/** The fields that have a value, in their order; what is empty is left to NAV. */
export function withoutEmpty(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
