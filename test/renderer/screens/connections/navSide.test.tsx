import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../../main/contract/settings.ts';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { createFakeClient, engineAway, type Answers } from '../../fakeClient.ts';
import { connection, navDetails, readinessLine } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const open = (tab: string, answers: Answers = {}, role: Role = 'administrator') => {
  const client = createFakeClient({ 'connections.list': { connections: [connection()] }, ...answers }, role);
  show(client, `#/connections/nav?tab=${tab}`);
  return client;
};

const navAway = new CallFailure({
  code: 'nav-unavailable',
  message: 'NAV is not answering.',
  whatToDo: 'Nothing to do: it goes on by itself when NAV is back.',
});

const rowsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent));

describe('the capabilities of a NAV server', () => {
  it('stand with the surface and the source they come from, the missing ones first with what to publish', async () => {
    const client = open('capabilities', { 'connections.details': navDetails() });
    await screen.findByText('2 of 3 are there; the missing ones come first.');

    expect(rowsOf(screen.getByRole('table'))).toEqual([
      ['What we need', 'Surface', 'Comes from / What to publish or switch on'],
      ['Price lists', 'missing', 'Publish page 7002 as SalesPrices.'],
      ['Find customers', 'API', 'customers'],
      ['Stock by location', 'Page services', 'ItemLedgerEntries'],
    ]);
    expect(client.inputsOf('connections.details')).toEqual([{ connectionId: 'nav' }]);
  });

  it('say when all of them are there', async () => {
    const capabilities = navDetails().capabilities.filter(({ surface }) => surface !== null);
    open('capabilities', { 'connections.details': navDetails({ capabilities }) });

    await screen.findByText('All 2 are there.');
    expect(screen.getByRole('columnheader', { name: 'Comes from' })).toBeDefined();
  });

  it('say when nothing is known of the server yet', async () => {
    open('capabilities', { 'connections.details': navDetails({ capabilities: [] }) });

    expect(await screen.findByText('Nothing is known of this server yet')).toBeDefined();
  });

  it('say why they could not be read, and are asked for again', async () => {
    const client = open('capabilities', { 'connections.details': navAway });
    expect((await screen.findByRole('alert')).textContent).toContain('NAV is not answering.');
    client.answer({ 'connections.details': navDetails() });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    await screen.findByText('Price lists');
  });

  it('stay where they were when NAV does not answer any more, with the cause', async () => {
    const client = open('capabilities', { 'connections.details': navDetails() });
    await screen.findByText('Price lists');
    client.answer({ 'connections.details': navAway });
    client.tell({ name: 'changed', payload: { what: 'connections', at: '2026-11-20T13:32:10Z' } });

    expect((await screen.findByRole('alert')).textContent).toContain('NAV is not answering.');
    expect(screen.getByText('Price lists')).toBeDefined();
    expect(screen.queryByText(/The engine does not answer/)).toBeNull();
  });
});

describe('companies and version', () => {
  it('say what the server is, and which of its companies is ours', async () => {
    open('company', { 'connections.details': navDetails() });
    await screen.findByText('Dynamics NAV 2018 (11.0.48679.0)');

    expect(screen.getByText('API, Page services')).toBeDefined();
    expect(screen.getByText('used by this connection').closest('li')?.textContent).toContain('Lindner Kaffee GmbH');
    expect(screen.getByText('CRONUS AG')).toBeDefined();
  });

  it('say what the server does not tell', async () => {
    open('company', { 'connections.details': navDetails({ version: '', companies: [], surfaces: [] }) });

    await screen.findByText('The server does not say.');
    expect(screen.getByText('The server lists none.')).toBeDefined();
  });
});

describe('what is still to be switched on', () => {
  it('is said a sentence each, or that there is nothing', async () => {
    open('company', { 'connections.details': navDetails({ stillToDo: ['Publish the page 42.'] }) });
    expect((await screen.findByText('Publish the page 42.')).tagName).toBe('LI');
    cleanup();
    open('company', { 'connections.details': navDetails() });
    expect((await screen.findByText('Nothing.')).tagName).toBe('DD');
  });
});

