import { type Ports, toInstant } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import { integrationUnknown } from '../calls/unknown.ts';
import type { IntegrationSettings, Settings } from '../contract/settings.ts';
import type { IntegrationView } from '../contract/views.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import type { NewJob } from '../queue/jobs.ts';
import type { Assembly } from './connections.ts';
import { orderRing } from './integrations.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface IntegrationCallsOptions {
  readonly ports: Ports;
  readonly settingsCalls: SettingsCalls;
  readonly rows: Pick<OrderRows, 'shadowed'>;
  readonly assembly: () => Assembly;
  readonly ring: (rings: readonly Omit<NewJob, 'runAt'>[]) => void;
}

/** Integrations as a person sees them, and their switch between shadow mode and live. */
export function createIntegrationCalls(options: IntegrationCallsOptions): CallParts['integrations'] {
  const { ports, rows, assembly } = options;
  const settings = () => assembly().settings;

  function find(id: string): IntegrationSettings {
    const found = settings().integrations.find((integration) => integration.id === id);
    if (found) return found;
    throw integrationUnknown(id);
  }

  return {
    list: () => settings().integrations.map((one) => viewOf(one, settings(), rows.shadowed(one.id).length)),
    setMode(id, mode, alsoShadowed, actor) {
      const before = find(id);
      if (before.mode === mode) return 0;
      const shadowed = mode === 'live' && alsoShadowed ? rows.shadowed(id) : [];
      // From the whole second on, as stores date orders; what was only shown stays out of NAV.
      const now = toInstant(Math.floor(ports.now() / 1000) * 1000);
      options.settingsCalls.setMode(id, mode, mode === 'live' && !alsoShadowed ? now : undefined, actor);
      options.ring(shadowed.map((orderKey) => orderRing(find(id), orderKey, actor)));
      return shadowed.length;
    },
  };
}

function viewOf(integration: IntegrationSettings, settings: Settings, shadowed: number): IntegrationView {
  const nameOf = (id: string) => settings.connections.find((one) => one.id === id)?.name || id;
  const nav = settings.connections.find((one) => one.id === integration.nav);
  return {
    id: integration.id,
    name: integration.name || integration.id,
    storeName: nameOf(integration.store),
    navName: nameOf(integration.nav),
    company: nav?.kind === 'nav' ? nav.company : '',
    mode: integration.mode,
    startAt: integration.startAt,
    prefix: integration.prefix,
    shadowed,
  };
}
