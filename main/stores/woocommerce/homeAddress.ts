/** The shop's home address without slashes at its end; sub-folders stay: `https://x.example/shop`. */
export function trimHome(homeUrl: string): string {
  return homeUrl.trim().replace(/\/+$/, '');
}

/**
 * Whether two home addresses are the same shop. Scheme and port are left aside: a shop reached over https calls itself
 * by its http address in deliveries that its own cron sends, and a proxy that ends TLS hides both from WordPress. So are
 * the host's letter case and slashes at the end. `www.` and folders count.
 */
export function isSameHome(left: string, right: string): boolean {
  const first = comparable(left);
  return first !== null && first === comparable(right);
}

function comparable(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  // URL has lower-cased the host.
  return `${url.hostname}${url.pathname.replace(/\/+$/, '')}`;
}
