import { toConnectorError } from '../../base/errors.ts';
import type { NavDocument } from '../../nav/nav.ts';
import type { JobOutcome } from '../../queue/worker.ts';
import { checkAgain } from './checking.ts';
import type { OrderContext } from './context.ts';
import type { OrderPlan } from './orderPlan.ts';

/** What the first line of a document says that must not be posted and cannot be taken away. */
export const WARNING = 'DO NOT POST';

export type Unwarned =
  | { readonly kind: 'done'; readonly document: NavDocument }
  /** What became of it is not known: the document is read again later. */
  | { readonly kind: 'waits'; readonly outcome: JobOutcome };

/**
 * The document is as planned after all, as where a person put that very document right: our warning leaves its first
 * line. Where NAV does not let it go, as of a released document, people see that the order is equal and take it out.
 */
export async function withoutWarning(context: OrderContext, plan: OrderPlan, document: NavDocument): Promise<Unwarned> {
  const [first] = document.lines ?? [];
  if (document.state !== 'open' || !first?.description.startsWith(WARNING)) return { kind: 'done', document };
  const session = context.nav.as(context.origin);
  try {
    await session.repairLine(document, first, { description: textBehind(first.description, plan) });
  } catch (cause) {
    const refusal = toConnectorError(cause);
    if (refusal.kind === 'unknownOutcome') return { kind: 'waits', outcome: checkAgain(context) };
    if (refusal.isOfTheMoment || refusal.kind === 'conflict') throw refusal;
    return { kind: 'done', document };
  }
  const now = await session.document(document.kind, document.key);
  return now ? { kind: 'done', document: now } : { kind: 'waits', outcome: checkAgain(context) };
}

/** A long text lost its end to the warning: it is the plan's where it begins like that. */
function textBehind(description: string, { document }: OrderPlan): string {
  const rest = description.slice(WARNING.length).trimStart();
  const planned = document.lines[0]?.description ?? '';
  return planned.startsWith(rest) ? planned : rest;
}
