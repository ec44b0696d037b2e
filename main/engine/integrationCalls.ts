import { type Ports, toInstant } from '../base/ports.ts';
import type { CallParts } from '../calls/createCalls.ts';
import { integrationUnknown } from '../calls/unknown.ts';
import type { IntegrationSettings, Settings } from '../contract/settings.ts';
import type { IntegrationView } from '../contract/views.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import type { Assembly } from './connections.ts';
import type { GoingLive } from './goingLive.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface IntegrationCallsOptions {
  readonly ports: Ports;
  readonly settingsCalls: SettingsCalls;
  readonly rows: Pick<OrderRows, 'shadowed'>;
  readonly assembly: () => Assembly;
  readonly goingLive: Pick<GoingLive, 'begin' | 'of' | 'end'>;
}

/** Integrations as a person sees them, and their switch between shadow mode and live. */
export function createIntegrationCalls(options: IntegrationCallsOptions): CallParts['integrations'] {
  const { ports, rows, assembly, goingLive } = options;
  const settings = () => assembly().settings;

  function find(id: string): IntegrationSettings {
    const found = settings().integrations.find((integration) => integration.id === id);
    if (found) return found;
    throw integrationUnknown(id);
  }

  return {
    list: () =>
      settings().integrations.map((one) => {
        const run = goingLive.of(one.id);
        return { ...viewOf(one, settings(), rows.shadowed(one)), ...(run && { goingLive: run }) };
      }),
    setMode(id, mode, alsoShadowed, actor) {
      const before = find(id);
      if (before.mode === mode) return 0;
      // From the whole second on, as stores date orders; what was only shown stays out of NAV.
      const now = toInstant(Math.floor(ports.now() / 1000) * 1000);
      const startAt = mode === 'live' && !alsoShadowed ? now : undefined;
      const switchOver = () => options.settingsCalls.setMode(id, mode, startAt, actor);
      if (mode === 'live' && alsoShadowed) return goingLive.begin(id, actor, switchOver);
      switchOver();
      if (mode === 'shadow') goingLive.end(id);
      return 0;
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
