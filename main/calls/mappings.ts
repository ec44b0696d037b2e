import type { Calls } from '../contract/calls.ts';
import type { IntegrationSettings } from '../contract/settings.ts';
import type { Cause, MappingRow as MappingView, UnmatchedRow } from '../contract/views.ts';
import type { MappingChanges } from '../flows/mapping/changeMappings.ts';
import type { MappingRow, Mappings } from '../flows/mapping/mappings.ts';
import { writeMappingsCsv } from '../flows/mapping/mappingsCsv.ts';
import { folded, type Mapping, targetOf } from '../flows/mapping/matching.ts';
import { createSuggester } from '../flows/mapping/suggest.ts';
import type { OrderRows } from '../flows/orders/bookRows.ts';
import type { Nav } from '../nav/nav.ts';
import { integrationUnknown } from './unknown.ts';

/** What the calls about mappings stand on. */
export interface MappingParts {
  readonly table: Mappings;
  readonly changes: MappingChanges;
  /** null where the settings have no such integration. */
  settings(integrationId: string): IntegrationSettings | null;
  nav(integrationId: string): Promise<Nav>;
}

type MappingCall = Extract<keyof Calls, `mappings.${string}`>;

const MOST_WAITING = 10_000;
const PER_EXPORT_READ = 1_000;

export function mappingCalls(parts: MappingParts, orders: OrderRows): Pick<Calls, MappingCall> {
  const { table, changes } = parts;
  return {
    'mappings.list': async ({ integrationId, text, cursor, limit = 50 }) => {
      const settings = settingsOf(parts, integrationId);
      const found = table.list({ integrationId, text, beyond: readCursor(cursor), limit: limit + 1 });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const count = table.count({ integrationId, text });
      return {
        rows: shown.map(toView),
        next: found.length > limit && last ? `${last.kind} ${folded(last.from)}` : null,
        count: count > 10_000 ? '10,000+' : String(count),
        fromSettings: cursor === undefined ? fromSettings(settings, table, text) : [],
      };
    },
    'mappings.put': async ({ integrationId, ...given }, actor) => {
      settingsOf(parts, integrationId);
      return toView(changes.put(integrationId, toMapping(given), `person:${actor.name}`));
    },
    'mappings.remove': async ({ integrationId, kind = 'sku', from }, actor) => {
      settingsOf(parts, integrationId);
      return { removed: changes.remove(integrationId, kind, from, `person:${actor.name}`) };
    },
    'mappings.exportCsv': async ({ integrationId, separator = ',' }) => {
      settingsOf(parts, integrationId);
      return { text: writeMappingsCsv(everyRow(table, integrationId), separator) };
    },
    'mappings.importCsv': async ({ integrationId, text, dryRun = true }, actor) => {
      settingsOf(parts, integrationId);
      const result = changes.importCsv(integrationId, text, { dryRun, actor: `person:${actor.name}` });
      return { ...result, problems: [...result.problems] };
    },
    'mappings.unmatched': async ({ integrationId }) => {
      settingsOf(parts, integrationId);
      return { rows: unmatchedOf(orders, integrationId) };
    },
    'mappings.suggest': async ({ integrationId, sku }, actor) => {
      settingsOf(parts, integrationId);
      const waiting = unmatchedOf(orders, integrationId);
      const wanted = sku === undefined ? waiting : [waitingOrAsked(waiting, sku)];
      if (wanted.length === 0) return { rows: [] };
      const nav = await parts.nav(integrationId);
      return { rows: await suggestions(nav, wanted, `person:${actor.name}`) };
    },
  };
}

function settingsOf(parts: MappingParts, integrationId: string): IntegrationSettings {
  const found = parts.settings(integrationId);
  if (found) return found;
  throw integrationUnknown(integrationId);
}

interface Given {
  readonly kind?: 'sku' | 'name';
  readonly from: string;
  readonly to?: 'item' | 'leaveOut';
  readonly no?: string;
  readonly variant?: string;
  readonly unit?: string;
  readonly factor?: string;
}

function toMapping({
  kind = 'sku',
  from,
  to = 'item',
  no = '',
  variant = '',
  unit = '',
  factor = '1',
}: Given): Mapping {
  const trimmed = { no: no.trim(), variant: variant.trim(), unit: unit.trim(), factor: factor.trim() };
  return { kind, from: from.trim(), to: to === 'item' ? { kind: 'item', ...trimmed } : { kind: to } };
}

