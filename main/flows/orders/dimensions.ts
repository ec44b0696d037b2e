import { type ConnectorError, toConnectorError } from '../../base/errors.ts';
import type { NavDimension, NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { checkAgain } from './checking.ts';
import type { OrderContext } from './context.ts';
import type { OrderPlan } from './orderPlan.ts';

export type WithDimensions =
  | { readonly kind: 'done'; readonly document: NavDocument }
  /** NAV does not take one of them. */
  | { readonly kind: 'refused'; readonly error: ConnectorError }
  /** What became of them is not known, or the document has moved: it is read again later. */
  | { readonly kind: 'waits'; readonly outcome: JobOutcome };

const REFUSALS: ReadonlySet<string> = new Set(['invalid', 'permission', 'notFound']);

/**
 * Sets the planned dimensions that the document does not have yet. They are rows of their own, written after the
 * document; doing it again after a crash is harmless, as what is right already is not written.
 */
export async function withDimensions(
  context: OrderContext,
  plan: OrderPlan,
  document: NavDocument,
): Promise<WithDimensions> {
  const wanted = plan.document.dimensions ?? [];
  if (wanted.length === 0 || document.state !== 'open') return { kind: 'done', document };
  const session = context.nav.as(context.origin);
  try {
    const there = await session.documentDimensions(document);
    const lacking = wanted.filter((dimension) => !there.some((one) => isSame(one, dimension)));
    if (lacking.length === 0) return { kind: 'done', document };
    await session.setDocumentDimensions(document, lacking);
  } catch (cause) {
    const error = toConnectorError(cause);
    if (error.kind === 'unknownOutcome') return { kind: 'waits', outcome: checkAgain(context) };
    if (REFUSALS.has(error.kind)) return { kind: 'refused', error };
    throw error;
  }
  // The header has another version now.
  const now = await session.document(document.kind, document.key);
  return now ? { kind: 'done', document: now } : { kind: 'waits', outcome: checkAgain(context) };
}

function isSame(left: NavDimension, right: NavDimension): boolean {
  const plain = ({ code, value }: NavDimension) => `${code.trim()}=${value.trim()}`.toUpperCase();
  return plain(left) === plain(right);
}
