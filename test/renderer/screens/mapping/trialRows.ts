import type { TrialRow, TrialView } from '../../../../main/contract/trialCalls.ts';
import { run } from '../../samples.ts';

export const trialRun = (fields: Parameters<typeof run>[0] = {}) =>
  run({ id: 31, kind: 'trial', state: 'done', total: 100, done: 100, ...fields });

export const trialRow = (fields: Partial<TrialRow> = {}): TrialRow => ({
  orderKey: '48213',
  orderNo: 'LIN-48213',
  placedAt: '2026-11-20T12:58:02Z',
  result: 'different',
  cause: null,
  differences: [
    { group: '2', field: 'lineObjectNumber', before: '8450', after: '8460', comesFrom: 'account for shipping' },
  ],
  ...fields,
});

const none = { same: 0, different: 0, waits: 0, leftOut: 0, now: 0, failed: 0 };

export const trialView = (
  fields: Partial<Omit<TrialView, 'counts'>> & { readonly counts?: Partial<TrialView['counts']> } = {},
): TrialView => ({
  run: trialRun(),
  integrationId: 'lindner',
  rows: [],
  ...fields,
  counts: { ...none, ...fields.counts },
});