function toView({ kind, from, to, by, at }: MappingRow): MappingView {
  const none = { no: '', variant: '', unit: '', factor: '1' };
  const { kind: target, ...item } = { ...none, ...to };
  return { kind, from, to: target, ...item, by, at };
}

/** Rows of the settings that no row of the table overrules. */
function fromSettings({ id, items }: IntegrationSettings, table: Mappings, text = ''): MappingView[] {
  const wanted = folded(text);
  return Object.entries(items)
    .filter(([sku, { no }]) => [sku, no].some((value) => folded(value).includes(wanted)))
    .filter(([sku]) => table.find(id, 'sku', sku) === null)
    .map(([from, rule]) =>
      toView({ kind: 'sku', from, to: targetOf(rule), integrationId: id, by: 'settings', at: '' }),
    );
}

function everyRow(table: Mappings, integrationId: string): readonly MappingRow[] {
  const rows: MappingRow[] = [];
  for (;;) {
    const last = rows.at(-1);
    const beyond = last && { kind: last.kind, key: folded(last.from) };
    const more = table.list({ integrationId, beyond, limit: PER_EXPORT_READ });
    rows.push(...more);
    if (more.length < PER_EXPORT_READ) return rows;
  }
}

const WAITS_FOR_MAPPING: ReadonlySet<string> = new Set([
  'sku-unknown',
  'sku-missing',
  'variant-unknown',
  'item-ambiguous',
]);

/** What waiting orders lack an item for, with how many of them; most orders first. */
function unmatchedOf(orders: OrderRows, integrationId: string): UnmatchedRow[] {
  const rows = new Map<string, UnmatchedRow>();
  for (const order of orders.list({ integrationId, term: 'waiting', limit: MOST_WAITING })) {
    const cause = order.cause === null ? null : (JSON.parse(order.cause) as Cause);
    if (!cause || !WAITS_FOR_MAPPING.has(cause.code)) continue;
    for (const { kind, from, name } of lackingOf(cause)) {
      const key = `${kind} ${folded(from)}`;
      const row = rows.get(key) ?? { kind, from, name, orders: 0, causeGroups: [] };
      const groups = order.cause_group === null ? [] : [order.cause_group];
      const causeGroups = [...new Set([...row.causeGroups, ...groups])];
      rows.set(key, { ...row, orders: row.orders + 1, causeGroups });
    }
  }
  return [...rows.values()].toSorted((a, b) => b.orders - a.orders || (a.from < b.from ? -1 : 1));
}

type Lacking = Pick<UnmatchedRow, 'kind' | 'from' | 'name'>;

/** Every line of the order that found no item, each once; the one it waits for where the cause names no others. */
function lackingOf({ params }: Cause): readonly Lacking[] {
  const all = JSON.parse(params['unmatched'] ?? 'null') as readonly { sku: string; name: string }[] | null;
  const lines = all ?? [{ sku: params['sku'] ?? '', name: params['name'] ?? '' }];
  const lacking = lines.map(({ sku, name }): Lacking =>
    sku === '' ? { kind: 'name', from: name, name } : { kind: 'sku', from: sku, name },
  );
  const keys = lacking.map(({ kind, from }) => `${kind} ${folded(from)}`);
  return lacking.filter(({ from }, index) => from !== '' && keys.indexOf(keys[index] ?? '') === index);
}

function waitingOrAsked(waiting: readonly UnmatchedRow[], sku: string): UnmatchedRow {
  const found = waiting.find(({ kind, from }) => kind === 'sku' && folded(from) === folded(sku));
  return found ?? { kind: 'sku', from: sku, name: '', orders: 0, causeGroups: [] };
}

async function suggestions(nav: Nav, wanted: readonly UnmatchedRow[], actor: string) {
  const session = nav.as({ actor });
  const suggester = createSuggester(wanted);
  if (nav.capabilities.itemReferences.has) {
    suggester.seeReferences(await session.itemReferences(wanted.map(({ from }) => from)));
  }
  for await (const page of session.everyItem()) suggester.see(page);
  return wanted.map((row) => ({ ...row, suggestions: [...suggester.of(row)] }));
}

function readCursor(cursor: string | undefined): { kind: string; key: string } | undefined {
  const match = /^(sku|name) (.+)$/s.exec(cursor ?? '');
  return match?.[1] && match[2] ? { kind: match[1], key: match[2] } : undefined;
}
