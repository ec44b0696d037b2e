import { describe, expect, it } from 'vitest';
import { writeGuard } from '../../../main/engine/connections.ts';

describe('the write guard', () => {
  const mayWrite = writeGuard(
    () => [
      { id: 'live', mode: 'live' },
      { id: 'shadow', mode: 'shadow' },
    ],
    () => false,
  );

  it.each([
    ['a live integration', { integrationId: 'live' }, true],
    ['one in shadow mode', { integrationId: 'shadow' }, false],
    ['one that is not known', { integrationId: 'gone' }, false],
    ['no integration, as when webhooks are made', {}, true],
    ['a trial or a dry run of a live integration', { integrationId: 'live', readsOnly: true as const }, false],
    ['a look for no integration', { readsOnly: true as const }, false],
  ])('of %s', (_name, origin, may) => {
    expect(mayWrite({ actor: 'person:anna', ...origin })).toBe(may);
  });
});
