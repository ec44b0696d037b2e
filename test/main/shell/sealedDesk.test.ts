import { describe, expect, it } from 'vitest';
import type { CallAnswer } from '../../../main/answer.ts';
import type { CallError } from '../../../main/contract/calls.ts';
import { createSealedDesk } from '../../../main/shell/sealedDesk.ts';

const actor = { name: 'anna', role: 'administrator' } as const;
const error = (code: string): CallError => ({ code, message: '', whatToDo: '' });
const sealed = error('vault-sealed-elsewhere');
const refused = (code: string) => ({ ok: false, error: { code } });

/** A desk before an engine that answers everything, and the recovery keys that it was started with. */
function openDesk() {
  const started: string[] = [];
  const link = { call: async (name: string): Promise<CallAnswer> => ({ ok: true, value: name }) };
  const desk = createSealedDesk(
    link,
    (key) => void started.push(key),
    (actor) => void started.push(`anew by ${actor}`),
  );
  return { desk, started, ask: (name: string, input: unknown = {}) => desk.call(name, input, actor) };
}

describe('before an engine that runs', () => {
  it('everything passes', async () => {
    const { ask } = openDesk();
    expect(await ask('overview.get')).toEqual({ ok: true, value: 'overview.get' });
    expect(await ask('keys.recover', { recoveryKey: 'X' })).toEqual({ ok: true, value: 'keys.recover' });
  });
});

describe('before an engine whose vault is sealed', () => {
  it('every call says so, until a recovery key opened it', async () => {
    const { desk, started, ask } = openDesk();
    expect(desk.refused(sealed)).toBe(true);
    expect(await ask('overview.get')).toMatchObject(refused('vault-sealed-elsewhere'));
    expect(await ask('keys.recover', { key: 1 })).toMatchObject(refused('vault-sealed-elsewhere'));
    expect(started).toEqual([]);
    const answer = ask('keys.recover', { recoveryKey: 'ABCDE' });
    // One try at a time.
    expect(await ask('keys.recover', { recoveryKey: 'OTHER' })).toMatchObject(refused('vault-sealed-elsewhere'));
    desk.opened();
    expect(await answer).toEqual({ ok: true, value: { recovered: true } });
    expect(started).toEqual(['ABCDE']);
    expect(await ask('overview.get')).toMatchObject({ ok: true });
  });

  it('a wrong key is told, and another one may be tried', async () => {
    const { desk, started, ask } = openDesk();
    desk.refused(sealed);
    const first = ask('keys.recover', { recoveryKey: 'WRONG' });
    expect(desk.refused(error('recovery-key-wrong'))).toBe(true);
    expect(await first).toMatchObject(refused('recovery-key-wrong'));
    expect(await ask('overview.get')).toMatchObject(refused('vault-sealed-elsewhere'));
    const second = ask('keys.recover', { recoveryKey: 'RIGHT' });
    desk.opened();
    expect(await second).toMatchObject({ ok: true });
    expect(started).toEqual(['WRONG', 'RIGHT']);
  });

  it('what else keeps it from starting is not taken for that', async () => {
    const { desk, ask } = openDesk();
    desk.refused(sealed);
    const answer = ask('keys.recover', { recoveryKey: 'RIGHT' });
    expect(desk.refused(error('database-corrupt'))).toBe(false);
    expect(await answer).toMatchObject(refused('database-corrupt'));
  });

  it('new keys are made only for who typed what that takes', async () => {
    const { desk, started, ask } = openDesk();
    desk.refused(error('vault-unreadable'));
    expect(await ask('keys.startAnew', { typed: 'yes' })).toMatchObject(refused('vault-sealed-elsewhere'));
    expect(started).toEqual([]);
    const answer = ask('keys.startAnew', { typed: 'START ANEW' });
    desk.opened();
    expect(await answer).toMatchObject({ ok: true });
    expect(started).toEqual(['anew by person:anna']);
  });
});
