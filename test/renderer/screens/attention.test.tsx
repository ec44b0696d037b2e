import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Cause } from '../../../main/contract/views.ts';
import { createFakeClient, engineAway } from '../fakeClient.ts';
import { alarm, attentionGroup, parkedRow, run, skuUnknown } from '../samples.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

const orders = Array.from({ length: 7 }, (_, index) => parkedRow({ orderKey: String(index), orderNo: `LIN-${index}` }));
const waiting = { groups: [attentionGroup({ orders })], count: 7 };

describe('what needs attention', () => {
  it('is told by cause, with the way out, the money and the orders', async () => {
    show(createFakeClient({ 'attention.list': waiting }), '#/attention');
    const card = await screen.findByRole('article', { name: 'SKU ESP-1KG-BIO is not in NAV.' });

    expect(card.textContent).toContain('Create item ESP-1KG-BIO in NAV, then replay.');
    expect(card.textContent).toContain('7 orders, 512.30 EUR, oldest ');
    expect(within(card).getAllByRole('listitem')).toHaveLength(3);
    await userEvent.click(within(card).getByRole('button', { name: 'Show all 7' }));
    expect(within(card).getAllByRole('listitem')).toHaveLength(7);
    expect(within(card).getByRole('link', { name: 'LIN-6' }).getAttribute('href')).toBe('#/orders/lindner/6');
  });

  it('is replayed by its group: counted, asked, begun and followed to its end', async () => {
    const client = createFakeClient({
      'attention.list': waiting,
      'jobs.countReplay': { count: 6, refused: [] },
      'jobs.replay': () => {
        client.answer({ 'attention.list': { groups: [], count: 0 } });
        return run();
      },
      'runs.get': run({ done: 2 }),
    });
    show(client, '#/attention');
    await userEvent.click(await screen.findByRole('button', { name: 'Replay the 7' }));
    const dialog = await screen.findByRole('dialog', { name: 'Replay 6 orders?' });
    expect(dialog.textContent).toContain('6 of 7 can be replayed now');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Replay 6' }));

    await screen.findByText('Replaying: 2 of 6 done');
    await screen.findByText('No decision waits for you');
    client.answer({ 'runs.get': run({ state: 'done', done: 6, failed: 1 }) });
    client.tell({ name: 'changed', payload: { what: 'runs', at: '2026-11-20T13:32:10Z' } });
    await screen.findByText('Replayed: 6 orders done, 1 waits again');
    expect(client.inputsOf('jobs.countReplay')).toEqual([{ causeGroup: 'sku-unknown:ESP-1KG-BIO' }]);
    expect(client.inputsOf('jobs.replay')).toEqual([{ causeGroup: 'sku-unknown:ESP-1KG-BIO' }]);
    expect(client.inputsOf('runs.get')[0]).toEqual({ runId: 7 });
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(/^Replayed/)).toBeNull();
  });

  it('is one cause alone where the address names it, with all its orders, and says when nothing waits for it any more', async () => {
    const client = createFakeClient({
      'attention.list': {
        groups: [attentionGroup({ causeGroup: 'other', orders: [] }), attentionGroup({ orders })],
        count: 14,
      },
      'alarms.list': { alarms: [alarm()] },
    });
    show(client, '#/attention?cause=sku-unknown%3AESP-1KG-BIO');
    const card = await screen.findByRole('article');
    expect(within(card).getAllByRole('listitem')).toHaveLength(7);
    screen.getByText('7 orders wait for one decision.');
    client.answer({ 'attention.list': { groups: [], count: 0 } });
    client.tell({ name: 'changed', payload: { what: 'attention', at: '2026-11-20T13:32:10Z' } });
    await screen.findByText('Nothing waits for this any more');
    await userEvent.click(screen.getByRole('link', { name: 'Show all that needs attention' }));
    expect((await screen.findByRole('article')).textContent).toContain('NAV was set back');
  });

  it('is one alarm alone where the address names it', async () => {
    const alarms = [alarm(), alarm({ id: 9, kind: 'storage-low', stopsWrites: false })];
    show(createFakeClient({ 'attention.list': waiting, 'alarms.list': { alarms } }), '#/attention?alarm=9');
    expect((await screen.findByRole('article')).textContent).toContain('Something needs a look');
  });

  it('is not replayed when the question is answered with no', async () => {
    const client = createFakeClient({ 'attention.list': waiting, 'jobs.countReplay': { count: 6, refused: [] } });
    show(client, '#/attention');
    await userEvent.click(await screen.findByRole('button', { name: 'Replay the 7' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(client.inputsOf('jobs.replay')).toEqual([]);
  });

  it('offers nothing where nothing is left to replay', async () => {
    show(createFakeClient({ 'attention.list': waiting, 'jobs.countReplay': { count: 0, refused: [] } }), '#/attention');
    await userEvent.click(await screen.findByRole('button', { name: 'Replay the 7' }));
    await screen.findByText('Nothing is left to replay.');

    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Replay 0' }).disabled).toBe(true);
  });

  it('keeps the question open and says why when the replay is refused', async () => {
    const client = createFakeClient({
      'attention.list': waiting,
      'jobs.countReplay': { count: 6, refused: [] },
      'jobs.replay': engineAway,
    });
    show(client, '#/attention');
    await userEvent.click(await screen.findByRole('button', { name: 'Replay the 7' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Replay 6' }));

    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/The engine does not answer/)).toBeDefined();
  });

  const linkOf = async (cause: Partial<Cause>) => {
    const group = attentionGroup({ cause: { ...skuUnknown, ...cause } });
    show(createFakeClient({ 'attention.list': { groups: [group], count: 7 } }), '#/attention');
    await screen.findByRole('article');
    return screen.queryByRole('link', { name: /^(Map it|Change the rule)$/ })?.getAttribute('href') ?? null;
  };

  it.each([
    ['tax-rate-unmapped', 'taxes'],
    ['unexplained-rest', 'charges'],
    ['payment-unknown', 'payments'],
    ['country-unknown', 'countries'],
    ['credit-limit-exceeded', 'customers'],
    ['rule-customer-unknown', 'rules'],
  ])('leads from %s to the tab of the rules that may mend it', async (code, tab) => {
    expect(await linkOf({ code, params: {} })).toContain(`tab=${tab}`);
  });

  it.each([
    ['an unknown SKU', {}, '#/mapping?integration=lindner&sku=ESP-1KG-BIO'],
    [
      'a line without SKU',
      { code: 'sku-missing', params: { sku: '', name: 'Gift wrap' } },
      '#/mapping?integration=lindner&name=Gift+wrap',
    ],
    [
      'a line left out that costs money',
      { code: 'left-out-with-money' },
      '#/mapping?integration=lindner&tab=table&text=ESP-1KG-BIO',
    ],
    ['anything else', { code: 'customer-blocked', params: { no: '10021' } }, null],
  ])('of %s leads to its mapping where that is the way out', async (_, cause, href) => {
    expect(await linkOf(cause)).toBe(href);
  });

  it('is nothing when nothing waits', async () => {
    show(createFakeClient({ 'attention.list': { groups: [], count: 0 } }), '#/attention');

    await screen.findByText('No decision waits for you');
    expect(screen.getByText('Nothing waits for you.')).toBeDefined();
  });

  it('says when the engine is away', async () => {
    show(createFakeClient({ 'attention.list': engineAway }), '#/attention');

    expect(
      await screen.findByText('The engine does not answer. It is being restarted; nothing is lost.'),
    ).toBeDefined();
  });
});
