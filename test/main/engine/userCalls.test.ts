import { expect, it } from 'vitest';
import { answerCall } from '../../../main/answer.ts';
import { administrator, openShop } from './shopWorld.ts';

it('an administrator adds, changes and removes who may sign in; one administrator is always left', async () => {
  const { world } = await openShop();
  const engine = world.engine();
  const ask = (name: string, input: object, actor = administrator) =>
    world.clock.settle(answerCall(engine, name, input, actor, () => undefined));
  const password = 'Moorhuhn-19-Garten';
  expect(await ask('users.add', { name: 'eva', role: 'administrator', password })).toMatchObject({ ok: true });
  const added = await ask('users.add', { name: 'bo', role: 'viewer', password });
  expect(added).toMatchObject({ value: { users: [{ name: 'eva', role: 'administrator' }, { name: 'bo', role: 'viewer' }] } }); // prettier-ignore
  expect(JSON.stringify(added)).not.toContain('Moorhuhn');
  expect(engine.signIn('bo', password)).toEqual({ name: 'bo', role: 'viewer' });

  const told: string[] = [];
  engine.events.subscribe((_name, { what }) => void told.push(what));
  await ask('users.change', { name: 'bo', role: 'operator', password: 'another-Moorhuhn' });
  expect(told).toContain('users');
  expect([engine.signIn('bo', password), engine.signIn('bo', 'another-Moorhuhn')?.role]).toEqual([null, 'operator']);
  await ask('users.change', { name: 'bo', role: 'viewer' });
  expect(engine.signIn('bo', 'another-Moorhuhn')?.role).toBe('viewer');

  const refused = (code: string) => ({ ok: false, error: { code } });
  expect(await ask('users.remove', { name: 'eva' })).toMatchObject(refused('last-administrator'));
  expect(await ask('users.change', { name: 'eva', role: 'viewer' })).toMatchObject(refused('last-administrator'));
  expect(await ask('users.change', { name: 'ann', role: 'viewer' })).toMatchObject(refused('user-unknown'));
  expect(await ask('users.add', { name: 'EVA', role: 'viewer', password })).toMatchObject(refused('user-exists'));
  expect(await ask('users.add', { name: 'x y', role: 'viewer', password })).toMatchObject(refused('input-invalid'));
  expect(await ask('users.add', { name: 'zoe', role: 'viewer', password: 'short' })).toMatchObject(refused('input-invalid')); // prettier-ignore

  await ask('users.remove', { name: 'bo' });
  expect(engine.signIn('bo', 'another-Moorhuhn')).toBeNull();
  expect(engine.userNames()).toEqual(['eva']);
  const { rows } = await engine.calls['audit.list']({ limit: 50 }, administrator);
  expect(
    rows.filter(({ kind, actor }) => kind === 'settings.changed' && actor === 'person:test').length,
  ).toBeGreaterThan(4);
});
