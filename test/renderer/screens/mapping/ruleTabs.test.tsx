import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { savedBy, showRules } from './rulesSamples.ts';

afterEach(cleanup);

/** By its whole label, which ends with a star where it is required. */
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(new RegExp(`^${name}(\\s*\\*)?$`));
const fill = async (name: string, text: string) => {
  await userEvent.click(await field(name));
  await userEvent.paste(text);
};
const press = async (name: string) => userEvent.click(await screen.findByText(name));
const tick = async (name: string | RegExp) => userEvent.click(await screen.findByLabelText(name));
const save = async () => {
  await press('Save');
  await screen.findByText(/^Saved: /);
};
const plain = (values: readonly unknown[]): unknown => JSON.parse(JSON.stringify(values));

describe('charges', () => {
  it('go to accounts, and by method or name to an account or an item', async () => {
    const client = showRules('charges', { choices: { accounts: [{ code: '8400', name: 'Shipping revenue' }] } });
    expect((await field('Shipping')).value).toBe('8400');
    expect(screen.getByText('Shipping revenue')).toBeDefined();
    await fill('Rounding', '1');
    await press('Add a shipping method');
    await userEvent.paste('flat_rate, local_pickup');
    await userEvent.selectOptions(await field('Booked on'), 'an item');
    await fill('Item no.', 'FREIGHT');
    await press('Add a fee');
    await userEvent.paste('Gift, wrapped');
    await fill('G/L account', '8402');
    await save();

    expect(plain(savedBy(client))).toEqual([
      {
        accounts: { shipping: '8400', fees: '8401', rounding: '48401' },
        charges: {
          shipping: [{ methods: ['flat_rate', 'local_pickup'], item: 'FREIGHT' }],
          fees: [{ names: ['Gift, wrapped'], account: '8402' }],
        },
      },
    ]);
  });

  it('of gift cards are set, and taken away again by name', async () => {
    const client = showRules('charges');
    await tick('This shop sells gift cards');
    await fill('SKUs of the gift cards', 'GC-25, GC-50');
    await fill('G/L account of what is owed', '1790');
    await save();
    await tick('This shop sells gift cards');
    await save();

    expect(savedBy(client)).toEqual([
      { giftCards: { skus: ['GC-25', 'GC-50'], account: '1790' } },
      { changes: {}, remove: ['giftCards'] },
    ]);
  });
});

describe('payments', () => {
  it('of the shop are taken in, get a method and terms, and unknown ones may wait', async () => {
    const client = showRules('payments', {
      rules: { payments: { bacs: { method: 'BANK' }, old: {} } },
      choices: {
        storePayments: [
          { code: 'bacs', name: 'Direct bank transfer' },
          { code: 'cod', name: 'Cash on delivery' },
        ],
        paymentMethods: [{ code: 'CASH', name: 'Cash' }],
      },
    });
    expect(await screen.findByText('Direct bank transfer')).toBeDefined();
    await tick('Add payment method cod');
    await userEvent.click(await field('Payment method in NAV for cod'));
    await userEvent.click(within(await screen.findByRole('listbox')).getByText('Cash'));
    await fill('Payment terms in NAV for cod', 'NOW');
    await userEvent.type(await field('Payment method of the store'), 'invoice{Enter}');
    await tick('Remove old');
    await tick(/^The order waits for a decision/);
    await save();

    expect(savedBy(client)).toEqual([
      {
        payments: { bacs: { method: 'BANK' }, cod: { method: 'CASH', terms: 'NOW' }, invoice: {} },
        unknownPayment: 'park',
      },
    ]);
  });
});

describe('countries', () => {
  it('are named where NAV calls them otherwise', async () => {
    const client = showRules('countries');
    expect(await screen.findByText('Every country has the same code in both.')).toBeDefined();
    await userEvent.type(await field('Country code of the store'), 'GB{Enter}');
    await fill('Country code in NAV for GB', 'UK');
    await save();

    expect(savedBy(client)).toEqual([{ countries: { GB: 'UK' } }]);
  });
});

describe('customers and documents', () => {
  it('say what an invoice costs, and are saved', async () => {
    const client = showRules('customers');
    expect(await screen.findByText(/There are no warehouse documents and no shipments/)).toBeDefined();
    await tick(/^a sales invoice/);
    await tick(/^Posted by itself once it is equal/);
    await tick('the day it was paid');
    await tick('it takes the first open day');
    await fill('External document numbers', 'WEB {number}\nW-{number}');
    await save();

    expect(savedBy(client)).toEqual([
      {
        document: 'salesInvoice',
        posting: 'automatic',
        postingDate: 'paid',
        closedPostingDate: 'firstOpenDay',
        keyedByHand: ['WEB {number}', 'W-{number}'],
      },
    ]);
  });

  it('say who is found, created and verified', async () => {
    const client = showRules('customers');
    await tick('A guest with a known e-mail address is that customer');
    await tick('Create them in NAV');
    await fill('Customer for orders without one', '10000');
    await tick('is written all the same');
    await tick(/^is looked for, and told by webhooks/);
    await save();

    const customers = {
      byVatNumber: false,
      guestsOnTerms: false,
      overCreditLimit: 'import',
      create: false,
      fallback: '10000',
      holdPosting: false,
    };
    expect(savedBy(client)).toEqual([{ matchGuestsByEmail: false, customers, followAccounts: 'webhooks' }]);
  });
});

describe('rules by condition', () => {
  const web = { when: { countries: ['DE'], createdVia: ['checkout', ''] }, set: { dimensions: { CHANNEL: 'WEB' } } };
  const rest = { when: {}, set: { dimensions: {}, salesperson: 'JR' } };

  it('are told as when and then, and moved', async () => {
    const client = showRules('rules', { rules: { rules: [web, rest] } });
    expect((await screen.findByLabelText('rule 1')).textContent).toContain(
      'When Came about by: checkout, unsaid; Ship-to country: DEThen CHANNEL: WEB',
    );
    await tick('Move rule 2 up');
    await save();

    expect(savedBy(client)).toEqual([{ rules: [rest, web] }]);
  });

  it('are added with conditions, a dimension and its value from NAV', async () => {
    const client = showRules('rules', {
      choices: { dimensions: [{ code: 'CHANNEL', name: 'Sales channel' }] },
      answers: { 'rules.dimensionValues': { values: [{ code: 'WEB', name: 'Web shop' }] } },
    });
    await press('Add a rule');
    await fill('Came about by', 'checkout');
    await fill('Channel', '1, 4');
    await tick('Also where the store does not say how');
    await userEvent.selectOptions(await field('Customer in the store'), 'guest');
    await userEvent.type(await field('Dimension'), 'sales{ArrowDown}{Enter}');
    await press('Add a dimension');
    await userEvent.type(await field('Value of CHANNEL'), 'web{ArrowDown}{Enter}');
    await fill('Written for customer no.', '30000');
    await save();

    expect(client.inputsOf('rules.dimensionValues')).toContainEqual({ integrationId: 'lindner', dimension: 'CHANNEL' });
    expect(savedBy(client)).toEqual([
      {
        rules: [
          {
            when: { createdVia: ['checkout', ''], channels: ['1', '4'], customer: 'guest' },
            set: { dimensions: { CHANNEL: 'WEB' }, customer: '30000' },
          },
        ],
      },
    ]);
  });
});
