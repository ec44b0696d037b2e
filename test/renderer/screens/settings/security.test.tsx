import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { createFakeClient } from '../../fakeClient.ts';
import { keys } from '../../gallery/rows.ts';
import { run } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const fresh = 'ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567-89ABC';
const confirmed = { madeAt: null, confirmedAt: '2026-11-20T13:00:00.000Z', confirmedBy: 'person:eva' };
const wrong = new CallFailure({ code: 'recovery-key-wrong', message: 'Another one.', whatToDo: 'Look for the last.' });

it('the recovery key is asked for until it was typed back, and a wrong one is told', async () => {
  const client = createFakeClient({ 'keys.get': keys(), 'keys.confirmRecoveryKey': wrong });
  show(client, '#/settings/security');
  await screen.findByText('Nobody has confirmed it yet');
  await userEvent.click(screen.getByRole('button', { name: 'Type it back' }));
  const dialog = await screen.findByRole('dialog', { name: 'Type the recovery key back' });
  await userEvent.type(within(dialog).getByLabelText(/Recovery key/), 'abcde');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  expect(await within(dialog).findByRole('alert')).toHaveProperty(
    'textContent',
    expect.stringContaining('Another one.'),
  );
  client.answer({ 'keys.confirmRecoveryKey': { replaced: false }, 'keys.get': keys({ recovery: confirmed }) });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await screen.findByText('Confirmed. The note is right.');
  await screen.findByText(/by eva/);
  expect(screen.queryByRole('button', { name: 'Type it back' })).toBeNull();
});

it('asks for each secret that cannot be read any more, and forgets what was typed', async () => {
  const shop = { id: 'shop', kind: 'woocommerce', name: 'Lindner Shop' };
  const needed = [{ id: 'shop/consumerSecret', connection: shop, field: 'consumerSecret' }];
  const client = createFakeClient({
    'keys.get': keys({ needed, withoutPassword: ['eva'] }),
    'keys.enterSecret': keys(),
  });
  show(client, '#/settings/security');
  await screen.findByText(/The passwords of eva cannot be read any more/);
  await userEvent.click(screen.getByRole('button', { name: 'Enter Consumer secret of Lindner Shop' }));
  const dialog = await screen.findByRole('dialog', { name: 'Enter Consumer secret of Lindner Shop' });
  await userEvent.type(within(dialog).getByLabelText(/Consumer secret/), 'cs_123');
  client.answer({ 'keys.get': keys() });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Enter' }));
  await screen.findByText('Consumer secret of Lindner Shop: entered.');
  expect(client.inputsOf('keys.enterSecret')).toEqual([{ id: 'shop/consumerSecret', value: 'cs_123' }]);
  expect(screen.queryByRole('button', { name: /^Enter/ })).toBeNull();
});

it('a new one is shown once, and holds when it was typed back', async () => {
  const client = createFakeClient({
    'keys.get': keys({ recovery: confirmed }),
    'keys.offerRecoveryKey': { recoveryKey: fresh },
    'keys.confirmRecoveryKey': { replaced: true },
  });
  show(client, '#/settings/security');
  await userEvent.click(await screen.findByRole('button', { name: 'Make a new one' }));
  const dialog = await screen.findByRole('dialog', { name: 'A new recovery key' });
  await within(dialog).findByText(fresh);
  await userEvent.type(within(dialog).getByLabelText(/Recovery key/), fresh.toLowerCase());
  await userEvent.click(within(dialog).getByRole('button', { name: 'Confirm' }));
  await screen.findByText(/The new recovery key holds from now on/);
  expect(client.inputsOf('keys.offerRecoveryKey')).toHaveLength(1);
  expect(client.inputsOf('keys.confirmRecoveryKey')).toEqual([{ recoveryKey: fresh.toLowerCase() }]);
  expect(document.body.textContent).not.toContain(fresh);
});

it('keys are changed after a question, and how far sealing again has come is shown', async () => {
  const going = run({ kind: 'reseal', total: 500, done: 120 });
  const client = createFakeClient({ 'keys.get': keys(), 'keys.rotate': keys({ run: going }), 'runs.get': going });
  show(client, '#/settings/security');
  await screen.findByText('this Windows user on this computer');
  await userEvent.click(screen.getByRole('button', { name: 'Change keys' }));
  client.answer({
    'keys.get': keys({ run: going, old: [{ madeAt: '', retiredAt: '', neededFor: 'values' }], destroyed: 2 }),
  });
  const dialog = await screen.findByRole('dialog', { name: 'Change the keys?' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Change keys' }));
  await screen.findByRole('progressbar', { name: 'Sealing again: 120 of 500 records' });
  expect(await screen.findByText('1 until all is sealed with the new one; 2 destroyed')).toBeDefined();
});

it('who may sign in is listed, added, changed and removed', async () => {
  const users = [
    { name: 'eva', role: 'administrator' as const },
    { name: 'bo', role: 'viewer' as const },
  ];
  const client = createFakeClient({
    'keys.get': keys({ recovery: confirmed }),
    'users.list': { users },
    'users.add': { users },
    'users.change': { users },
    'users.remove': new CallFailure({ code: 'last-administrator', message: 'Nobody left.', whatToDo: 'Ask.' }),
  });
  show(client, '#/settings/security');
  await userEvent.click(await screen.findByRole('button', { name: 'Add somebody' }));
  const adding = await screen.findByRole('dialog', { name: 'Somebody who may sign in' });
  await userEvent.type(within(adding).getByLabelText(/Name/), 'ann');
  await userEvent.type(within(adding).getByLabelText(/Password/), 'short');
  await userEvent.click(within(adding).getByRole('button', { name: 'Save' }));
  expect(client.inputsOf('users.add')).toEqual([]);
  await userEvent.type(within(adding).getByLabelText(/Password/), '-no-longer');
  await userEvent.click(within(adding).getByRole('button', { name: 'Save' }));
  expect(client.inputsOf('users.add')).toEqual([{ name: 'ann', role: 'operator', password: 'short-no-longer' }]);

  await userEvent.click(await screen.findByRole('button', { name: 'Change bo' }));
  const changing = await screen.findByRole('dialog', { name: 'Change bo' });
  await userEvent.click(within(changing).getByLabelText(/Operator/));
  await userEvent.click(within(changing).getByRole('button', { name: 'Save' }));
  expect(client.inputsOf('users.change')).toEqual([{ name: 'bo', role: 'operator' }]);

  await userEvent.click(screen.getByRole('button', { name: 'Remove eva' }));
  const removing = await screen.findByRole('dialog', { name: 'Remove eva?' });
  await userEvent.click(within(removing).getByRole('button', { name: 'Remove' }));
  expect((await within(removing).findByRole('alert')).textContent).toContain('Nobody left.');
});

it('what needs a decision says that nobody confirmed the recovery key, to administrators', async () => {
  const answers = { 'keys.get': keys(), 'attention.list': { groups: [], count: 0 }, 'alarms.list': { alarms: [] } };
  show(createFakeClient(answers), '#/attention');
  const link = await screen.findByRole('link', { name: 'Confirm it in the settings' });
  expect(link.getAttribute('href')).toBe('#/settings/security');
  cleanup();
  const looking = createFakeClient(answers, 'viewer');
  show(looking, '#/attention');
  await screen.findByRole('heading', { name: 'Needs attention' });
  expect(looking.inputsOf('keys.get')).toEqual([]);
});
