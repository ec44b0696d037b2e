import { toConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import { toInstant } from '../base/ports.ts';
import type { SetupDraft, StoreFound } from '../contract/setupCalls.ts';
import type { StoreSession } from '../stores/store.ts';
import { homeOf } from './setupAddress.ts';
import {
  certificateViewOf,
  draftConnection,
  failureAt,
  findingOf,
  isStore,
  partsOf,
  settingsOf,
  type SetupParts,
} from './setupDrafts.ts';
import { storeConnection } from './storeConnections.ts';

/** Rungs of the ladder, and the field that a person puts right where one of them does not hold. */
const FIELDS = { signIn: 'key', read: 'key' } as const;
const PLAIN = { orderFields: [], customerGroups: false, coupons: false };
const DAY_MS = 24 * 60 * 60_000;

/** A store's draft with its address put right, so that a try and a save mean the same. */
export function storeDraft(draft: SetupDraft): SetupDraft {
  const { kind, url } = draft;
  return kind === 'woocommerce' && typeof url === 'string' ? { ...draft, url: homeOf(url) } : draft;
}

/** Reaches a store, signs in, reads, and asks whether its key may write. Nothing is kept, and nothing is changed there. */
export async function tryStore(parts: SetupParts, draft: SetupDraft, origin: Origin): Promise<StoreFound> {
  const read = draftConnection(parts, storeDraft(draft));
  const settings = settingsOf(read);
  if (!isStore(settings)) throw new Error('the draft is of a store');
  const own = partsOf(parts, read.secrets);
  const { store, check, missingWriteRight } = storeConnection(settings, own, PLAIN);
  const checked = await check(origin);
  const found = {
    ok: checked.ok,
    finding: findingOf(checked, FIELDS),
    ladder: [...checked.ladder],
    certificate: certificateViewOf(checked.certificate, settings.pinnedCertificate),
    address: settings.kind === 'woocommerce' ? settings.url : settings.storeHash,
    name: '',
    currency: '',
    orders: null,
  };
  if (!checked.ok) return found;
  const refused = await missingWriteRight(origin).catch(toConnectorError);
  if (refused) return { ...found, ok: false, finding: failureAt('key', refused) };
  return { ...found, ...(await about(store.as(origin), store.capabilities.orderStatuses, own.ports.now())) };
}

/** What makes it plain that it is the right store; one that does not tell is none the worse. */
async function about(session: StoreSession, statuses: readonly string[], now: number) {
  const after = toInstant(now - 30 * DAY_MS);
  const [info, orders] = await Promise.all([
    session.info().catch(() => null),
    session.countOrders('placed', { statuses, after }).catch(() => null),
  ]);
  return { name: info?.name ?? '', currency: info?.currency ?? '', orders };
}
