import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { CallOutput } from '../contract/calls.ts';
import type { SetupDraft, SetupTrial, TriedOrder } from '../contract/setupCalls.ts';
import { integration as integrationSchema, type IntegrationSettings } from '../contract/settings.ts';
import { bookedCause } from '../flows/orders/book.ts';
import type { OrderIntegration, OrderRecords } from '../flows/orders/context.ts';
import { externalNo, handNumbers } from '../flows/orders/externalNo.ts';
import { freeId, readIntegrationDraft } from '../settings/drafts.ts';
import type { OrderSummary, StoreSession } from '../stores/store.ts';
import type { Assembly } from './connections.ts';
import { dryRunOf } from './dryRunCall.ts';
import { readChoices } from './ruleChoices.ts';
import type { SettingsCalls } from './settingsCalls.ts';
import { freePrefix, guessAccounts } from './setupGuesses.ts';
import { readTaxProposals } from './taxProposals.ts';
import { triedIntegration } from './trialParts.ts';

export interface SetupRulesParts {
  readonly settingsCalls: SettingsCalls;
  readonly records: OrderRecords;
  readonly assembly: () => Assembly;
}

const DAY_MS = 24 * 60 * 60_000;
const SHOWN = 10;
/** The newest are looked for in NAV; a shop with more a month finds among them what its people do. */
const LOOKED_FOR = 100;
/** Numbers in one question to NAV. */
const AT_ONCE = 10;
/** How people mostly name what they key in, where nobody has said it. */
const USUAL_NUMBERS = ['{number}', '#{number}', 'WEB {number}', 'SHOP {number}'];

/** What the rules between a store and a company may be. Nothing is applied. @throws ConnectorError where neither answers */
export async function proposeRules(
  { settingsCalls, records, assembly }: SetupRulesParts,
  { store, nav }: { readonly store: string; readonly nav: string },
  actor: string,
): Promise<CallOutput<'setup.propose'>> {
  const file = settingsCalls.file();
  const kind = file.connections.find(({ id }) => id === store)?.kind;
  const id = freeId(`${store}-${nav}`.slice(0, 36), file.integrations);
  const blank = integrationSchema.parse({
    id,
    store,
    nav,
    prefix: '',
    untaxedTaxCode: '?',
    accounts: { shipping: '?', fees: '?', rounding: '?' },
  });
  const tried = triedIntegration(assembly(), { ...blank, startAt: toInstant(records.ports.now()) }, records.ports);
  const origin: Origin = { actor, readsOnly: true };
  const [choices, taxes] = await Promise.all([readChoices(tried, origin), readTaxProposals(tried, origin).catch(told)]);
  return {
    integration: {
      id,
      name: file.connections.find((one) => one.id === store)?.name ?? '',
      prefix: freePrefix(file.integrations.map(({ prefix }) => prefix)),
      document: kind === 'bigcommerce' ? 'salesInvoice' : 'salesOrder',
      untaxedTaxCode: taxes?.untaxed[0]?.taxCode ?? '',
      accounts: guessAccounts(choices.accounts),
    },
    choices,
    taxes,
  };
}

/** Lists tell the same trouble, and what is not proposed is typed. */
function told(error: unknown): null {
  if (error instanceof ConnectorError) return null;
  throw error;
}

/** As it would be kept. @throws SettingsRefused with paths that count from the integration */
export function draftIntegration(
  settingsCalls: SettingsCalls,
  draft: SetupDraft,
  ports: Pick<Ports, 'now'>,
): IntegrationSettings {
  const read = readIntegrationDraft(draft, settingsCalls.file());
  return { ...read, startAt: read.startAt ?? toInstant(ports.now()) };
}

