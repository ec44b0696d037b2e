import type { Launched } from '../../demo/connector.ts';
import { readsOf } from '../../fakes/batches.ts';
import type { Faults } from '../../fakes/faults.ts';
import type { FakeRequest } from '../../fakes/http.ts';
import type { Scene } from '../../e2e/support/scene.ts';

/*
 * kill -9 from outside: no hook in the program, only the two systems it talks to say when.
 */

export type Picks = (request: FakeRequest) => boolean;

/** Picks requests by method and address, reads inside of a batch too. */
export const asks =
  (method: string, path: RegExp): Picks =>
  (request) =>
    (method === 'GET' ? readsOf(request) : request.method === method ? [request.url] : []).some((url) =>
      path.test(decodeURIComponent(url)),
    );

/** The request after so many that are picked alike. */
export function nth(count: number, picks: Picks): Picks {
  let left = count;
  return (request) => picks(request) && (left -= 1) === 0;
}

/** Kills at the first request that is picked: with its work done and no answer, or as soon as the answer has left. */
export function killAt(scene: Scene, system: 'nav' | 'shop', picks: Picks, when: 'unanswered' | 'answered'): void {
  const faults = system === 'nav' ? scene.navFaults : scene.shopFaults;
  const launched = scene.launched();
  faults.onWorked((request) => {
    if (!picks(request)) return undefined;
    faults.onWorked(null);
    if (when === 'answered') {
      // The answer is handed to the system in this turn of the loop. A process that read it may have sent its next
      // request before the signal reached it: nothing of it is worked on once it counts as dead.
      faults.when(() => scene.launched() === launched, { kind: 'down' });
      setImmediate(() => void launched.end('SIGKILL'));
      return undefined;
    }
    void launched.end('SIGKILL');
    return 'drop';
  });
}

/** Kills when the first request that is picked arrives; it is never worked on. */
export function killBefore(faults: Faults, picks: Picks, launched: Launched): void {
  const kills: Picks = (request) => {
    if (!picks(request)) return false;
    void launched.end('SIGKILL');
    return true;
  };
  faults.when(kills, { kind: 'down' }, 1);
}

export const createsOrder = asks('POST', /\/salesOrders(\?|$)/);
export const createsCustomer = asks('POST', /\/customers(\?|$)/);
export const looksForNumber = asks('GET', /\/salesOrders\?.*externalDocumentNumber/);
export const readsOrder = asks('GET', /\/wc\/v3\/orders\/\d+(\?|$)/);
export const readsChanges = asks('GET', /\/wc\/v3\/orders\?/);
export const createsHeader = asks('POST', /\/SalesOrder(\?|$)/);
export const addsLine = asks('POST', /\/SalesOrder\(.*\/SalesOrderSalesLines(\?|$)/);
export const removesMark = asks('DELETE', /\/SalesOrderSalesLines\(/);
export const readsBack = asks('GET', /\/SalesOrder\(/);
export const addsNote = asks('POST', /\/orders\/\d+\/notes/);
