import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { savedBy, showRules } from './rulesSamples.ts';

afterEach(cleanup);

const press = async (name: string) => userEvent.click(await screen.findByText(name));
const tick = async (name: string | RegExp) => userEvent.click(await screen.findByLabelText(name));
const save = async () => {
  await press('Save');
  await screen.findByText(/^Saved: /);
};
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(new RegExp(`^${name}`));

const proposal = {
  rows: [
    {
      percent: '7.0000',
      label: 'MwSt 7',
      countries: ['DE'],
      taxCode: '',
      candidates: [
        { taxCode: 'VAT7', businessGroups: ['DOMESTIC', 'EU'], items: 12 },
        { taxCode: 'FOOD', businessGroups: [], items: null },
      ],
    },
    { percent: '19', label: 'MwSt', countries: [''], taxCode: 'VAT19', candidates: [] },
  ],
  untaxed: [{ taxCode: 'FREE' }, { taxCode: 'EXEMPT' }],
  treatments: [],
};

describe('the tax rates', () => {
  it('are shown with the code that makes each, and what the code is called', async () => {
    showRules('taxes', { choices: { taxCodes: [{ code: 'VAT19', name: 'Standard rate' }] } });

    expect((await field('Rate in %')).value).toBe('19');
    expect(screen.getByText('Standard rate')).toBeDefined();
    expect(screen.getByText('NAV or the shop does not list this one.')).toBeDefined();
  });

  it('are saved with one more, typed with a comma as with a point', async () => {
    const client = showRules('taxes');
    await press('Add a rate');
    await userEvent.keyboard('7,5{Tab}VAT75');
    expect(screen.getByText('1 change not saved: tax rates')).toBeDefined();
    await save();

    const taxes = [
      { percent: '19', taxCode: 'VAT19' },
      { percent: '7.5', taxCode: 'VAT75' },
    ];
    expect(client.inputsOf('rules.save')).toEqual([{ integrationId: 'lindner', revision: 'r1', changes: { taxes } }]);
    expect(screen.getByText('Nothing changed')).toBeDefined();
  });

  it('take a code that is chosen with the keyboard', async () => {
    const taxCodes = [
      { code: 'VAT19', name: 'Standard' },
      { code: 'VAT7', name: 'Reduced' },
    ];
    const client = showRules('taxes', { choices: { taxCodes } });
    const code = await screen.findByRole('combobox', { name: /^Tax code of lines without tax/ });
    await userEvent.clear(code);
    await userEvent.type(code, 'red');
    const list = await screen.findByRole('listbox');
    expect(
      within(list)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['VAT7 Reduced']);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(screen.queryByRole('listbox')).toBeNull();
    await save();

    expect(savedBy(client)).toEqual([{ untaxedTaxCode: 'VAT7' }]);
  });

  it('keep at least one', async () => {
    showRules('taxes');
    await field('Rate in %');

    expect(screen.queryByLabelText('Remove 19 %')).toBeNull();
  });
});

describe('proposals', () => {
  it('are asked for, change nothing by themselves, and are taken over one by one', async () => {
    const client = showRules('taxes', { answers: { 'taxes.propose': proposal } });
    await press('Propose from NAV and the shop');
    const list = within(await screen.findByLabelText('Suggestions from NAV and the shop'));
    expect(screen.getByText('Nothing changed')).toBeDefined();
    expect(list.getByText('MwSt 7, DE, not mapped yet')).toBeDefined();
    expect(list.getByText('for DOMESTIC and EU, 12 items have it')).toBeDefined();
    expect(list.getByText('MwSt, every country, now VAT19')).toBeDefined();
    expect(list.getByText(/^NAV has no code that makes this rate/)).toBeDefined();

    await tick('Take over VAT7 for 7.0000 %');
    await tick('Take over EXEMPT for Without tax');
    expect(list.getAllByText('Taken over')).toHaveLength(2);
    await save();

    const taxes = [
      { percent: '19', taxCode: 'VAT19' },
      { percent: '7.0000', taxCode: 'VAT7' },
    ];
    expect(savedBy(client)).toEqual([{ taxes, untaxedTaxCode: 'EXEMPT' }]);
  });

  it('replace the code of a rate that is there, however many zeros it is written with', async () => {
    const [row] = proposal.rows;
    const rows = row === undefined ? [] : [{ ...row, percent: '19.00' }];
    const client = showRules('taxes', { answers: { 'taxes.propose': { rows, untaxed: [], treatments: [] } } });
    await press('Propose from NAV and the shop');
    await tick('Take over FOOD for 19.00 %');
    await save();

    expect(savedBy(client)).toEqual([{ taxes: [{ percent: '19', taxCode: 'FOOD' }] }]);
  });
});

