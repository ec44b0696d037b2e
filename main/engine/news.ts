import { createEmitter, type Emitter } from '../base/emit.ts';
import type { Log } from '../base/log.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { Events } from '../contract/calls.ts';

type What = Events['changed']['what'];

/** Tells the windows what changed, gathered: a burst of orders is one piece of news. */
export interface News {
  readonly events: Emitter<Events>;
  changed(what: What): void;
}

const GATHER_MS = 200;

export function createNews(ports: Ports, log: Log): News {
  const events = createEmitter<Events>(() => log.warn('a listener of the engine failed'));
  const pending = new Set<What>();
  function tell(): void {
    const at = toInstant(ports.now());
    const what = [...pending];
    pending.clear();
    for (const one of what) events.emit('changed', { what: one, at });
  }
  return {
    events,
    changed(what) {
      // Whoever signed in under the old settings must not be taken for somebody who did under the new ones.
      if (what === 'users') return events.emit('changed', { what, at: toInstant(ports.now()) });
      if (pending.size === 0) ports.after(GATHER_MS, tell);
      pending.add(what);
    },
  };
}
