import { describe, expect, it } from 'vitest';
import { ruleCalls } from '../../../main/contract/ruleCalls.ts';
import { trialCalls } from '../../../main/contract/trialCalls.ts';

const accounts = { shipping: '8401', fees: '8410', rounding: '8790' };

describe('changes of rules', () => {
  it('hold what was given and nothing else, whatever a field is without a setting', () => {
    const save = ruleCalls['rules.save'].input.parse({ integrationId: 'a', revision: '1', changes: { accounts } });
    expect(save.changes).toEqual({ accounts });
    const trial = trialCalls['trials.start'].input.parse({ integrationId: 'a', changes: { rules: [] } });
    expect(trial).toEqual({ integrationId: 'a', orders: 100, changes: { rules: [] } });
  });

  it('are an object, and no list', () => {
    const { input } = trialCalls['trials.start'];
    expect(input.safeParse({ integrationId: 'a', changes: [] }).success).toBe(false);
    expect(input.safeParse({ integrationId: 'a', changes: 'all' }).success).toBe(false);
  });
});
