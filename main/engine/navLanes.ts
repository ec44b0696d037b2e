import type { NavConnectionSettings } from '../contract/settings.ts';
import { createServerLanes, type Lanes, type ServerLanes } from '../http/lanes.ts';
import { addressesOf } from '../nav/addresses.ts';

/** The lanes of NAV's servers; they outlive a change of the settings, because what was sent before is still under way. */
export interface NavLanes {
  of(connection: Pick<NavConnectionSettings, 'url' | 'tenant'>): Lanes;
}

// People work on the server meanwhile.
const MOST_AT_ONCE = 4;

export function createNavLanes(): NavLanes {
  const servers = new Map<string, ServerLanes>();
  return {
    of({ url, tenant }) {
      const { instance } = addressesOf(url);
      const { host } = new URL(instance);
      const lanes = servers.get(host) ?? createServerLanes({ most: MOST_AT_ONCE });
      servers.set(host, lanes);
      // A company may be spelled by id, name or display name: one writer for all of a tenant's is never two in one of them.
      return lanes.forWriter([instance, tenant ?? ''].join('\n').toLowerCase());
    },
  };
}
