import type { Audit, EntryFilter } from '../../../main/audit/audit.ts';
import { percentile } from '../figures.ts';
import { ACTORS, documentNoOf, emailOf, INTEGRATIONS, orderNoOf, skuOf } from './fill.ts';

const PAGE = 50;
const TIMES = 40;

type Search = readonly [name: string, filter: (order: number) => Omit<EntryFilter, 'limit'>];

/** Every filter of the screen, alone and as people put them together, for an order that chance chose. */
function searches(audit: Audit, instantOf: (order: number) => string): readonly Search[] {
  return [
    ['the newest page', () => ({})],
    ['a page in the middle', (order) => ({ beyond: order * 6 })],
    ['order number', (order) => ({ orderNo: orderNoOf(order) })],
    ['beginning of an order number', () => ({ orderNo: '1' })],
    ['one order’s timeline', (order) => ({ integrationId: 'shop-nav', orderKey: String(order), oldestFirst: true })],
    ['document number', (order) => ({ documentNo: documentNoOf(order) })],
    ['article', (order) => ({ sku: skuOf(order) })],
    ['kind', () => ({ kind: 'job.parked' })],
    ['what waits', () => ({ status: 'attention' })],
    ['what is fine', () => ({ status: 'fine' })],
    ['integration', (order) => ({ integrationId: INTEGRATIONS[order % 2] ?? '' })],
    ['person', (order) => ({ actor: ACTORS[2 + (order % 2)] ?? '' })],
    ['machine', () => ({ actor: 'schedule' })],
    ['job', (order) => ({ jobId: order })],
    ['e-mail address', (order) => ({ subject: audit.subjectOf(emailOf(order)) })],
    ['a day', (order) => ({ from: instantOf(order), to: instantOf(order + 500) })],
    ['what waits of an integration since a day', (order) => ({ status: 'attention', integrationId: INTEGRATIONS[1] ?? '', from: instantOf(order) })],
    ['a person’s exchanges with an article', (order) => ({ actor: ACTORS[2] ?? '', kind: 'exchange', sku: skuOf(order) })],
    ['what nothing matches', () => ({ kind: 'job.parked', status: 'fine', actor: 'webhook' })],
  ]; // prettier-ignore
}

/** The p95 of each search, milliseconds. */
export function timeSearches(audit: Audit, orders: number, instantOf: (order: number) => string) {
  return searches(audit, instantOf).map(([name, filterFor]) => {
    const took: number[] = [];
    for (let time = 1; time <= TIMES; time += 1) {
      // Spread over the whole log, the same ones in every run.
      const filter = filterFor(1 + Math.floor((orders * ((time * 0.618_034) % 1)) | 0));
      const began = performance.now();
      audit.page({ ...filter, limit: PAGE });
      took.push(performance.now() - began);
    }
    return { name, p95: percentile(took, 95) };
  });
}
