import { foundSince, type Way } from './auditLog.ts';
import { documentsOf, type Evidence } from './evidence.ts';
import { type Affected, clockText, dueWithin, type Happening, type Span } from './stage.ts';

const MINUTE = 60_000;

/** One line of the table: durations in milliseconds. */
export interface MonthRow extends Span {
  readonly what: string;
  readonly orders: number;
  readonly found: Readonly<Partial<Record<Way | 'nobody', number>>>;
  /** From due to written; null where none was written. */
  readonly delay: { readonly p50: number; readonly p95: number; readonly max: number } | null;
}

export function rowOf(happening: Happening, evidence: Evidence): MonthRow {
  const { what, from, to } = happening;
  return { what, from, to, ...counted(happening.orders(evidence), evidence) };
}

/** The whole of it, orders of every hour. */
export function wholeRow(span: Span, evidence: Evidence): MonthRow {
  return { what: 'the whole', from: span.from, to: span.to, ...counted(dueWithin(evidence, span), evidence) };
}

function counted(affected: readonly Affected[], evidence: Evidence): Pick<MonthRow, 'orders' | 'found' | 'delay'> {
  const found: Partial<Record<Way | 'nobody', number>> = {};
  for (const { order, from } of affected) {
    const way = foundSince(evidence.log, String(order.id), from) ?? 'nobody';
    found[way] = (found[way] ?? 0) + 1;
  }
  return { orders: affected.length, found, delay: delayOf(affected, evidence) };
}

function delayOf(affected: readonly Affected[], evidence: Evidence): MonthRow['delay'] {
  const delays = affected.flatMap(({ order, since }) => {
    const made = documentsOf(evidence, order).find(({ at }) => at >= since);
    return made ? [made.at - since] : [];
  });
  delays.sort((one, other) => one - other);
  const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0;
  return delays.length === 0 ? null : { p50: at(0.5), p95: at(0.95), max: at(1) };
}

const HEAD = ['happening', 'from', 'for', 'orders', 'found by', 'to NAV p50', 'p95', 'max'];

export function tableOf(rows: readonly MonthRow[]): string {
  const lines = [HEAD, ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n'); // prettier-ignore
}

function cellsOf({ what, from, to, orders, found, delay }: MonthRow): readonly string[] {
  const ways = Object.entries(found).map(([way, count]) => `${way} ${count}`);
  const delays = delay ? [delay.p50, delay.p95, delay.max].map(duration) : ['', '', ''];
  return [what, clockText(from), to > from ? duration(to - from) : '', String(orders), ways.join(', '), ...delays];
}

function duration(milliseconds: number): string {
  if (milliseconds < MINUTE) return `${Math.round(milliseconds / 1_000)} s`;
  if (milliseconds < 100 * MINUTE) return `${Math.round(milliseconds / MINUTE)} min`;
  const hours = milliseconds / (60 * MINUTE);
  return hours < 72 ? `${hours.toFixed(1)} h` : `${Math.round(hours / 24)} days`;
}
