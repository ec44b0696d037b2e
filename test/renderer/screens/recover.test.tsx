import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { CallFailure } from '../../../renderer/bridge/failure.ts';
import { createFakeClient } from '../fakeClient.ts';
import { overview } from '../samples.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

const failure = (code: string) => new CallFailure({ code, message: `It is ${code}.`, whatToDo: 'Look.' });

it('a vault that is sealed elsewhere is asked the recovery key for, and then the window is as always', async () => {
  const sealed = failure('vault-sealed-elsewhere');
  const client = createFakeClient({
    'overview.get': sealed,
    'alarms.list': sealed,
    'keys.recover': failure('recovery-key-wrong'),
  });
  show(client, '#/overview');
  await screen.findByRole('heading', { level: 1, name: 'Enter the recovery key' });
  await userEvent.type(screen.getByLabelText(/Recovery key/), ' abcde ');
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  expect((await screen.findByRole('alert')).textContent).toContain('It is recovery-key-wrong.');

  client.answer({ 'overview.get': overview(), 'alarms.list': { alarms: [] }, 'keys.recover': { recovered: true } });
  await userEvent.click(screen.getByRole('button', { name: 'Open' }));
  await screen.findByRole('navigation', { name: 'Screens' });
  expect(client.inputsOf('keys.recover')).toEqual([{ recoveryKey: 'abcde' }, { recoveryKey: 'abcde' }]);
  expect(screen.queryByRole('heading', { name: 'Enter the recovery key' })).toBeNull();
});

it('asks in German, too', async () => {
  const sealed = failure('vault-sealed-elsewhere');
  show(createFakeClient({ 'overview.get': sealed, 'alarms.list': sealed }), '#/overview', 'de');
  expect(await screen.findByRole('button', { name: 'Öffnen' })).toBeDefined();
});

it('with the recovery key lost too, starts anew once the words are typed', async () => {
  const sealed = failure('vault-sealed-elsewhere');
  const client = createFakeClient({ 'overview.get': sealed, 'alarms.list': sealed, 'keys.startAnew': failure('disk') });
  show(client, '#/overview', 'de');
  await userEvent.click(
    await screen.findByRole('button', { name: 'Auch der Wiederherstellungsschlüssel ist verloren' }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'Mit neuen Schlüsseln neu beginnen?' });
  const begin = within(dialog).getByRole('button', { name: 'Neu beginnen' });
  await userEvent.type(within(dialog).getByLabelText(/NEU BEGINNEN/), 'neu');
  await userEvent.click(begin);
  expect(client.inputsOf('keys.startAnew')).toEqual([]);
  await userEvent.type(within(dialog).getByLabelText(/NEU BEGINNEN/), ' beginnen');
  await userEvent.click(begin);
  expect((await within(dialog).findByRole('alert')).textContent).toContain('It is disk.');
  client.answer({ 'overview.get': overview(), 'alarms.list': { alarms: [] }, 'keys.startAnew': { recovered: true } });
  await userEvent.click(begin);
  await screen.findByRole('navigation');
  expect(client.inputsOf('keys.startAnew')).toEqual([{ typed: 'NEU BEGINNEN' }, { typed: 'NEU BEGINNEN' }]);
});
