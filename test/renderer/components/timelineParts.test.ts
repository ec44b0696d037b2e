import { describe, expect, it } from 'vitest';
import type { TimelineStep } from '../../../main/contract/views.ts';
import { timelineParts } from '../../../renderer/components/timelineParts.ts';

let seq = 0;

const step = (kind: string, params: TimelineStep['params'] = {}): TimelineStep => {
  seq += 1;
  const at = new Date(Date.UTC(2026, 10, 20, 12, 0, seq)).toISOString();
  return { at, kind, mark: 'fine', text: kind, params, auditSeq: seq };
};

const parked = (cause: string, documentNo = '') => step('job.parked', { cause, documentNo });
const rejected = (cause: string, documentNo: string) => [
  step('order.planned'),
  step('document.written', { documentNo }),
  step('document.removed', { documentNo }),
  parked(cause, documentNo),
];

/** Steps by their kind; a fold by how many tries and steps it holds. */
const told = (steps: readonly TimelineStep[]): readonly string[] =>
  timelineParts(steps).map((part) =>
    part.kind === 'earlier'
      ? `${part.tries} earlier of ${part.steps.length} steps`
      : `${part.step.kind}${part.times > 1 ? ` ×${part.times}` : ''}`,
  );

describe('the timeline', () => {
  it('tells an order that went straight through step by step', () => {
    const kinds = ['placed', 'delivery', 'order.planned', 'document.written', 'order.compared'];
    expect(told(kinds.map((kind) => step(kind)))).toEqual(kinds);
  });

  it('counts the same news told twice, and names every topic once', () => {
    const steps = ['order.created', 'order.updated', 'order.updated'].map((topic) => step('delivery', { topic }));
    expect(timelineParts(steps)).toMatchObject([{ times: 3, topics: ['order.created', 'order.updated'] }]);
  });

  it('folds tries that ended as the last one did, whatever number their document had', () => {
    const tries = ['S-1', 'S-2', 'S-3'].flatMap((documentNo) => rejected('nav-charges-no-tax', documentNo));
    expect(told([step('placed'), step('delivery'), step('customer.created'), ...tries])).toEqual([
      'placed',
      'delivery',
      'customer.created',
      '2 earlier of 8 steps',
      'order.planned',
      'document.written',
      'document.removed',
      'job.parked',
    ]);
  });

  it('keeps tries apart that ended for different reasons', () => {
    expect(told([parked('sku-unknown'), parked('country-unknown'), parked('sku-unknown')])).toEqual([
      'job.parked',
      'job.parked',
      'job.parked',
    ]);
  });

  it('shows what came of a person’s replay, even when it came to the same', () => {
    expect(told([parked('sku-unknown'), parked('sku-unknown'), step('job.replayed'), parked('sku-unknown')])).toEqual([
      '1 earlier of 1 steps',
      'job.parked',
      'job.replayed',
      'job.parked',
    ]);
  });

  it('tells what came after the tries', () => {
    expect(told([parked('sku-unknown'), parked('sku-unknown'), step('order.planned')])).toEqual([
      '1 earlier of 1 steps',
      'job.parked',
      'order.planned',
    ]);
  });

  it('loses no step in a fold', () => {
    const steps = [step('placed'), ...rejected('a', 'S-1'), step('poll.found'), ...rejected('a', 'S-2')];
    const kept = timelineParts(steps).flatMap((part) => (part.kind === 'earlier' ? part.steps : [part.step]));
    expect(kept).toEqual(steps);
  });
});
