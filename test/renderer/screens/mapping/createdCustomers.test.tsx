import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { CreatedCustomer } from '../../../../main/contract/customerCalls.ts';
import type { Role } from '../../../../main/contract/settings.ts';
import { CallFailure } from '../../../../renderer/bridge/failure.ts';
import { createFakeClient, engineAway, type Answers } from '../../fakeClient.ts';
import { createdCustomer as created } from '../../gallery/rows.ts';
import { integration } from '../../samples.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const second = created({ customerNo: 'D10022', name: 'Jonas Petersen', orderNo: 'LIN-48215', holdsPosting: false });

const listed = (...rows: CreatedCustomer[]) => ({ rows, next: null, count: String(rows.length) });

const showCustomers = (answers: Answers, { address = '', role }: { address?: string; role?: Role } = {}) => {
  const client = createFakeClient({ 'integrations.list': { integrations: [integration()] }, ...answers }, role);
  show(client, `#/mapping?tab=created${address}`);
  return client;
};

const verifyButton = (name: string) => screen.getByRole('button', { name });

describe('customers that were created', () => {
  it('are listed with their order, what they hold and who verified them', async () => {
    const verified = { verifiedAt: '2026-11-20T13:20:08Z', verifiedBy: 'k.schmitt', holdsPosting: false };
    const client = showCustomers(
      { 'customers.created': listed(created(), created({ customerNo: 'D10020', name: 'Bo', ...verified })) },
      { address: '&customers=all' },
    );
    const table = await screen.findByRole('region', { name: 'Customers created in NAV' });

    const cells = within(table).getAllByRole('row').slice(1).map((row) => [...row.children].slice(1).map((cell) => cell.textContent)); // prettier-ignore
    expect(cells).toEqual([
      ['D10021', 'Hannah Vogt', '34 min ago', 'LIN-48213', 'Held until verified', ''],
      ['D10020', 'Bo', '34 min ago', 'LIN-48213', '', 'k.schmitt12 min ago'],
    ]);
    expect(within(table).getAllByRole('link')[0]?.getAttribute('href')).toBe('#/orders/lindner/48213');
    expect(within(table).queryByRole('checkbox', { name: 'Select customer D10020' })).toBeNull();
    expect(client.inputsOf('customers.created')).toEqual([{ integrationId: 'lindner', unverified: false }]);
  });

  it('are verified only after it was said that held documents are posted', async () => {
    const client = showCustomers({
      'customers.created': listed(created(), second),
      'customers.verify': () => {
        client.answer({ 'customers.created': listed() });
        return { verified: 2, jobs: 1 };
      },
    });
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select all that are shown' }));
    await userEvent.click(verifyButton('Verified: 2 customers'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Mark 2 customers as verified?' }));
    dialog.getByText(/^The posting of 1 of them is held: documents that wait for it are posted in NAV now/);
    expect(client.inputsOf('customers.verify')).toEqual([]);
    await userEvent.click(dialog.getByRole('button', { name: 'Mark as verified' }));

    await screen.findByText('2 customers verified. 1 held document goes on to posting.');
    await screen.findByText('No customer waits to be verified');
    expect(client.inputsOf('customers.verify')).toEqual([
      { integrationId: 'lindner', customerNos: ['D10021', 'D10022'] },
    ]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are selected one by one, by the keyboard too', async () => {
    showCustomers({ 'customers.created': listed(created(), second) });
    const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Select customer D10022' });
    box.focus();
    await userEvent.keyboard(' ');

    await userEvent.click(verifyButton('Verified: 1 customer'));
    await screen.findByText('No document waits for this.');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all that are shown' }).indeterminate).toBe(
      true,
    );
  });

  it('cannot be verified before one is selected, and the button says so', async () => {
    showCustomers({ 'customers.created': listed(created()) });
    await screen.findByText('D10021');
    await userEvent.click(verifyButton('Verified'));

    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('stay selected with the reason where the engine says no', async () => {
    const no = new CallFailure({ code: 'conflict', message: 'Not now.', whatToDo: 'Try later.' });
    showCustomers({ 'customers.created': listed(created()), 'customers.verify': no });
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select customer D10021' }));
    await userEvent.click(verifyButton('Verified: 1 customer'));
    await userEvent.click(await screen.findByRole('button', { name: 'Mark as verified' }));

    const dialog = within(screen.getByRole('dialog'));
    expect((await dialog.findByRole('alert')).textContent).toContain('Not now.');
  });

  it('are shown all or only those that wait, which stands in the address', async () => {
    const client = showCustomers({ 'customers.created': listed() });
    await screen.findByText('No customer waits to be verified');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Which customers' }), 'All that were created');

    await screen.findByText('No customer was created yet');
    expect(window.location.hash).toBe('#/mapping?tab=created&customers=all');
    expect(client.inputsOf('customers.created').at(-1)).toEqual({ integrationId: 'lindner', unverified: false });
  });

  it('are read on when asked, and anew when the engine tells of customers', async () => {
    const client = showCustomers({
      'customers.created': ({ cursor }) =>
        cursor === undefined ? { ...listed(created()), next: 'after', count: '2' } : listed(second),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Show more' }));
    await screen.findByText('D10022');
    screen.getByText('2 customers are not verified yet.');

    client.answer({ 'customers.created': listed(second) });
    client.tell({ name: 'changed', payload: { what: 'customers', at: '2026-11-20T13:32:09Z' } });
    await waitFor(() => expect(screen.queryByText('D10021')).toBeNull());
  });

  it('are only looked at by viewers', async () => {
    showCustomers({ 'customers.created': listed(created()) }, { role: 'viewer' });
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select customer D10021' }));
    await userEvent.click(verifyButton('Verified: 1 customer'));

    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are not to be seen while the engine is away, which is said', async () => {
    showCustomers({ 'customers.created': engineAway });

    expect(
      await screen.findByText('The engine does not answer. It is being restarted; nothing is lost.'),
    ).toBeDefined();
  });
});

describe('what needs attention', () => {
  const attention = { groups: [], count: 0 };

  it('tells of customers that hold posting, and leads to them', async () => {
    const client = createFakeClient({ 'attention.list': attention, 'customers.created': listed(created(), second) });
    show(client, '#/attention');

    await screen.findByText('1 customer waits to be verified in NAV. Until then its documents are not posted.');
    expect(screen.getByRole('link', { name: 'Look them over' }).getAttribute('href')).toBe(
      '#/mapping?integration=lindner&tab=created',
    );
    expect(screen.queryByText('Nothing waits for you.')).toBeNull();
  });

  it('says nothing of customers where none holds anything', async () => {
    const client = createFakeClient({ 'attention.list': attention, 'customers.created': listed(second) });
    show(client, '#/attention');
    await screen.findByText('No decision waits for you');
    await waitFor(() => expect(client.inputsOf('customers.created')).toHaveLength(1));

    expect(screen.queryByText(/to be verified in NAV/)).toBeNull();
  });
});

describe('shoppers on the wrong card', () => {
  it('are untied by the number of the card, that of the selected one to begin with', async () => {
    const client = showCustomers({
      'customers.created': listed(created(), second),
      'customers.untie': { untied: 2 },
    });
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select customer D10022' }));
    await userEvent.click(screen.getByRole('button', { name: 'Untie shoppers from a card' }));
    const field = await screen.findByLabelText<HTMLInputElement>('Customer no. of the wrong card');
    expect(field.value).toBe('D10022');
    expect(screen.getByText(/^Take the shopper’s e-mail address off that card in NAV first/)).toBeDefined();
    await userEvent.clear(field);
    await userEvent.type(field, ' d10021');
    await userEvent.click(screen.getByRole('button', { name: 'Untie' }));
    expect(await screen.findByText('2 shoppers are no longer tied to customer d10021.')).toBeDefined();
    expect(client.inputsOf('customers.untie')).toEqual([{ integrationId: 'lindner', customerNo: 'd10021' }]);
  });
});
