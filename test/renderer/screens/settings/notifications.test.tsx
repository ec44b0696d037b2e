import { cleanup, fireEvent, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { NotificationSettings } from '../../../../main/contract/settings.ts';
import { createFakeClient } from '../../fakeClient.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const open = (kept: NotificationSettings, role?: 'operator') => {
  const client = createFakeClient(
    { 'notifications.get': kept, 'notifications.set': ({ failures = true, ...wish }) => ({ failures, ...wish }) },
    role,
  );
  show(client, '#/settings/notifications');
  return client;
};

const box = (name: string) => screen.findByRole('checkbox', { name });

describe('the notifications of the tray application', () => {
  it('are changed: quiet hours with a proposal for them, and a digest', async () => {
    const client = open({ failures: true });
    await userEvent.click(await box('Stay quiet in these hours'));
    fireEvent.change(screen.getByLabelText(/^Until/), { target: { value: '08:30' } });
    await userEvent.click(await box('Tell once a day how things stand'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved.');
    expect(client.inputsOf('notifications.set')).toEqual([
      { failures: true, quiet: { from: '20:00', to: '08:30' }, digestAt: '17:00' },
    ]);
  });

  it('are switched off, and hours that are no longer wanted leave', async () => {
    const client = open({ failures: true, quiet: { from: '18:00', to: '07:00' } });
    await userEvent.click(await box('Tell of what needs a person'));
    await userEvent.click(await box('Stay quiet in these hours'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(client.inputsOf('notifications.set')).toEqual([{ failures: false }]);
  });

  it('are seen and not changed by who is no administrator', async () => {
    open({ failures: true, digestAt: '17:00' }, 'operator');
    await box('Tell once a day how things stand');
    expect(screen.getByRole('button', { name: 'Save' }).getAttribute('aria-disabled')).toBe('true');
  });
});
