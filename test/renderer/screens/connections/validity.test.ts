import { describe, expect, it } from 'vitest';
import { validityOf } from '../../../../renderer/screens/connections/validity.ts';
import { certificate } from '../../samples.ts';

describe('a certificate', () => {
  const now = new Date('2026-11-20T13:32:08Z');

  it.each([
    ['2027-11-20T00:00:00Z', { kind: 'valid' }],
    ['2026-12-20T13:32:09Z', { kind: 'valid' }],
    ['2026-12-20T13:32:08Z', { kind: 'ends', days: 30 }],
    ['2026-11-20T14:00:00Z', { kind: 'ends', days: 1 }],
    ['2026-11-20T13:32:08Z', { kind: 'ended' }],
    ['2020-01-01T00:00:00Z', { kind: 'ended' }],
  ])('valid to %s', (validTo, wanted) => {
    expect(validityOf(certificate({ validTo }), now)).toEqual(wanted);
  });

  it('is not valid before its day', () => {
    expect(validityOf(certificate({ validFrom: '2026-11-20T13:32:09Z' }), now)).toEqual({ kind: 'notYet' });
  });
});
