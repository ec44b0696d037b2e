import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CallFailure } from '../../../renderer/bridge/failure.ts';
import { createFakeClient } from '../fakeClient.ts';
import { auditRow, orderDetail, parkedRow, run } from '../samples.ts';
import { show } from '../show.tsx';

afterEach(() => vi.restoreAllMocks());
afterEach(cleanup);

const parked = orderDetail({ row: parkedRow() });

describe('an order', () => {
  it('shows its state, its own equation and its way', async () => {
    const client = createFakeClient({ 'orders.get': orderDetail() });
    show(client, '#/orders/lindner/48213');
    const heading = await screen.findByRole('heading', { level: 1, name: 'LIN-48213 In NAV' });

    expect(client.inputsOf('orders.get')).toEqual([{ integrationId: 'lindner', orderKey: '48213' }]);
    expect(heading.closest('.head')?.textContent).toContain('Hannah Vogt, hannah.vogt@mail.example.');
    expect(heading.closest('.head')?.textContent).toContain('Store total64.35 EUR');
    const steps = within(screen.getByRole('region', { name: 'From the shop to NAV' })).getAllByRole('listitem');
    expect(steps.map((step) => step.querySelector('span:nth-child(2)')?.textContent)).toEqual([
      'Placed in the store',
      'Written to NAV',
    ]);
    expect(steps[1]?.textContent).toContain('VA-26-11871, 5 requests');
  });

  it('tells viewers that operators see whom it is for, and what stands for it', async () => {
    const plan = [{ group: 'header', field: 'shipToCity', written: '…', comesFrom: 'shipping address of the order', navHas: null, mark: 'none', hasStory: true } as const]; // prettier-ignore
    const { row } = orderDetail();
    show(
      createFakeClient({ 'orders.get': orderDetail({ row: { ...row, customer: '…' }, email: '', plan }) }, 'viewer'),
      '#/orders/lindner/48213',
    );
    const heading = await screen.findByRole('heading', { level: 1, name: 'LIN-48213 In NAV' });
    expect(heading.closest('.head')?.textContent).toContain('The shopper is shown to operators. Placed');
    expect(screen.getByText('… stands for what is personal. Operators see it.')).toBeDefined();
  });

  it('shows what of the plan has a story against the result, and every value on request', async () => {
    show(createFakeClient({ 'orders.get': orderDetail() }), '#/orders/lindner/48213');
    const plan = await screen.findByRole('region', { name: 'Plan against result' });
    const rows = () => within(plan).getAllByRole('row').map((row) => row.textContent.trim()); // prettier-ignore

    expect(rows()).toEqual([
      'FieldWrittenComes fromNAV has nowcompared',
      'Header',
      'External document no.LIN-48213prefix "LIN-" and order numberLIN-48213',
    ]);
    await userEvent.click(screen.getByRole('switch', { name: 'Only values with a story' }));
    expect(rows().slice(3)).toEqual(['Line 1', 'Quantity2quantity in the store2']);
  });

  it('writes dates, amounts and yes or no as the place does, and where they come from in its language', async () => {
    const value = (field: string, written: string, comesFrom: string, navHas: string | null = null) =>
      ({ group: 'header', field, written, comesFrom, navHas, mark: 'none', hasStory: true }) as const;
    const plan = [
      value('postingDate', '2026-11-20', 'day of import'),
      value('pricesIncludeTax', 'true', 'basis "gross" of the integration'),
      value('unitPrice', '1204.5', 'price from what the line costs, divided by the quantity', '1204.50000'),
    ];
    show(createFakeClient({ 'orders.get': orderDetail({ plan }) }), '#/orders/lindner/48213', 'de-DE');
    const table = await screen.findByRole('region', { name: 'Plan und Ergebnis' });

    expect(within(table).getAllByRole('row').slice(2).map((row) => row.textContent)).toEqual([
      'Buchungsdatum20.11.2026Tag der Übernahme',
      'Preise inkl. MwSt.jaBasis „brutto“ der Verknüpfung',
      'VK-Preis1.204,50Preis aus dem, was die Zeile kostet, geteilt durch die Menge1.204,50',
    ]); // prettier-ignore
  });

  it('keeps what differs in sight even without a story', async () => {
    const [first, second] = orderDetail().plan;
    if (first === undefined || second === undefined) throw new Error('The sample has two values.');
    const plan = [first, { ...second, navHas: '3', mark: 'differs' as const }];
    show(createFakeClient({ 'orders.get': orderDetail({ plan }) }), '#/orders/lindner/48213');

    expect(await screen.findByText('Quantity')).toBeDefined();
  });

  it('compares net and VAT per rate', async () => {
    show(createFakeClient({ 'orders.get': orderDetail() }), '#/orders/lindner/48213?tab=totals');
    const row = await screen.findByRole('row', { name: /^19 %/ });

    expect(row.textContent).toBe('19 %54.0810.2754.0810.280.01');
    expect(within(row).getByRole('img', { name: 'differs' })).toBeDefined();
  });

  it('shows requests, the order as received and the audit log, each at its own address', async () => {
    const client = createFakeClient({
      'orders.get': orderDetail(),
      'audit.list': { rows: [auditRow(), auditRow({ seq: 9, integrationId: 'harbor' })], next: null },
      'audit.open': { parts: [{ part: 'order', text: '{"id":48213,"total":"64.35"}' }] },
    });
    show(client, '#/orders/lindner/48213');
    const views = within(await screen.findByRole('navigation', { name: 'Views of the order' }));
    await userEvent.click(views.getByRole('link', { name: /^Requests/ }));
    await screen.findByText('Lindner Shop: read order 48213');
    await userEvent.click(views.getByRole('link', { name: 'Order as received' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Show contents' }));
    expect(client.inputsOf('audit.open')).toEqual([{ seq: 1201 }]);
    const received = await screen.findByRole('region', { name: 'Order as received' });
    expect(received.textContent).toContain('"total": "64.35"');
    await userEvent.click(views.getByRole('link', { name: 'Audit log' }));

    await screen.findByText('1204');
    expect(window.location.hash).toBe('#/orders/lindner/48213?tab=audit');
  });

  it('that was tried for weeks shows what lies between its beginning and now when asked', async () => {
    const step = (auditSeq: number) => ({
      at: '2026-11-20T12:58:05Z', kind: 'job.failed', mark: 'waiting' as const, text: `Try ${auditSeq}`, params: {}, auditSeq,
    }); // prettier-ignore
    const client = createFakeClient({
      'orders.get': orderDetail({ timeline: [step(1), step(9)], timelineGap: { after: 1, before: 9 } }),
      'orders.timeline': { steps: [step(2)], next: 2 },
    });
    show(client, '#/orders/lindner/48213');
    await screen.findByText('What lies between is not shown.');
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    client.answer({ 'orders.timeline': { steps: [step(8)], next: null } });
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull());
    const ref = { integrationId: 'lindner', orderKey: '48213', before: 9 };
    expect(client.inputsOf('orders.timeline')).toEqual([1, 2].map((after) => ({ ...ref, after })));
  });

  it('asks for the entries of this order by its key, for another may have a number that begins like it', async () => {
    const client = createFakeClient({
      'orders.get': orderDetail(),
      'audit.list': { rows: [auditRow({ actor: 'schedule' })], next: null },
    });
    show(client, '#/orders/lindner/48213?tab=audit', 'de-DE');

    expect(await screen.findByRole('cell', { name: 'Zeitplan' })).toBeDefined();
    expect(client.inputsOf('audit.list')).toEqual([{ integrationId: 'lindner', orderKey: '48213', limit: 200 }]);
  });

  it('is left with Escape for the list as it was, unless a dialog takes the key', async () => {
    const client = createFakeClient({
      'orders.get': orderDetail({ row: parkedRow() }),
      'orders.list': { rows: [parkedRow()], next: null, count: '1' },
      'jobs.countReplay': { count: 1, refused: [] },
    });
    show(client, '#/orders?term=waiting');
    window.location.hash = '#/orders/lindner/48215';
    await userEvent.click(await screen.findByRole('button', { name: 'Replay' }));
    await screen.findByRole('heading', { name: 'Replay 1 order?' });
    await userEvent.keyboard('{Escape}');
    expect(window.location.hash).toBe('#/orders/lindner/48215');

    document.querySelector('dialog')?.close();
    await userEvent.keyboard('{Escape}');
    expect(window.location.hash).toBe('#/orders?term=waiting');
  });

  it.each([
    ['plan', 'No plan yet'],
    ['totals', 'No totals yet'],
    ['requests', 'No requests kept'],
    ['received', 'No copy of the order is kept'],
    ['audit', 'No entries yet'],
  ])('says when there is nothing under %s', async (tab, words) => {
    const bare = orderDetail({ plan: [], totals: [], exchanges: [], receivedSeq: null });
    const client = createFakeClient({ 'orders.get': bare, 'audit.list': { rows: [], next: null } });
    show(client, `#/orders/lindner/48213?tab=${tab}`);

    expect(await screen.findByText(words)).toBeDefined();
  });

  it('shows its requests beside the other views where the window is wide', async () => {
    const real = window.matchMedia.bind(window);
    vi.spyOn(window, 'matchMedia').mockImplementation((query) => real(/1600/.test(query) ? 'all' : query));
    show(createFakeClient({ 'orders.get': orderDetail() }), '#/orders/lindner/48213?tab=requests');
    const requests = await screen.findByRole('region', { name: 'Requests 1' });
    expect(requests.textContent).toContain('read order 48213');
    const views = screen.getByRole('navigation', { name: 'Views of the order' });
    expect(within(views).queryByRole('link', { name: /Requests/ })).toBeNull();
    expect(within(views).getByRole('link', { current: true }).textContent).toBe('Plan against result');
  });

  it('that waits shows why and what to do, and is replayed by its job', async () => {
    const client = createFakeClient({
      'orders.get': parked,
      'jobs.countReplay': { count: 1, refused: [] },
      'jobs.replay': run({ total: 1 }),
      'runs.get': run({ total: 1, done: 1, state: 'done' }),
    });
    show(client, '#/orders/lindner/48215');
    await screen.findByText('Create item ESP-1KG-BIO in NAV, then replay.');
    await userEvent.click(screen.getByRole('button', { name: 'Replay' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Replay 1' }));

    await screen.findByText('Replayed: 1 order done');
    expect(client.inputsOf('jobs.replay')).toEqual([{ jobIds: [9001] }]);
  });

  it('is read again on request', async () => {
    const client = createFakeClient({ 'orders.get': orderDetail(), 'orders.import': { jobId: 5 } });
    show(client, '#/orders/lindner/48213');
    await userEvent.click(await screen.findByRole('button', { name: 'Read again' }));

    await screen.findByText('The order is being read again.');
    expect(client.inputsOf('orders.import')).toEqual([{ integrationId: 'lindner', orderKey: '48213' }]);
  });

  it('cannot be changed by who may only look, and says why', async () => {
    const client = createFakeClient({ 'orders.get': parked }, 'viewer');
    show(client, '#/orders/lindner/48215');
    const replay = await screen.findByRole('button', { name: 'Replay' });
    expect(replay.getAttribute('aria-disabled')).toBe('true');
    await userEvent.click(replay);
    await userEvent.click(screen.getByRole('button', { name: 'Read again' }));

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(client.inputsOf('orders.import')).toEqual([]);
    await waitFor(() => expect(document.body.textContent).toContain('Your role may look, but not change anything.'));
  });

  it('that is not known says so', async () => {
    const unknown = new CallFailure({
      code: 'not-found',
      message: 'Order 1 is not known.',
      whatToDo: 'Look in the list.',
    });
    show(createFakeClient({ 'orders.get': unknown }), '#/orders/lindner/1');

    await screen.findByText('Order 1 is not known.');
    expect(screen.getByText('Look in the list.')).toBeDefined();
  });
});
