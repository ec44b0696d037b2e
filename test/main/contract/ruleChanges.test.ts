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

  it('are complete within a part that is given', () => {
    const changes = { customers: { create: false } };
    const parsed = trialCalls['trials.start'].input.parse({ integrationId: 'a', changes });
    expect(parsed.changes?.customers).toMatchObject({ create: false, overCreditLimit: 'park' });
  });

  it('are checked field by field as settings are', () => {
    const input = trialCalls['trials.start'].input;
    expect(input.safeParse({ integrationId: 'a', changes: { prefix: 'X' } }).success).toBe(false);
    expect(input.safeParse({ integrationId: 'a', changes: { untaxedTaxCode: '' } }).success).toBe(false);
  });
});
