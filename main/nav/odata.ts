/** Query options by name (`$filter`, `$select` …), values as plain text. */
export type Query = Readonly<Record<string, string>>;

/** What NAV shows where a day is not set. */
const EMPTY_DAY = '0001-01-01';

/** A string literal of a filter: inner quotes doubled. Percent-encoding comes with the query. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `field eq 'a' or field eq 'b'`; NAV takes `or` within one field only. */
export function oneOf(field: string, values: readonly string[]): string {
  return values.map((value) => `${field} eq ${quoted(value)}`).join(' or ');
}

/** Path segment of an entity: `salesOrders(<guid>)`. GUIDs stand without quotes. */
export function entity(set: string, id: string): string {
  return `${set}(${id})`;
}

/** Blanks as %20, because NAV takes + for a plus sign; so a plus sign becomes %2B. */
function encoded(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%24', '$');
}

/** The whole address: base without trailing slash, path, query, and the tenant where the server has several. */
export function addressOf(base: string, path: string, query: Query = {}, tenant?: string): string {
  const options = Object.entries(query).map(([name, value]) => `${name}=${encoded(value)}`);
  if (tenant !== undefined && tenant !== '') options.push(`tenant=${encodeURIComponent(tenant)}`);
  return `${base}/${path}${options.length > 0 ? `?${options.join('&')}` : ''}`;
}

/**
 * Where the next page is. The link may be relative, or name the host by which the server knows itself: path and query
 * are kept verbatim, the host stays the one we were given, so that sign-in never leaves for another. Tenant and
 * `company` of the query stand on every request, also where the link lacks them.
 */
export function nextPageAddress(current: string, link: string, tenant?: string): string {
  const [, origin = '', path = '', query = ''] = /^([a-z]+:\/\/[^/?#]+)?([^?#]*)(\?[^#]*)?/i.exec(link) ?? [];
  const here = new URL(current);
  const absolute = origin !== '' || path.startsWith('/') ? path : new URL(path === '' ? '.' : path, current).pathname;
  const isHere = (path === '' && origin === '') || unescaped(absolute) === unescaped(here.pathname);
  const whole = `${here.origin}${isHere ? here.pathname : absolute}${query}`;
  const company = /[?&](company=[^&#]*)/i.exec(current)?.[1] ?? '';
  const ofTenant = tenant === undefined || tenant === '' ? '' : `tenant=${encodeURIComponent(tenant)}`;
  const lacking = [company, ofTenant].filter((option) => option !== '' && !hasOption(query, option));
  return lacking.reduce((address, option) => `${address}${address.includes('?') ? '&' : '?'}${option}`, whole);
}

/** Some servers escape in a link what they were sent escaped: `CRONUS%2520Ltd.` */
function unescaped(path: string): string {
  return path.replace(/%(?:25)*([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function hasOption(query: string, option: string): boolean {
  return new RegExp(`[?&]${option.split('=')[0] ?? ''}=`, 'i').test(query);
}

/**
 * The plain name of an option value: version 2.0 writes what is no letter or digit as `_xHHHH_` (`In_x0020_Review`),
 * other versions and examples plainly; both come out as `In Review`.
 */
export function decodeOption(value: string): string {
  return value.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The day of a date; some servers put midnight behind it. */
export function dayOf(date: string): string {
  return date.replace(/T[\d:.]*(?:Z|[+-]\d\d:?\d\d)?$/i, '');
}

/** A day, or null where NAV has none. */
export function dayOrNull(date: string): string | null {
  return date === '' || date.startsWith(EMPTY_DAY) ? null : dayOf(date);
}
