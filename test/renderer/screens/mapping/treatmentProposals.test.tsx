import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { treatments } from '../../gallery/rows.ts';
import { savedBy, showRules } from './rulesSamples.ts';

afterEach(cleanup);

const press = async (name: string) => userEvent.click(await screen.findByText(name));
const tick = async (name: string) => userEvent.click(await screen.findByLabelText(name));
const save = async () => {
  await press('Save');
  await screen.findByText(/^Saved: /);
};

const [domestic, france, exported] = treatments.map(({ treatment }) => treatment);
const found = { rows: [], untaxed: [], treatments: [...treatments] };
const everyOrder = { name: 'all others', keepsItemTaxCodes: false };

describe('treatments that are proposed', () => {
  it('say where they come from and what is to be chosen, and change nothing by themselves', async () => {
    showRules('taxes', { answers: { 'taxes.propose': found } });
    await press('Propose treatments');
    const list = within(await screen.findByLabelText('Suggested tax treatments'));
    expect(list.getByText('NAV’s company information: the company is in DE.')).toBeDefined();
    expect(list.getByText('NAV’s VAT setup: group OSS-FR has 20 % and 5.5 %.')).toBeDefined();
    expect(list.getByText(/^Choose the code for 5.5 %: VAT7 and FOOD make it/)).toBeDefined();
    expect(list.getByText('to FR, tax charged → rates 20 % = VAT19; 5.5 % = to be chosen')).toBeDefined();
    expect(
      list.getByText('to every country but AT, DE, FR, no tax charged → guests to customer WEB-X'),
    ).toBeDefined();
    expect(screen.getByText('Nothing changed')).toBeDefined();
  }); // prettier-ignore

  it('are taken over all at once, named, and before what is for every order', async () => {
    const client = showRules('taxes', { rules: { taxMap: [everyOrder] }, answers: { 'taxes.propose': found } });
    await press('Propose treatments');
    await press('Take over all 3');
    expect(screen.getAllByText('Taken over')).toHaveLength(3);
    await save();
    expect(savedBy(client)).toEqual([
      {
        taxMap: [
          { ...domestic, name: 'Domestic' },
          { ...france, name: 'VAT of FR' },
          { ...exported, name: 'Export' },
          everyOrder,
        ],
      },
    ]);
  });

  it('take the customer that is chosen, and the place of the row for the same orders with its name', async () => {
    const oss = { name: 'OSS', countries: ['fr'], storeTax: 'charged' as const, keepsItemTaxCodes: false };
    const client = showRules('taxes', { rules: { taxMap: [oss, everyOrder] }, answers: { 'taxes.propose': found } });
    await press('Propose treatments');
    expect(await screen.findByLabelText('Replace VAT of FR by the suggestion')).toBeDefined();
    await tick('Take over VAT of FR with customer WEB-FR');
    await save();
    const taken = { ...france, modelCustomer: 'WEB-FR', name: 'OSS' };
    expect(savedBy(client)).toEqual([{ taxMap: [taken, everyOrder] }]);
  });

  it('speak German, with a comma in rates', async () => {
    showRules('taxes', { language: 'de', answers: { 'taxes.propose': found } });
    await press('Steuerfälle vorschlagen');
    expect(await screen.findByText('MwSt.-Buchungsmatrix in NAV: OSS-FR hat 20 % und 5,5 %.')).toBeDefined();
  });
});

describe('the tax rates', () => {
  it('may all go where the store’s tax is taken over as a line, which has no treatments to propose', async () => {
    const rules = { storeTax: 'line' as const, taxAccounts: [{ account: '1776' }] };
    const client = showRules('taxes', { rules });
    await tick('Remove 19 %');
    expect(screen.queryByText('Propose treatments')).toBeNull();
    await save();
    expect(savedBy(client)).toEqual([{ taxes: [] }]);
  });
});
