import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClient } from '../fakeClient.ts';
import { auditRow } from '../samples.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

describe('the audit log', () => {
  it('lists who did what', async () => {
    const rows = [auditRow(), auditRow({ seq: 1203, kind: 'job.parked', status: 'attention', cause: 'sku-unknown' })];
    show(createFakeClient({ 'audit.list': { rows, next: null } }), '#/audit');
    const row = (await screen.findByText('1204')).closest('tr');

    expect(row?.textContent).toContain('Written to NAV');
    expect(row?.textContent).toContain('k.schmitt');
    expect(row?.textContent).toContain('VA-26-11871');
    expect(screen.getByText('sku-unknown').closest('tr')?.textContent).toContain('Waits for you');
  });

  it('reads on when asked', async () => {
    const client = createFakeClient({
      'audit.list': ({ cursor }) =>
        cursor === undefined ? { rows: [auditRow()], next: '1204' } : { rows: [auditRow({ seq: 1101 })], next: null },
    });
    show(client, '#/audit');
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));

    await screen.findByText('1101');
    expect(client.inputsOf('audit.list')).toEqual([{}, { cursor: '1204' }]);
  });

  it('is narrowed to an order by its address', async () => {
    const client = createFakeClient({ 'audit.list': { rows: [], next: null } });
    show(client, '#/audit?order=LIN-9');

    await screen.findByText('No entry for this order number');
    expect(client.inputsOf('audit.list')).toEqual([{ orderNo: 'LIN-9' }]);
  });

  it('is verified only when asked, and says what is not yet provable', async () => {
    const verdict = { ok: true, entries: 1204, head: '9f2c', problem: null, unprovenSince: '2026-11-20T02:00:00Z' };
    const client = createFakeClient({ 'audit.list': { rows: [], next: null }, 'audit.verify': verdict });
    show(client, '#/audit');
    await screen.findByText('Not verified since this window was opened.');
    expect(client.inputsOf('audit.verify')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Verify' }));

    await screen.findByText('Unchanged: 1,204 entries, no gap.');
    expect(screen.getByText(/^Since the last signed head at .* not yet provable/)).toBeDefined();
  });

  it('names the entry where the chain breaks', async () => {
    const problem = { seq: 17, what: 'Entry 17 was changed.' };
    const verdict = { ok: false, entries: 1204, head: '', problem, unprovenSince: null };
    show(createFakeClient({ 'audit.list': { rows: [], next: null }, 'audit.verify': verdict }), '#/audit');
    await userEvent.click(await screen.findByRole('button', { name: 'Verify' }));

    await screen.findByText('The chain breaks at entry 17.');
    expect(screen.getByText('Entry 17 was changed.')).toBeDefined();
  });
});

describe('the frame', () => {
  it('names what waits at its place in the navigation, and marks where one is', async () => {
    show(createFakeClient({ 'attention.list': { groups: [], count: 0 } }), '#/attention');
    const nav = screen.getByRole('navigation', { name: 'Screens' });
    const entry = await within(nav).findByRole('link', { name: /Needs attention.*3 orders wait for you/ });

    expect(entry.getAttribute('aria-current')).toBe('page');
  });

  it('takes who skips to the content', async () => {
    show(createFakeClient());
    await userEvent.click(screen.getByRole('link', { name: 'Skip to content' }));

    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(window.location.hash).toBe('#/overview');
  });

  it('goes to the top of another screen with the focus', async () => {
    show(createFakeClient({ 'connections.list': { connections: [] } }));
    await userEvent.click(within(screen.getByRole('navigation')).getByRole('link', { name: /Connections/ }));
    await screen.findByRole('heading', { level: 1, name: 'Connections' });

    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('speaks German with who wishes it', async () => {
    show(createFakeClient(), '#/overview', 'de-DE');

    await screen.findByRole('heading', {
      level: 1,
      name: 'Nichts ging verloren. 3 von 141 Bestellungen heute warten auf Sie.',
    });
    expect(screen.getByRole('row', { name: /Lindner Shop/ }).textContent).toContain('9.614,30 EUR');
  });
});
