import type { FakeNavOptions } from '../fakes/nav/options.ts';

/** What of a NAV server the connector is given: the API, page services, or the instance with both. */
export const SURFACES = ['api', 'pages', 'both'] as const;
export type Surfaces = (typeof SURFACES)[number];

/** The server as an administrator has switched it on. */
export function serverWith(surfaces: Surfaces): Pick<FakeNavOptions, 'apiEnabled' | 'pages'> {
  return { apiEnabled: surfaces !== 'pages', ...(surfaces !== 'api' && { pages: {} }) };
}

/** The address of the surface, or of the instance where both are to be used. */
export function addressOn(server: string, surfaces: Surfaces, instance = 'BC250'): string {
  const below: Readonly<Record<Surfaces, string>> = { api: '/api/v2.0', pages: '/ODataV4', both: '' };
  return `${server}/${instance}${below[surfaces]}`;
}

/** As the API's own template does it in the simulated company. */
const EXPORT = { CH: 'WEB-EXPORT', GB: 'WEB-EXPORT', US: 'WEB-EXPORT' };

/** Page services set what a new customer needs for its documents; the API's own template does that there. */
export function customerSettings(surfaces: Surfaces): object {
  return surfaces === 'api' ? {} : { newCustomer: { template: 'WEB-DE', templateByCountry: EXPORT } };
}
