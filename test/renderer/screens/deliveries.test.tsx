import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClient } from '../fakeClient.ts';
import { delivery } from '../gallery/rows.ts';
import { parkedRow, skuUnknown } from '../samples.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

describe('deliveries', () => {
  it('are looked into by their address, also where their page was not read', async () => {
    show(
      createFakeClient({
        'deliveries.list': { rows: [], next: null },
        'deliveries.refused': { rows: [] },
        'deliveries.inspect': { body: '{"id":7}' },
      }),
      '#/deliveries?delivery=7',
    );
    const dialog = within(await screen.findByRole('dialog', { name: /7/ }));
    fireEvent.click(dialog.getByRole('button', { name: 'Open it' }));
    await dialog.findByText(/"id": 7/);
    fireEvent.click(dialog.getByRole('button', { name: 'Close' }));
    expect(window.location.hash).toBe('#/deliveries');
  });

  it('show whether they were believed; a body is opened only after it is said that this is entered', async () => {
    const client = createFakeClient({
      'deliveries.list': { rows: [delivery()], next: null },
      'deliveries.refused': {
        rows: [{ hour: '2026-11-20T13:00:00.000Z', sourceName: '', reason: 'signatureWrong', count: 12 }],
      },
      'deliveries.inspect': { body: '{"id":48213}' },
      'deliveries.ring': { jobs: 1 },
    });
    show(client, '#/deliveries?record=48213');
    const row = await screen.findByRole('row', { name: /Lindner Shop/ });
    for (const word of ['Signature', 'LIN-48213', '202', 'Done']) within(row).getByText(word);
    await screen.findByText('12 requests were refused in the last 7 days. Nothing of them is kept but their number.');
    screen.getByText('Wrong signature');
    fireEvent.click(within(row).getByRole('button', { name: 'Inspect delivery 31' }));
    expect(window.location.hash).toBe('#/deliveries?record=48213&delivery=31');
    const dialog = await screen.findByRole('dialog', { name: 'Delivery 31' });
    within(dialog).getByText(/entered in the audit log under your name/);
    expect(client.inputsOf('deliveries.inspect')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Open it' }));
    await within(dialog).findByText(/48213/);
    fireEvent.click(within(row).getByRole('button', { name: 'Ring again for delivery 31' }));
    await screen.findByText('1 job rung.');
    expect(client.inputsOf('deliveries.list')).toEqual(expect.arrayContaining([{ recordKey: '48213' }]));
  });

  it('tell what will be here where nothing has arrived yet', async () => {
    show(createFakeClient({ 'deliveries.list': { rows: [], next: null }, 'deliveries.refused': { rows: [] } }), '#/deliveries');
    expect(await screen.findByText('Nothing has arrived yet')).toBeDefined();
    expect(await screen.findByText('No request was refused in the last 7 days.')).toBeDefined();
  }); // prettier-ignore
});

describe('a pause', () => {
  const pauses = { pauses: [{ integrationId: null, since: '2026-11-20T13:00:00Z', until: null, by: 'person:anna' }] };

  it('is begun for a length that is chosen', async () => {
    const client = createFakeClient({ 'queue.pause': pauses });
    show(client);
    fireEvent.click(await screen.findByRole('button', { name: 'Pause' }));
    const dialog = await screen.findByRole('dialog', { name: 'Pause' });
    fireEvent.click(within(dialog).getByRole('radio', { name: 'For an hour' }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Pause' }));
    await screen.findByRole('button', { name: 'Pause' });
    expect(client.inputsOf('queue.pause')).toEqual([{ for: '1h' }]);
  });

  it('is told on the overview and at the foot, and resumed', async () => {
    const client = createFakeClient({ 'queue.pauses': pauses, 'queue.resume': { pauses: [] } });
    show(client);
    expect(await screen.findAllByText('All work is paused')).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Resume' }));
    client.answer({ 'queue.pauses': { pauses: [] } });
    await screen.findByRole('button', { name: 'Pause' });
    expect(client.inputsOf('queue.resume')).toEqual([{}]);
  });
});

describe('leaving an order out', () => {
  it('asks why, and says what it means', async () => {
    const group = { causeGroup: 'sku', cause: skuUnknown, count: 1, amounts: [], oldestAt: '2026-11-20T12:58:02Z', orders: [parkedRow()] };
    const client = createFakeClient({ 'attention.list': { groups: [group], count: 1 }, 'orders.leaveOut': {}, 'customers.created': { rows: [], next: null, count: '0' } });
    show(client, '#/attention');
    fireEvent.click(await screen.findByRole('button', { name: 'Leave out order LIN-48215' }));
    const dialog = await screen.findByRole('dialog', { name: 'Leave out order LIN-48215?' });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Leave it out' }));
    expect(client.inputsOf('orders.leaveOut')).toEqual([]);
    fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: ' Sold at the counter ' } });
    fireEvent.click(within(dialog).getByRole('button', { name: 'Leave it out' }));
    await screen.findByRole('button', { name: 'Leave out order LIN-48215' });
    expect(client.inputsOf('orders.leaveOut')).toEqual([{ integrationId: 'lindner', orderKey: '48215', reason: 'Sold at the counter' }]);
  }); // prettier-ignore
});
