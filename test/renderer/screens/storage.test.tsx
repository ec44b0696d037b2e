import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { StorageView } from '../../../main/contract/storageCalls.ts';
import { createFakeClient } from '../fakeClient.ts';
import { storage as sample } from '../gallery/rows.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

const storage = (changes: Partial<StorageView> = {}): StorageView =>
  sample({
    backups: [
      { name: 'b2', madeAt: '2026-11-20T04:00:00.000Z', reason: 'schedule', bytes: 1_400_000_000, version: '1.2.0' },
      { name: 'b1', madeAt: '2026-11-18T04:00:00.000Z', reason: 'beforeUpgrade', bytes: 900_000, version: '1.1.0' },
    ],
    ...changes,
  });

const open = (view: StorageView, role?: 'viewer') => {
  const client = createFakeClient(
    {
      'storage.get': view,
      'storage.setBackup': (wish) => storage({ backup: { at: '05:00', keep: 7, ...wish } }),
      'storage.previewRestore': { madeAt: '2026-11-20T04:00:00.000Z', documents: 214, decisions: 1 },
      'storage.restore': { begun: true },
    },
    role,
  );
  show(client, '#/settings/storage');
  return client;
};

describe('storage and backup', () => {
  it('tell how much room there is and how long it lasts, and warn by a word where there is little', async () => {
    open(storage({ level: 'low', freeBytes: 1_500_000_000, daysLeft: 375 }));
    const room = await screen.findByRole('region', { name: 'Room' });

    expect(room.textContent).toContain('Little room');
    for (const words of ['1.4 GB', '1.5 GB', '4 MB a day', '375 days']) within(room).getByText(words);
  });

  it('show how far a backup has come, and end it when asked', async () => {
    const run = { id: 7, kind: 'backup', state: 'running', total: 400, done: 100, skipped: 0, failed: 0 } as const;
    const client = open(storage({ isBackingUp: true, run }));
    client.answer({ 'runs.cancel': { ...run, state: 'cancelled' } });
    await screen.findByRole('progressbar', { name: /: 25 %$/ });
    client.answer({ 'storage.get': storage({ run: { ...run, state: 'cancelled' } }) });
    await userEvent.click(screen.getByRole('button', { name: 'End the run: Backup' }));
    await screen.findByText('The last backup was ended before it was whole; nothing of it is left.');
    expect(client.inputsOf('runs.cancel')).toEqual([{ runId: 7 }]);
  });

  it('say what a restore takes away, counted, before it is begun', async () => {
    const client = open(storage());
    const [newest] = await screen.findAllByRole('button', { name: /^Restore the backup of/ });
    await userEvent.click(newest as HTMLElement);
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText(/214 orders that were written since then are looked up in NAV again/);
    expect(client.inputsOf('storage.restore')).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Restore' }));

    await within(dialog).findByText(/starts again in a moment/);
    expect(client.inputsOf('storage.restore')).toEqual([{ name: 'b2' }]);
  });

  it('save a change at once, and take it back', async () => {
    const client = open(storage());
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    const dialog = await screen.findByRole('dialog', { name: 'Backups' });
    await userEvent.type(within(dialog).getByLabelText('Folder'), '/mnt/nas');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));

    expect(client.inputsOf('storage.setBackup')).toEqual([
      { at: '05:00', keep: 7, folder: '/mnt/nas' },
      { at: '05:00', keep: 7 },
    ]);
  });

  it('leave everything to be looked at, and nothing to be done, to who may only look', async () => {
    open(storage({ canRestore: false }), 'viewer');
    const button = await screen.findByRole('button', { name: 'Back up now' });

    expect(button.getAttribute('aria-disabled')).toBe('true');
  });
});