/** Plans the store's last orders, whenever they were placed, and looks which of them people keyed in. Writes nothing. */
export async function tryOrders(
  { settingsCalls, records, assembly }: SetupRulesParts,
  draft: SetupDraft,
  actor: string,
): Promise<SetupTrial> {
  const { ports } = records;
  // That they are older than its start keeps none of them from being shown.
  const settings = { ...draftIntegration(settingsCalls, draft, ports), startAt: toInstant(0) };
  const integration = triedIntegration(assembly(), settings, ports);
  const origin: Origin = { actor, integrationId: settings.id, readsOnly: true };
  const session = integration.store.as(origin);
  const statuses = [...new Set([...integration.store.capabilities.orderStatuses, ...settings.statuses])];
  const since = async (days: number) =>
    lastOrders(session, { statuses, after: toInstant(ports.now() - days * DAY_MS) });
  const month = await since(30);
  const last = month.length >= SHOWN ? month : await since(365);
  const wanted = last.filter(({ status }) => settings.statuses.includes(status));
  const shown = (wanted.length > 0 ? wanted : last).slice(0, SHOWN);
  const orders: TriedOrder[] = [];
  // NAV is asked a few things at a time, as always.
  // oxlint-disable-next-line no-await-in-loop
  for (const one of shown) orders.push(await triedOrder(records, integration, one, origin));
  return { orders, keyedByHand: await keyedIn(integration, month, origin), looked: month.length };
}

/** The newest placed after an instant, newest first. */
async function lastOrders(
  session: StoreSession,
  wanted: Parameters<StoreSession['ordersById']>[0],
): Promise<readonly OrderSummary[]> {
  const count = (await session.countOrders('placed', wanted)) ?? 0;
  const found: OrderSummary[] = [];
  for (let skip = Math.max(0, count - LOOKED_FOR); ;) {
    // Page by page.
    // oxlint-disable-next-line no-await-in-loop
    const { orders, rows, hasMore } = await session.ordersById(wanted, skip);
    found.push(...orders);
    const read = rows ?? orders.length;
    skip += read;
    if (!hasMore || read === 0) break;
  }
  return found.toSorted((one, other) => (one.placedAt < other.placedAt ? 1 : -1)).slice(0, LOOKED_FOR);
}

async function triedOrder(
  records: OrderRecords,
  integration: OrderIntegration,
  { key, number, placedAt, total, currency }: OrderSummary,
  origin: Origin,
): Promise<TriedOrder> {
  const about = { orderKey: key, orderNo: number, placedAt, total: { amount: total, currency } };
  try {
    return { ...about, plan: await dryRunOf(records, integration, key, origin) };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    const { code, message, whatToDo, params } = bookedCause(error);
    const cause = { code, message, whatToDo, params: { ...params } };
    return { ...about, plan: { outcome: 'wait', cause, documentNo: null, plan: [], totals: [] } };
  }
}

/** Orders that NAV has under a number of a person's, not of ours. */
async function keyedIn(
  { rules, nav }: OrderIntegration,
  orders: readonly OrderSummary[],
  origin: Origin,
): Promise<SetupTrial['keyedByHand']> {
  const patterns = rules.keyedByHand.length > 0 ? rules.keyedByHand : USUAL_NUMBERS;
  const named = orders.flatMap((order) => {
    const own = externalNo(order, rules.prefix, () => false);
    return patterns.flatMap((pattern) =>
      handNumbers(order, [pattern]).flatMap((no) => (no === own ? [] : [{ no, pattern, order }])),
    );
  });
  const session = (await nav()).as(origin);
  const numbers = [...new Set(named.map(({ no }) => no))];
  const hits: SetupTrial['keyedByHand'] = [];
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    // oxlint-disable-next-line no-await-in-loop
    for (const document of await session.documentsByExternalNo(...numbers.slice(at, at + AT_ONCE))) {
      const hit = named.find(({ no }) => no === document.externalDocumentNo.trim().toUpperCase());
      if (!hit) continue;
      const { number: orderNo, placedAt } = hit.order;
      hits.push({ orderNo, placedAt, externalNo: hit.no, documentNo: document.no, pattern: hit.pattern });
    }
  }
  return hits;
}
