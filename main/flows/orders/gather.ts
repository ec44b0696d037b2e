import { gatherCustomers } from '../customers/gatherCustomers.ts';
import { chargeItemNumbers } from '../mapping/charges.ts';
import { gatherItems, type ItemsWanted } from '../mapping/gatherItems.ts';
import type { OrderContext } from './context.ts';
import { customerWanted } from './customerWanted.ts';
import type { OrderFacts } from './plan.ts';

/** Asks NAV for what the plan needs: as much at once as the politeness lanes let through. */
export async function gather(context: OrderContext, externalNo: string): Promise<OrderFacts> {
  const session = context.nav.as(context.origin);
  const { order, integration, nav, origin } = context;
  const { rules, store } = integration;
  const wanted = customerWanted(order, rules);
  const asked = { companyId: nav.companyId, capabilities: nav.capabilities, storeId: store.connectionId };
  const charged = chargeItemNumbers(order, integration.rules);
  // Who only looks, as in a dry run, is shown what is in NAV now.
  const items = origin.readsOnly ? session.items : integration.references.items.reader(session);
  const [references, customers, goods, chargeItems] = await Promise.all([
    integration.references.read(session),
    gatherCustomers({ ...context, ...asked, session, rules, wanted }),
    gatherItems({ ...session, items }, itemsWanted(context)),
    charged.length === 0 ? [] : items(charged),
  ]);
  return {
    order,
    ...references,
    ...customers,
    ...goods,
    chargeItems,
    externalNo,
    // Pages of NAV 2018 have room for 50 characters, and cut what is longer.
    noteWidth: context.nav.writesWhole ? 100 : 50,
    now: context.ports.now(),
  };
}

function itemsWanted({ order, integration, mappings, job }: OrderContext): ItemsWanted {
  const lines = order.lines.filter((line) => line.kind === 'item');
  return { lines, rules: integration.rules, mappings: mappings.ofLines(job.integrationId, lines) };
}
