import type { Links } from '../flows/links.ts';
import type { NavWitness } from '../flows/orders/navWitness.ts';
import type { NavWatch } from './navWatch.ts';
import type { WatchMarks } from './navWatchDocuments.ts';

export interface NavWitnessOptions {
  readonly links: Pick<Links, 'documents'>;
  readonly marks: Pick<WatchMarks, 'last'>;
  readonly watch: Pick<NavWatch, 'lookAt' | 'gaveAgain'>;
}

// So many of the newest may have been deleted by people.
const LOOKED_THROUGH = 20;

/** What orders see of a NAV that was set back, before the next look in a quarter of an hour. */
export function createNavWitness({ links, marks, watch }: NavWitnessOptions): NavWitness {
  /** Orders that miss it in the same moment wait for one look. */
  const looking = new Map<string, Promise<void>>();
  return {
    newest({ connectionId, companyId }) {
      const deleted = marks.last(connectionId, companyId)?.missing ?? [];
      const most = Math.min(LOOKED_THROUGH, deleted.length + 1);
      const there = links.documents(companyId, most).find(({ id }) => !deleted.includes(id));
      return there?.externalNo ?? null;
    },
    missed({ connectionId }) {
      const under = looking.get(connectionId);
      if (under) return under;
      const look = watch.lookAt(connectionId).finally(() => looking.delete(connectionId));
      looking.set(connectionId, look);
      return look;
    },
    gaveAgain: watch.gaveAgain,
  };
}
