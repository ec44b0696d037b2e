import { describe, expect, it } from 'vitest';
import type { ChargeRules } from '../../../../main/flows/mapping/charges.ts';
import type { NavItem } from '../../../../main/nav/nav.ts';
import type { StoreLine } from '../../../../main/stores/store.ts';
import { planned, storyOf } from './planning.ts';
import { teeLine } from './storeOrder.ts';

const freight: NavItem = {
  key: 'i-2', no: 'FREIGHT', name: 'Freight', blocked: false, baseUnit: 'PCS', taxCode: 'VAT19', gtin: '',
}; // prettier-ignore
const charge = (kind: 'shipping' | 'fee', name: string, method: string): StoreLine => ({
  ...teeLine, key: '2', kind, name, sku: null, method,
}); // prettier-ignore
const order = (line: StoreLine) => ({ lines: [teeLine, line], total: '39.98', totalTax: '6.38' });
const charges: ChargeRules['charges'] = {
  shipping: [
    { methods: ['dhl_express'], account: '8405' },
    { methods: ['local_pickup', 'flat_rate'], item: 'freight' },
  ],
  fees: [
    { names: ['Gift wrap'], item: 'FREIGHT' },
    { names: ['Tip'], classes: ['zero-rate'], account: '8415' },
    { classes: ['reduced-rate'], account: '8416' },
  ],
};
const facts = { chargeItems: [freight] };

describe('a charge', () => {
  it.each([
    ['shipping by its method', charge('shipping', 'Express', 'DHL_Express'), '8405', 'charge rule 1 for shipping method DHL_Express'],
    ['shipping of another method', charge('shipping', 'Ship', 'ups'), '8400', 'account for shipping'],
    ['a fee by name and class', charge('fee', 'tip', 'zero-rate'), '8415', 'charge rule 2 for fee tip'],
    ['a fee of another class', charge('fee', 'Tip', ''), '8410', 'account for fee'],
    ['a fee by its class alone', charge('fee', 'Deposit', 'reduced-rate'), '8416', 'charge rule 3 for fee Deposit'],
  ])('is booked to an account: %s', (_name, line, no, comesFrom) => {
    const plan = planned(order(line), { charges }, facts);
    expect(plan.document.lines[1]).toMatchObject({ kind: 'account', no, unit: '', taxCode: 'VAT19' });
    expect(storyOf(plan, '2')).toMatchObject({ lineObjectNumber: [no, comesFrom] });
  }); // prettier-ignore

  it.each([
    ['shipping', charge('shipping', 'Standard', 'flat_rate'), 'charge rule 2 for shipping method flat_rate'],
    ['a fee', charge('fee', 'Gift wrap', ''), 'charge rule 1 for fee Gift wrap'],
  ])('is booked to an item in its base unit: %s', (_name, line, comesFrom) => {
    const plan = planned(order(line), { charges }, facts);
    expect(plan.document.lines[1]).toMatchObject({ kind: 'item', no: 'FREIGHT', unit: 'PCS', taxCode: null });
    expect(storyOf(plan, '2')).toMatchObject({ lineObjectNumber: ['FREIGHT', comesFrom] });
  });

  it('has the tax code of its own rate where the item has another', () => {
    const line = charge('shipping', 'Standard', 'flat_rate');
    const plan = planned(order(line), { charges }, { chargeItems: [{ ...freight, taxCode: 'NOVAT' }] });
    expect(plan.document.lines[1]).toMatchObject({ kind: 'item', taxCode: 'VAT19' });
  });

  it.each([
    ['is not in NAV', [], 'charge-item-unknown'],
    ['is blocked', [{ ...freight, blocked: true }], 'charge-item-blocked'],
  ])('parks when its item %s, with the place to correct it', (_name, chargeItems, code) => {
    const line = charge('shipping', 'Standard', 'flat_rate');
    expect(() => planned(order(line), { charges }, { chargeItems })).toThrow(
      expect.objectContaining({ code, whatToDo: expect.stringContaining('"charges" of the integration') }),
    );
  });
});
