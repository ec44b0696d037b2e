import type { NavItem, NavItemVariant, NavSession } from '../../nav/nav.ts';
import { ruleOf, wantedItemNo } from '../mapping/items.ts';
import type { OrderContext } from './context.ts';
import type { OrderFacts } from './plan.ts';

/** Asks NAV for what the plan needs: as much at once as the politeness lanes let through. */
export async function gather(context: OrderContext, externalNo: string): Promise<OrderFacts> {
  const session = context.nav.as(context.origin);
  const { order, integration } = context;
  const [references, sameEmail, items] = await Promise.all([
    integration.references.read(session),
    order.email === '' ? [] : session.customersByEmail(order.email),
    session.items(wantedNumbers(context)),
  ]);
  return {
    order,
    ...references,
    sameEmail,
    items,
    variants: await variantsOf(context, session, items),
    externalNo,
    now: context.ports.now(),
  };
}

function wantedNumbers({ order, integration }: OrderContext): string[] {
  const numbers = order.lines
    .filter((line) => line.kind === 'item')
    .map((line) => wantedItemNo(line, integration.rules.items));
  return [...new Set(numbers.filter((no) => no !== null))];
}

/** Only for items that a mapping gives a variant. */
async function variantsOf(
  { order, integration }: OrderContext,
  session: NavSession,
  items: readonly NavItem[],
): Promise<Record<string, readonly NavItemVariant[]>> {
  const mapped = order.lines.map((line) => (line.sku === null ? undefined : ruleOf(line.sku, integration.rules.items)));
  const numbers = new Set(mapped.filter((rule) => rule?.variant !== undefined).map((rule) => rule?.no.toUpperCase()));
  const wanted = items.filter((item) => numbers.has(item.no.toUpperCase()));
  const lists = await Promise.all(wanted.map(async (item) => [item.key, await session.itemVariants(item)] as const));
  return Object.fromEntries(lists);
}
