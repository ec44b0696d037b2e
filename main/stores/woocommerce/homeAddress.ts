/** The shop's home address without slashes at its end; sub-folders stay: `https://x.example/shop`. */
export function trimHome(homeUrl: string): string {
  return homeUrl.trim().replace(/\/+$/, '');
}

/**
 * Whether two home addresses are the same shop. The scheme is left aside, because a proxy that ends TLS may hide it
 * from WordPress; so are the host's letter case, the scheme's own port and slashes at the end. `www.` and folders count.
 */
export function isSameHome(left: string, right: string): boolean {
  const first = comparable(left);
  return first !== null && first === comparable(right);
}

function comparable(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  // URL has lower-cased the host and dropped the scheme's own port.
  return `${url.host}${url.pathname.replace(/\/+$/, '')}`;
}
