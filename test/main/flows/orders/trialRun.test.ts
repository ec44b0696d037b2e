import { describe, expect, it } from 'vitest';
import { ConnectorError, type ErrorKind } from '../../../../main/base/errors.ts';
import { runTrial } from '../../../../main/flows/orders/trialRun.ts';

const failure = (kind: ErrorKind) => new ConnectorError({ kind, code: kind, message: 'M', whatToDo: 'W' });

/** Runs over what becomes of each order: `fine`, or a failure of this kind. */
async function run(outcomes: readonly ('fine' | ErrorKind)[], overAfter = Number.POSITIVE_INFINITY) {
  const told: string[] = [];
  let asked = 0;
  const isWhole = await runTrial({
    rows: outcomes,
    tryOne: async (outcome) => {
      asked += 1;
      if (outcome !== 'fine') throw failure(outcome);
      return outcome;
    },
    makeWay: async () => undefined,
    isOver: () => asked > overAfter,
    tried: (_row, verdict) => void told.push(verdict),
    failed: (_row, error) => void told.push(error.code),
  });
  return { isWhole, told, asked };
}

describe('a trial', () => {
  it('goes through all orders, also past those that cannot be tried', async () => {
    const outcomes = ['fine', 'notFound', 'notFound', 'notFound', 'invalid', 'fine'] as const;
    expect(await run(outcomes)).toEqual({ isWhole: true, told: outcomes, asked: 6 });
  });

  it.each(['unavailable', 'rateLimited', 'permission'] as const)('ends at the third %s in a row', async (kind) => {
    const { isWhole, asked } = await run([kind, kind, 'fine', kind, kind, kind, 'fine']);
    expect({ isWhole, asked }).toEqual({ isWhole: false, asked: 6 });
  });

  it('does not sign in again where that was refused', async () => {
    expect(await run(['authentication', 'fine'])).toEqual({ isWhole: false, told: ['authentication'], asked: 1 });
  });

  it('that is ended drops what it has in hand', async () => {
    expect(await run(['fine', 'fine', 'fine'], 1)).toEqual({ isWhole: false, told: ['fine'], asked: 2 });
  });
});
