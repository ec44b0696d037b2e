import { describe, expect, it } from 'vitest';
import type { DryRun } from '../../../../main/flows/orders/dryRun.ts';
import { judgeTrial, type TrialBefore } from '../../../../main/flows/orders/trialVerdict.ts';
import type { NavDocument } from '../../../../main/nav/nav.ts';
import { planned } from './planning.ts';

const plan = planned({});
const other = planned({}, { taxes: [{ percent: '19', taxCode: 'VAT19B' }] });
const cause = { code: 'sku-unknown', message: 'M', whatToDo: 'W', params: {} };
const document = { kind: 'salesOrder', no: 'SO-1' } as NavDocument;

const row = (term: TrialBefore['row']['term'], state: string, documentNo: string | null = null) => ({
  term,
  state,
  document_no: documentNo,
});
const none = { plan: null, wasSent: false };
const written: TrialBefore = { row: row('equal', 'written', 'SO-1'), plan, wasSent: true };
const shadowed: TrialBefore = { row: row('leftOut', 'shadow'), plan, wasSent: false };
const underWay: TrialBefore = { row: row('onTheWay', 'retrying'), plan, wasSent: true };
const unplanned: TrialBefore = { row: row('onTheWay', 'retrying'), ...none };
const waited: TrialBefore = { row: row('waiting', 'parked'), ...none };
const refused: TrialBefore = { row: row('waiting', 'parked'), plan, wasSent: true };
const changed: TrialBefore = { row: row('waiting', 'parked', 'SO-1'), plan, wasSent: true };
const leftOut: TrialBefore = { row: row('leftOut', 'leftOut'), ...none };

const write: DryRun = { outcome: 'write', cause: null, plan, document: null };
const writeOther: DryRun = { ...write, plan: other };
const inNav: DryRun = { outcome: 'inNav', cause: null, plan, document };
const inNavOther: DryRun = { ...inNav, plan: other };
const inNavWaits: DryRun = { ...inNav, cause, plan: null };
const wait: DryRun = { outcome: 'wait', cause, plan: null, document: null };
const leave: DryRun = { outcome: 'leaveOut', cause, plan, document: null };

const nothing = () => [];

describe('an order', () => {
  it.each<[string, TrialBefore, DryRun, string]>([
    ['that is in NAV and would be written so again', written, inNav, 'same'],
    ['that is in NAV and would be written otherwise', written, inNavOther, 'different'],
    ['that is in NAV and would wait', written, inNavWaits, 'waits'],
    ['that was shown in shadow mode and would be planned so again', shadowed, write, 'same'],
    ['that was shown in shadow mode and would be planned otherwise', shadowed, writeOther, 'different'],
    ['that was shown in shadow mode and would wait', shadowed, wait, 'waits'],
    ['that was shown in shadow mode and would be left out', shadowed, leave, 'leftOut'],
    ['that is being written', underWay, write, 'same'],
    ['that was planned otherwise and is being written', underWay, writeOther, 'different'],
    ['that could not be planned yet', unplanned, write, 'now'],
    ['that waited and would be written', waited, write, 'now'],
    ['that waited and still would', waited, wait, 'same'],
    ['that waited and would be left out', waited, leave, 'leftOut'],
    ['that NAV refused and would refuse again', refused, write, 'same'],
    ['that NAV refused and would get as another one', refused, writeOther, 'now'],
    ['that changed after its document was made', changed, inNavOther, 'different'],
    ['that was left out and still would be', leftOut, leave, 'same'],
    ['that was left out and would be written', leftOut, write, 'now'],
    ['that was left out and would wait', leftOut, wait, 'waits'],
    ['that has a document nobody told our books of', waited, inNav, 'same'],
  ])('%s', (_name, before, now, result) => {
    expect(judgeTrial(before, now, nothing).result).toBe(result);
  });

  it('without a document says why, and one with a document says what differs', () => {
    expect(judgeTrial(written, inNavWaits, nothing)).toEqual({ result: 'waits', cause, differences: [] });
    expect(judgeTrial(waited, wait, nothing).cause).toBe(cause);
    const verdict = judgeTrial(shadowed, writeOther, nothing);
    expect(verdict.cause).toBeNull();
    expect(verdict.differences).toMatchObject([{ field: 'taxCode', before: 'VAT19', after: 'VAT19B' }]);
  });

  it('whose plan was not kept is compared with its document', () => {
    const difference = { group: '1', field: 'taxCode', before: 'A', after: 'B', comesFrom: '' };
    const verdict = judgeTrial({ ...written, plan: null }, inNav, () => [difference]);
    expect(verdict).toEqual({ result: 'different', cause: null, differences: [difference] });
  });
});