describe('tax treatments', () => {
  const domestic = { name: 'domestic', countries: ['DE'], keepsItemTaxCodes: false };
  const oss = { name: 'OSS', countries: ['FR', 'AT'], storeTax: 'charged' as const, keepsItemTaxCodes: false };
  const other = { name: 'export', keepsItemTaxCodes: true, customer: '10000' };
  const names = () => {
    const rows = [...screen.getByLabelText('Tax treatments', { selector: 'ol' }).children];
    return rows.map((row) => row.getAttribute('aria-label'));
  };

  it('are told in a line each, and that the first that fits holds', async () => {
    showRules('taxes', { rules: { taxMap: [oss, other] } });

    expect(await screen.findByText('to FR, AT, tax charged')).toBeDefined();
    expect(screen.getByText('every order → items keep their code, guests to customer 10000')).toBeDefined();
    expect(screen.getByText(/the first row that fits an order holds/)).toBeDefined();
  });

  it('are moved with the focus on what moved them, and removed', async () => {
    const client = showRules('taxes', { rules: { taxMap: [domestic, oss, other] } });
    const up = () => screen.getByLabelText('Move export up');
    await tick('Move export up');
    expect(names()).toEqual(['domestic', 'export', 'OSS']);
    expect(document.activeElement === up()).toBe(true);
    expect(screen.getByText('Moved to place 2 of 3.')).toBeDefined();
    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual(['export', 'domestic', 'OSS']);
    expect(up().getAttribute('aria-disabled')).toBe('true');

    await tick('Remove domestic');
    await save();
    expect(savedBy(client)).toEqual([{ taxMap: [other, oss] }]);
  });

  it('moved back to where they were are no change', async () => {
    showRules('taxes', { rules: { taxMap: [domestic, oss] } });
    await tick('Move OSS up');
    expect(screen.getByText('1 change not saved: tax treatments')).toBeDefined();
    await tick('Move OSS down');

    expect(screen.getByText('Nothing changed')).toBeDefined();
  });

  it('are added with conditions and codes of their own; what is left empty is not sent', async () => {
    const client = showRules('taxes');
    await press('Add a treatment');
    await userEvent.paste('OSS France');
    await userEvent.type(await field('Ship-to countries'), 'FR, MC,');
    await userEvent.selectOptions(await field('VAT number'), 'not given');
    await userEvent.selectOptions(await field('Store charged tax'), 'charged');
    await userEvent.click(await field('Own tax rates instead'));
    const own = within(screen.getByLabelText('OSS France'));
    await userEvent.clear(own.getByLabelText(/^Tax code in NAV/));
    await userEvent.type(own.getByLabelText(/^Tax code in NAV/), 'FR20');
    await userEvent.type(await field('Model for new customers'), '2');
    await userEvent.type(await field('Model for new customers'), '{Backspace}');
    await save();

    const treatment = {
      name: 'OSS France',
      countries: ['FR', 'MC'],
      vatNumber: 'none',
      storeTax: 'charged',
      taxes: [{ percent: '19', taxCode: 'FR20' }],
      keepsItemTaxCodes: false,
    };
    expect(JSON.parse(JSON.stringify(savedBy(client)))).toEqual([{ taxMap: [treatment] }]);
  });
});

describe('the store’s tax as a line', () => {
  it('has accounts by the name of the tax', async () => {
    const client = showRules('taxes');
    expect(screen.queryByText('Add an account')).toBeNull();
    await tick(/^The store’s tax is taken over as a line/);
    await press('Add an account');
    await userEvent.paste('CA State Tax\nLA County, city');
    await userEvent.keyboard('{Tab}2200');
    await save();

    const taxAccounts = [{ labels: ['CA State Tax', 'LA County, city'], account: '2200' }];
    expect(savedBy(client)).toEqual([{ storeTax: 'line', taxAccounts }]);
  });
});
