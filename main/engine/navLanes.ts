import type { NavConnectionSettings } from '../contract/settings.ts';
import { createServerLanes, type Lanes, type ServerLanes } from '../http/lanes.ts';
import { addressesOf } from '../nav/addresses.ts';

/** The lanes of NAV's servers; they outlive a change of the settings, because what was sent before is still under way. */
export interface NavLanes {
  of(connection: Pick<NavConnectionSettings, 'url' | 'tenant' | 'company'>): Lanes;
}

// People work on the server meanwhile.
const MOST_AT_ONCE = 4;

export function createNavLanes(): NavLanes {
  const servers = new Map<string, ServerLanes>();
  return {
    of({ url, tenant, company }) {
      const { instance } = addressesOf(url);
      const { host } = new URL(instance);
      const lanes = servers.get(host) ?? createServerLanes({ most: MOST_AT_ONCE });
      servers.set(host, lanes);
      return lanes.forWriter([instance, tenant ?? '', company].join('\n').toLowerCase());
    },
  };
}