describe('readiness', () => {
  const lines = [
    readinessLine(),
    readinessLine({ result: 'question', text: 'Are approval workflows on?', whatToDo: 'Look in NAV under Workflows.' }),
    readinessLine({ result: 'missing', text: 'No sales VAT account.', whatToDo: 'Enter one in VAT Posting Setup.' }),
  ];
  const found = { checkedAt: '2026-11-20T13:32:00Z', lines };

  it('is checked only when asked, and then stands in groups with each remedy', async () => {
    const client = open('readiness', { 'connections.readiness': found });
    await screen.findByText('Not checked since this window was opened.');
    expect(client.inputsOf('connections.readiness')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Check readiness' }));

    await screen.findByText('1 thing is missing, 1 question is open.');
    const groups = ['Missing 1', 'To be looked at by a person 1', 'Ready 1'].map(
      (name) => screen.getByRole('region', { name }).querySelector('li')?.textContent,
    );
    expect(groups).toEqual([
      'No sales VAT account.Enter one in VAT Posting Setup.',
      'Are approval workflows on?Look in NAV under Workflows.',
      'Sales orders have a number series.',
    ]);
    expect(screen.getByText(/^Checked/).textContent).toBe('Checked 8 s ago');
    expect(client.inputsOf('connections.readiness')).toEqual([{ connectionId: 'nav' }]);
  });

  it('is not asked for again by what else happens', async () => {
    const client = open('readiness', { 'connections.readiness': found, 'connections.ping': connection() });
    await userEvent.click(await screen.findByRole('button', { name: 'Check readiness' }));
    await screen.findByText('No sales VAT account.');
    await userEvent.click(screen.getByRole('button', { name: 'Ping Lindner NAV' }));

    expect(client.inputsOf('connections.ping')).toHaveLength(1);
    expect(client.inputsOf('connections.readiness')).toHaveLength(1);
  });

  it('that is complete says so', async () => {
    open('readiness', { 'connections.readiness': { ...found, lines: [readinessLine()] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Check readiness' }));

    await screen.findByText('Everything is ready.');
    expect(screen.queryByRole('region', { name: /^Missing/ })).toBeNull();
  });

  it('keeps what it found when the next check is refused, and says why', async () => {
    const client = open('readiness', { 'connections.readiness': found });
    const check = await screen.findByRole('button', { name: 'Check readiness' });
    await userEvent.click(check);
    await screen.findByText('No sales VAT account.');
    client.answer({ 'connections.readiness': navAway });
    await userEvent.click(check);

    expect((await screen.findByRole('alert')).textContent).toContain('NAV is not answering.');
    expect(screen.getByText('No sales VAT account.')).toBeDefined();
  });

  it('is empty where no integration needs anything', async () => {
    open('readiness', { 'connections.readiness': { ...found, lines: [] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Check readiness' }));

    expect(await screen.findByText('There was nothing to check')).toBeDefined();
  });

  it('is not checked by who may only look', async () => {
    const client = open('readiness', {}, 'viewer');
    const check = await screen.findByRole('button', { name: 'Check readiness' });
    await userEvent.click(check);

    expect(check.getAttribute('aria-disabled')).toBe('true');
    expect(client.inputsOf('connections.readiness')).toEqual([]);
  });
});

describe('the write test', () => {
  const proven = connection({ writeRights: 'proven' });

  it('says what it does, takes a customer number and tells that it is proven', async () => {
    const client = open('writeTest', {
      'connections.testWrite': () => {
        client.answer({ 'connections.list': { connections: [proven] } });
        return proven;
      },
    });
    await screen.findByText(/^Makes one sales document for this customer in NAV and deletes it again/);
    await userEvent.type(screen.getByRole('textbox', { name: 'Customer no. in NAV' }), ' 10000 {Enter}');

    await screen.findByText('Proven: a document for customer 10000 was made and deleted again.');
    await screen.findByText(/^Proven already/);
    expect(client.inputsOf('connections.testWrite')).toEqual([{ connectionId: 'nav', customerNo: '10000' }]);
  });

  it('needs no number at a store, where nothing is written', async () => {
    const shop = connection({ id: 'shop', kind: 'bigcommerce', writeRights: 'proven' });
    const client = createFakeClient({ 'connections.list': { connections: [shop] }, 'connections.testWrite': shop });
    show(client, '#/connections/shop?tab=writeTest');
    await userEvent.click(await screen.findByRole('button', { name: 'Test writing' }));

    await screen.findByText('Proven: the key may write. Nothing was changed.');
    expect(client.inputsOf('connections.testWrite')).toEqual([{ connectionId: 'shop' }]);
  });

  it('does nothing without a number', async () => {
    const client = open('writeTest');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Customer no. in NAV' }), '   {Enter}');

    expect(client.inputsOf('connections.testWrite')).toEqual([]);
  });

  it.each([
    ['refused', engineAway, 'The engine does not answer.'],
    [
      'not proven',
      connection({ message: 'Customer 10000 is blocked.', whatToDo: 'Take another one.' }),
      'Not proven with customer 10000.Customer 10000 is blocked.Take another one.',
    ],
  ])('that is %s says so', async (_, answer, words) => {
    open('writeTest', { 'connections.testWrite': answer });
    await userEvent.type(await screen.findByRole('textbox', { name: 'Customer no. in NAV' }), '10000{Enter}');

    await screen.findByText((_, element) => element?.className.includes('note-body') === true);
    expect(document.querySelector('.note-body')?.textContent).toContain(words);
  });

  it.each(['viewer', 'operator'] as const)('is not made in the role of %s', async (role) => {
    const client = open('writeTest', {}, role);
    const go = await screen.findByRole('button', { name: 'Test writing' });
    await userEvent.click(go);

    expect(go.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Customer no. in NAV' }).disabled).toBe(true);
    expect(client.inputsOf('connections.testWrite')).toEqual([]);
  });
});
