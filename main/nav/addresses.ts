import type { NavSurface } from './capability.ts';

/** Where a NAV server instance has what; no slash at the end of any. */
export interface NavAddresses {
  /** `http://nav01:7048/BC250`. */
  readonly instance: string;
  /** API v2.0. */
  readonly api: string;
  /** Page services, OData V4. */
  readonly pages: string;
  /** The one surface that the address itself names; null where it names the instance. */
  readonly names: NavSurface | null;
}

const ONLINE = 'https://api.businesscentral.dynamics.com';
const SURFACE = /\/(api(?=\/|$)|OData(?:V4)?(?=\/|$))(?:\/.*)?$/i;

/**
 * The addresses that a pasted one means: the instance's own, one that ends in a surface or goes on below it, and for
 * Business Central online `https://api.businesscentral.dynamics.com/v2.0/<tenant>/<environment>` or what the browser
 * shows. The `v2.0` of the online address is the platform's and has nothing to do with the API's.
 */
export function addressesOf(url: string): NavAddresses {
  const plain = apiHost(url.trim().replace(/[?#].*$/, '')).replace(/\/+$/, '');
  const named = SURFACE.exec(plain);
  const instance = (named ? plain.slice(0, named.index) : plain).replace(/\/+$/, '');
  return {
    instance,
    api: `${instance}/api/v2.0`,
    pages: `${instance}/ODataV4`,
    names: named?.[1] === undefined ? null : named[1].toLowerCase() === 'api' ? 'api' : 'pages',
  };
}

/** Whether it is Microsoft's own cloud, where nothing is switched on by hand. */
export function isOnline(addresses: NavAddresses): boolean {
  return addresses.instance.toLowerCase().startsWith(ONLINE);
}

/** `https://businesscentral.dynamics.com/<tenant>/<environment>` is where people work, not where programs ask. */
function apiHost(url: string): string {
  return url.replace(/^https:\/\/businesscentral\.dynamics\.com\/*/i, `${ONLINE}/v2.0/`);
}
