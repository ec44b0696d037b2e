import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../../main/contract/searchCalls.ts';
import type { Role } from '../../../main/contract/settings.ts';
import { finds } from '../../../renderer/frame/search/useFound.ts';
import { hitGroups } from '../../../renderer/frame/search/hits.tsx';
import { chooseLanguage } from '../../../renderer/texts/texts.ts';
import { createFakeClient, engineAway } from '../fakeClient.ts';
import { orderDetail, orderRow, parkedRow } from '../samples.ts';
import { show } from '../show.tsx';

afterEach(cleanup);

const answer = (found: Partial<SearchAnswer> = {}): SearchAnswer => ({
  orders: [], moreOrders: false, documents: [], skus: [], cards: [], person: null, ...found,
}); // prettier-ignore

const everything = answer({
  orders: [orderRow(), parkedRow()],
  moreOrders: true,
  documents: [{ documentNo: 'VA-26-11871', order: orderRow() }],
  skus: [
    { sku: 'ESP-1KG-BIO', causeGroup: 'sku-unknown:ESP-1KG-BIO', mapped: null },
    { sku: 'ESP-500', causeGroup: null, mapped: { integrationId: 'lindner', itemNo: '1928-W' } },
    { sku: 'ESP-OLD', causeGroup: null, mapped: null },
  ],
  cards: [
    { customerNo: '40127', name: 'Hannah Vogt', integrationId: 'lindner', orderKey: '48213', orderNo: 'LIN-48213' },
  ],
});

const open = (found: SearchAnswer | Error = answer(), role?: Role, hash = '#/connections') => {
  const client = createFakeClient(
    {
      'connections.list': { connections: [] },
      'orders.get': orderDetail(),
      'search.find': found,
      'poll.now': { jobs: 2 },
    },
    role,
  );
  show(client, hash);
  return client;
};

const box = () => screen.getByRole('combobox', { name: 'Find an order, document, SKU, customer or command' });
const words = (option: Element | null | undefined) => option?.querySelector('.search-option-words')?.textContent;
const inHand = () => words(document.getElementById(box().getAttribute('aria-activedescendant') ?? ''));
const groupsShown = () =>
  within(screen.getByRole('listbox'))
    .getAllByRole('group')
    .map((group) => [
      document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent,
      ...within(group)
        .getAllByRole('option')
        .map((option) => words(option)),
    ]);

const search = async (text: string) => {
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.paste(text);
};

describe('the search', () => {
  it('opens with Ctrl+K, shows hits by their kinds, and Enter opens the one that the arrows lead to', async () => {
    const client = open(everything);
    await search('ESP');
    expect(document.activeElement).toBe(box());
    await screen.findByText('8 hits');
    expect(groupsShown().slice(0, 4)).toEqual([
      ['Orders', 'LIN-48213', 'LIN-48215', 'All orders that begin with ESP'],
      ['Documents in NAV', 'VA-26-11871'],
      ['SKUs', 'ESP-1KG-BIO', 'ESP-500', 'ESP-OLD'],
      ['Customers', '40127'],
    ]);
    expect(client.inputsOf('search.find')).toEqual([{ text: 'ESP' }]);
    expect(inHand()).toBe('LIN-48213');
    await userEvent.keyboard('{ArrowUp}');
    expect(inHand()).toBe('40127');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(inHand()).toBe('LIN-48215');
    await userEvent.keyboard('{Enter}');
    expect(window.location.hash).toBe('#/orders/lindner/48215');
    expect(box().getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('leads from each hit to where it stands', () => {
    const { texts } = chooseLanguage('en');
    const led = hitGroups(texts, everything, 'ESP').flatMap(({ options }) =>
      options.map(({ words, act }) => {
        act();
        return [words, window.location.hash];
      }),
    );
    expect(led).toEqual([
      ['LIN-48213', '#/orders/lindner/48213'],
      ['LIN-48215', '#/orders/lindner/48215'],
      ['All orders that begin with ESP', '#/orders?text=ESP'],
      ['VA-26-11871', '#/orders/lindner/48213'],
      ['ESP-1KG-BIO', '#/attention?cause=sku-unknown%3AESP-1KG-BIO'],
      ['ESP-500', '#/mapping?integration=lindner&tab=table&text=ESP-500'],
      ['ESP-OLD', '#/audit?sku=ESP-OLD'],
      ['40127', '#/orders/lindner/48213'],
    ]);
  });

  it('opens the first hit for who presses Enter before it is there', async () => {
    open(answer({ orders: [orderRow()] }));
    await search('48213');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(window.location.hash).toBe('#/orders/lindner/48213'));
  });

  it('gives the focus back where it was on Escape, and forgets what was typed', async () => {
    open();
    const before = await screen.findByRole('link', { name: 'Orders' });
    before.focus();
    await search('zz');
    await screen.findByText('Nothing begins like this');
    expect(screen.queryByRole('listbox')).toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(before);
    expect(box()).toHaveProperty('value', '');
    await userEvent.click(box());
    expect(screen.getByRole('listbox')).toBeDefined();
  });

  it('finds a person by the whole address, which gets into no address of the window', async () => {
    const client = open(answer({ person: { subject: 'f00d', orders: [orderRow()] } }));
    client.answer({ 'audit.list': { rows: [], next: null } });
    await search('anna@');
    await screen.findByText('A customer is found by the whole e-mail address');
    await userEvent.paste('vogt.example');
    await userEvent.click(await screen.findByText('All entries about this person'));
    expect(client.inputsOf('search.find')).toEqual([{ text: 'anna@vogt.example' }]);
    expect(window.location.hash).toBe('#/audit?person=f00d');
  });

  it('says that the engine does not answer, and still knows its commands', async () => {
    const client = open(engineAway);
    await search('over');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The engine does not answer.');
    expect(groupsShown()).toEqual([['Screens', 'Overview']]);
    client.answer({ 'search.find': answer({ orders: [orderRow()] }) });
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByText('1 hit');
  });
});

describe('a command of the search', () => {
  it('is carried out with what became of it, or asks first', async () => {
    const client = open();
    await search('look for');
    await screen.findByText('Look for orders now');
    await userEvent.keyboard('{Enter}');
    await screen.findByText('Looking in 2 stores');
    expect(client.inputsOf('poll.now')).toEqual([{}]);
    await userEvent.keyboard('{Escape}');
    await search('48300');
    await userEvent.click(await screen.findByText('Fetch order 48300 from the store…'));
    const dialog = await screen.findByRole('dialog', { name: 'Fetch an order from the store' });
    expect(within(dialog).getByRole('textbox')).toHaveProperty('value', '48300');
  });

  it('is told with the reason to who may not give it', async () => {
    const client = open(answer(), 'viewer');
    await search('look for');
    const option = await screen.findByRole('option', { name: /Look for orders now/ });
    expect([option.getAttribute('aria-disabled'), option.textContent]).toEqual([
      'true',
      expect.stringContaining('Your role may look'),
    ]);
    await userEvent.keyboard('{Enter}');
    expect(client.inputsOf('poll.now')).toEqual([]);
    // Nor does the engine tell viewers who ordered.
    await userEvent.clear(box());
    await userEvent.paste('anna@vogt.example');
    await screen.findByText('Customers are found by the e-mail address by operators alone');
  });
});

it.each([
  ['48213', false, true],
  ['anna@vogt.example', true, true],
  ['anna@vogt.example', false, false],
  ['anna@vogt', true, false],
  ['', true, false],
])('for “%s” the engine is asked by who may see people (%s): %s', (text, mayFindPeople, isAsked) => {
  expect(finds(text, mayFindPeople)).toBe(isAsked);
});
