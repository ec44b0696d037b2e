import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallOutput } from '../../../main/contract/calls.ts';
import { createFakeClient, type FakeClient } from '../fakeClient.ts';
import { integration, run } from '../samples.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

const clientWith = (orders: number | null, now = run({ kind: 'reread', total: 40, done: 12 })): FakeClient => {
  const answer = ({ dryRun }: { dryRun?: boolean | undefined }): CallOutput<'poll.from'> => ({
    orders,
    run: dryRun === false ? run({ kind: 'reread', total: 40 }) : null,
  });
  return createFakeClient({
    'integrations.list': { integrations: [integration()] },
    'poll.from': answer,
    'runs.get': now,
    'poll.cancelFrom': run({ kind: 'reread', state: 'cancelled', total: 40, done: 12 }),
  });
};

const openDialog = async (): Promise<HTMLElement> => {
  await userEvent.click(await screen.findByRole('button', { name: 'Read again from…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Read orders of Lindner again' });
  fireEvent.change(within(dialog).getByLabelText('Since'), { target: { value: '2026-11-18T09:30' } });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Count the orders' }));
  return dialog;
};

const since = new Date('2026-11-18T09:30').toISOString();

describe('reading again from a date', () => {
  it('counts first, then reads, shows how far it has come, and can be stopped', async () => {
    const client = clientWith(40);
    show(client, '#/integrations');
    const dialog = await openDialog();
    await within(dialog).findByText('40 orders would be read again.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Read them again' }));
    await within(dialog).findByText('Sent for 12 of 40 orders');

    expect(client.inputsOf('poll.from')).toEqual([
      { integrationId: 'lindner', since, dryRun: true },
      { integrationId: 'lindner', since, dryRun: false },
    ]);
    expect(within(dialog).getByRole('progressbar', { name: 'Sent for 12 of 40 orders' })).toBeDefined();
    client.answer({ 'runs.get': run({ kind: 'reread', state: 'cancelled', total: 40, done: 12 }) });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Stop reading' }));
    await within(dialog).findByText('Stopped after 12 orders.');
    expect(client.inputsOf('poll.cancelFrom')).toEqual([{ runId: 7 }]);
  });

  it('says so where the store does not count', async () => {
    show(clientWith(null), '#/integrations');
    const dialog = await openDialog();

    await within(dialog).findByText('The store does not say how many there are.');
    expect(within(dialog).getByRole('button', { name: 'Read them again' })).toBeDefined();
  });

  it('counts anew for another date', async () => {
    show(clientWith(40), '#/integrations');
    const dialog = await openDialog();
    await within(dialog).findByText('40 orders would be read again.');
    fireEvent.change(within(dialog).getByLabelText('Since'), { target: { value: '2026-11-19T09:30' } });

    expect(await within(dialog).findByRole('button', { name: 'Count the orders' })).toBeDefined();
    expect(within(dialog).queryByText('40 orders would be read again.')).toBeNull();
  });
});
