import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { cronWords } from '../../../renderer/screens/schedules/cronWords.ts';
import { chooseLanguage } from '../../../renderer/texts/texts.ts';
import { createFakeClient } from '../fakeClient.ts';
import { runRow, schedule } from '../gallery/rows.ts';
import { run } from '../samples.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

const clientWith = (role: 'administrator' | 'viewer' = 'administrator') => {
  const schedules = { schedules: [schedule(), schedule({ id: 'beat', mayChange: false, next: null, inForce: false })] };
  return createFakeClient(
    {
      'schedules.list': schedules,
      'schedules.check': ({ expression }) => ({ isValid: expression !== 'at night', next: [] }),
      'schedules.change': schedules,
      'schedules.runNow': schedules,
      'runs.list': { rows: [runRow(), runRow({ id: 6, state: 'done', done: 40, mayCancel: false })], next: null },
      'runs.cancel': run({ state: 'cancelled' }),
    },
    role,
  );
};

describe('schedules', () => {
  it('are run at a wish, and changed once it is said in words what an expression means', async () => {
    const client = clientWith();
    show(client, '#/schedules');
    const row = await screen.findByRole('row', { name: /Compare all orders with the shop/ });
    within(row).getByText('every day at 04:30');
    within(row).getByText('42 s');
    fireEvent.click(within(row).getByRole('button', { name: 'Run now: Compare all orders with the shop' }));
    await screen.findByText('Compare all orders with the shop: set going.');
    fireEvent.click(within(row).getByRole('button', { name: 'Change when: Compare all orders with the shop' }));
    const dialog = await screen.findByRole('dialog', { name: 'When: Compare all orders with the shop' });
    const field = within(dialog).getByRole('textbox');
    fireEvent.change(field, { target: { value: 'at night' } });
    await within(dialog).findByText(/^This is no cron expression whose times can be told/);
    fireEvent.change(field, { target: { value: '0 6 * * mon,tue' } });
    await within(dialog).findByText('on Monday and Tuesday at 06:00');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await screen.findByText('Compare all orders with the shop: changed.');
    expect(client.inputsOf('schedules.change')).toEqual([{ id: 'sweep', expression: '0 6 * * mon,tue' }]);
  });

  it('list the runs, of which one that goes on is ended by a person', async () => {
    const client = clientWith();
    show(client, '#/schedules');
    await screen.findByText('Replaying: 12 of 40 done');
    fireEvent.click(screen.getByRole('button', { name: 'End the run: Replay' }));
    await screen.findByText('Replayed: 40 orders done');
    expect(client.inputsOf('runs.cancel')).toEqual([{ runId: 7 }]);
  });
});

describe('what an expression means', () => {
  const { texts } = chooseLanguage('en-GB');
  const said = (expression: string) => cronWords(texts.schedules.words, 'en-GB', expression);

  it.each([
    ['* * * * *', 'every minute'],
    ['*/3 * * * *', 'every 3 minutes'],
    ['*/20 * * * * *', 'every 20 seconds'],
    ['0 * * * *', 'every hour, on the hour'],
    ['15 */4 * * *', 'every 4 hours, at minute 15'],
    ['0 8,18 * * *', 'every day at 08:00 and 18:00'],
    ['30 4 * * mon-fri', 'on Monday, Tuesday, Wednesday, Thursday, and Friday at 04:30'],
    ['0 6 1,15 * *', 'on day 1 and 15 of every month at 06:00'],
    ['0 6 1 jan *', 'at the times that the expression gives'],
    ['0 6 13 * 5', 'at the times that the expression gives'],
  ])('%s: %s', (expression, wanted) => {
    expect(said(expression)).toBe(wanted);
  });
});
