import { describe, expect, it } from 'vitest';
import { SECOND_LOOK_MS, settle } from '../../../main/flows/intents.ts';

const settleAfter = 1_000_000;

describe('settling a request whose answer never came', () => {
  it('is over as soon as the document is seen, however early', () => {
    expect(settle({ settleAfter, emptyLookAt: null }, true, settleAfter - 500_000)).toEqual({ kind: 'found' });
  });

  it('proves nothing by not finding before the longest operation has passed', () => {
    const early = settle({ settleAfter, emptyLookAt: null }, false, settleAfter - 500_000);
    expect(early).toEqual({ kind: 'lookAgain', at: settleAfter - 480_000, emptyLook: false });
  });

  it('looks no later than the moment from which an empty look counts', () => {
    const early = settle({ settleAfter, emptyLookAt: null }, false, settleAfter - 3_000);
    expect(early).toEqual({ kind: 'lookAgain', at: settleAfter, emptyLook: false });
  });

  it('takes the first empty look after that time as one of two', () => {
    const first = settle({ settleAfter, emptyLookAt: null }, false, settleAfter);
    expect(first).toEqual({ kind: 'lookAgain', at: settleAfter + SECOND_LOOK_MS, emptyLook: true });
  });

  it('waits the full minute for the second look, whoever rings meanwhile', () => {
    const between = settle({ settleAfter, emptyLookAt: settleAfter + 10 }, false, settleAfter + 30_000);
    expect(between).toEqual({ kind: 'lookAgain', at: settleAfter + 10 + SECOND_LOOK_MS, emptyLook: false });
  });

  it('knows after two empty looks a minute apart that nothing was made', () => {
    const second = settle({ settleAfter, emptyLookAt: settleAfter }, false, settleAfter + SECOND_LOOK_MS);
    expect(second).toEqual({ kind: 'notMade' });
  });
});
