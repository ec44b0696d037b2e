import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../../main/contract/settings.ts';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { createFakeClient, type Answers } from '../../fakeClient.ts';
import { integration, skuUnknown } from '../../samples.ts';
import { show } from '../../show.tsx';
import { trialRow, trialRun, trialView } from './trialRows.ts';

afterEach(cleanup);

const running = trialRun({ state: 'running', done: 40 });

const open = async (answers: Answers, { language = 'en-GB', role }: { language?: string; role?: Role } = {}) => {
  const client = createFakeClient(
    {
      'integrations.list': { integrations: [integration()] },
      'mappings.list': { rows: [], next: null, count: '0', fromSettings: [] },
      'trials.start': running,
      ...answers,
    },
    role,
  );
  show(client, '#/mapping?tab=table', language);
  const name = language.startsWith('de') ? /^An den letzten 100/ : 'Try on the last 100 orders';
  await userEvent.click(await screen.findByRole('button', { name }));
  return client;
};

const begin = () => userEvent.click(screen.getByRole('button', { name: 'Start the trial' }));

const rowsOf = (table: HTMLElement) =>
  within(table).getAllByRole('row').slice(1).map((row) => [...row.children].map((cell) => cell.textContent).filter((text) => text !== '')); // prettier-ignore

describe('a trial on the last orders', () => {
  it('says before it begins that nothing is written, and asks how many orders', async () => {
    const client = await open({ 'trials.get': trialView() });
    const dialog = within(await screen.findByRole('dialog', { name: 'Try on the last orders' }));
    dialog.getByText('Nothing is written, neither in NAV nor in the store.');
    expect(client.inputsOf('trials.start')).toEqual([]);

    await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'How many orders' }), 'The last 10');
    await begin();
    await waitFor(() => expect(client.inputsOf('trials.start')).toEqual([{ integrationId: 'lindner', orders: 10 }]));
  });

  it('tells the counts in plain words and, order by order, each value that would be another', async () => {
    const line = { group: 'header', field: 'dimension KANAL', before: '', after: 'WEB', comesFrom: 'rule 1' };
    const kind = { ...line, field: 'documentKind', before: 'salesOrder', after: 'salesInvoice', comesFrom: '' };
    await open({
      'trials.get': trialView({
        run: trialRun({ done: 98, failed: 2 }),
        counts: { same: 92, different: 3, now: 2, waits: 1, failed: 2 },
        rows: [
          trialRow({ differences: [...trialRow().differences, line, kind] }),
          trialRow({ orderKey: '2', orderNo: 'LIN-2', result: 'waits', cause: skuUnknown, differences: [] }),
          trialRow({ orderKey: '3', orderNo: 'LIN-3', result: 'same', differences: [] }),
        ],
      }),
    });
    await begin();

    await screen.findByText(
      '100 orders tried. 92 as before, 3 different, 2 would now be written, 1 would wait, 2 could not be tried.',
    );
    const table = screen.getByRole('region', { name: 'What would become of the orders' });
    expect(rowsOf(table)).toEqual([
      ['LIN-48213', 'Different'],
      ['Line 2: No.', '8450', '8460', 'account for shipping'],
      ['Dimension KANAL', 'nothing', 'WEB', 'rule 1'],
      ['Document', 'Sales order', 'Sales invoice'],
      ['LIN-2', 'Would wait'],
      ['SKU ESP-1KG-BIO is not in NAV.Create item ESP-1KG-BIO in NAV, then replay.'],
    ]);
    expect(within(table).getByRole('link', { name: 'LIN-48213' }).getAttribute('href')).toBe('#/orders/lindner/48213');
  });

  it('shows how far it is, follows the news and is cancelled', async () => {
    const client = await open({ 'trials.get': trialView({ run: running, counts: { same: 40 } }) });
    await begin();
    await screen.findByText('Planned 40 of 100 orders');
    expect(screen.queryByRole('region', { name: 'What would become of the orders' })).toBeNull();

    client.answer({ 'trials.get': trialView({ run: { ...running, done: 70 } }) });
    client.tell({ name: 'changed', payload: { what: 'runs', at: '2026-11-20T13:32:09Z' } });
    await screen.findByText('Planned 70 of 100 orders');

    client.answer({
      'trials.cancel': () => {
        client.answer({ 'trials.get': trialView({ run: { ...running, state: 'cancelled', done: 70 } }) });
        return { ...running, state: 'cancelled' };
      },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the trial' }));
    await screen.findByText('Cancelled after 70 of 100 orders.');
    expect(client.inputsOf('trials.cancel')).toEqual([{ runId: 31 }]);
  });

  it('is cancelled with the dialog that shows it, as nobody sees it any more', async () => {
    const client = await open({ 'trials.get': trialView({ run: running }), 'trials.cancel': running });
    await begin();
    await screen.findByText('Planned 40 of 100 orders');
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));

    await waitFor(() => expect(client.inputsOf('trials.cancel')).toEqual([{ runId: 31 }]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('that finds nothing says so, and may be repeated', async () => {
    const client = await open({ 'trials.get': trialView({ counts: { same: 100 } }) });
    await begin();
    await screen.findByText('Every order would become what it became. Nothing differs.');
    await userEvent.click(screen.getByRole('button', { name: 'Try once more' }));

    await waitFor(() => expect(client.inputsOf('trials.start')).toHaveLength(2));
  });

  it('of rules that do not hold shows every problem at its place', async () => {
    const refused = new CallFailure({
      code: 'settings-invalid',
      message: 'These rules cannot be used.',
      whatToDo: 'Put right what is named.',
      problems: [{ path: 'taxMap[2].taxes', problem: 'is missing' }],
    });
    await open({ 'trials.start': refused });
    await begin();

    const problem = await screen.findByText('tax treatments, row 3');
    expect(problem.parentElement?.textContent).toBe('tax treatments, row 3: Fill this in.');
    expect(screen.getByRole('button', { name: 'Start the trial' }).getAttribute('aria-disabled')).toBeNull();
  });

  it('shows the first values of an order that differs in many, and all of them when asked', async () => {
    const fields = ['shipToName', 'shipToCity', 'shipToState', 'shipToPostCode', 'email', 'phoneNumber', 'orderDate', 'salesperson']; // prettier-ignore
    const differences = fields.map((field) => ({ group: 'header', field, before: 'a', after: 'b', comesFrom: '' }));
    await open({ 'trials.get': trialView({ counts: { different: 1 }, rows: [trialRow({ differences })] }) });
    await begin();

    const more = await screen.findByRole('button', { name: 'and 2 more values' });
    expect(screen.queryByText('Salesperson')).toBeNull();
    await userEvent.click(more);
    expect(screen.getByText('Salesperson')).toBeDefined();
  });

  it('of many orders is read page by page', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => trialRow({ orderKey: `${index}`, orderNo: `LIN-${index}` }));
    await open({ 'trials.get': trialView({ counts: { different: 30 }, rows }) });
    await begin();
    const table = await screen.findByRole('region', { name: 'What would become of the orders' });
    expect(within(table).getAllByRole('link')).toHaveLength(25);

    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(within(table).getAllByRole('link')).toHaveLength(30);
  });

  it('is told in German', async () => {
    await open(
      {
        'trials.get': trialView({ counts: { same: 98, different: 1, waits: 1 }, rows: [trialRow()] }),
      },
      { language: 'de-DE' },
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Ausprobieren' }));

    await screen.findByText('100 Bestellungen ausprobiert. 98 wie bisher, 1 anders, 1 würde warten.');
    expect(screen.getByText('Konto für Versand')).toBeDefined();
  });

  it('is begun by operators only', async () => {
    const client = await open({}, { role: 'viewer' });

    expect(screen.queryByRole('dialog')).toBeNull();
    expect(client.inputsOf('trials.start')).toEqual([]);
  });
});
