import { big } from '../../base/money.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Those of the wanted fields that NAV shows otherwise; NAV keeps codes in upper case. A field that the answer does not
 * show cannot be compared and counts as taken.
 */
export function differing(wanted: Fields, shown: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => shown[name] !== undefined && !isSame(name, value, shown[name])),
  );
}

function isSame(name: string, wanted: unknown, shown: unknown): boolean {
  if (typeof wanted === 'boolean' || typeof shown === 'boolean') return wanted === shown;
  const [left, right] = [String(wanted).trim(), String(shown ?? '').trim()];
  return left === right || (CODE.test(name) && left.toUpperCase() === right.toUpperCase());
}

const CODE = /_(Code|No)$/;

/** Whether two decimals are equal, written however. */
export function isSameNumber(left: string, right: string): boolean {
  return big(left).eq(big(right));
}
