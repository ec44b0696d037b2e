import { describe, expect, it } from 'vitest';
import type { FakeNavOptions } from '../../../fakes/nav/options.ts';
import type { Answer, Members, TestNav } from './support.ts';
import { errorOf, linesOf, startNav } from './support.ts';

const ANY = { 'if-match': '*' };
const ITEM = { lineType: 'Item', lineObjectNumber: 'ML-TS-001' };

/** The one line of an order with prices including tax. */
function lineOf(line: Members, options: Partial<FakeNavOptions> = {}, fields: Members = {}): Members {
  const [made] = linesOf(startNav(options).order(fields, [line]));
  return made ?? {};
}

function refusal(line: Members): { readonly code: string; readonly message: string } {
  const nav = startNav();
  return errorOf(nav.call('POST', 'salesOrders', { customerNumber: 'WEB-DE', salesOrderLines: [line] }));
}

function patchLine(nav: TestNav, order: Members, body: Members): Answer {
  const [line] = linesOf(order);
  return nav.call('PATCH', `salesOrders(${String(order['id'])})/salesOrderLines(${String(line?.['id'])})`, body, ANY);
}

describe('a line takes from its item', () => {
  it('description, unit, tax code and, without a price sent, the card price on the basis of the document', () => {
    expect(lineOf({ ...ITEM, quantity: 2 })).toMatchObject({
      description: 'Classic T-Shirt',
      unitOfMeasureCode: 'PCS',
      taxCode: 'VAT19',
      taxPercent: 19,
      unitPrice: 19.992,
      amountIncludingTax: 39.98,
    });
    expect(lineOf({ ...ITEM, quantity: 2 }, {}, { pricesIncludeTax: false })).toMatchObject({
      unitPrice: 16.8,
      amountExcludingTax: 33.6,
      totalTaxAmount: 6.38,
    });
  });

  it('a card price that includes tax without it in net documents', () => {
    const mug = { lineType: 'Item', lineObjectNumber: 'ML-MUG-01', quantity: 1 };
    expect(lineOf(mug)['unitPrice']).toBe(9.9);
    expect(lineOf(mug, {}, { pricesIncludeTax: false })['unitPrice']).toBe(8.31933);
  });

  it('the price of the unit sold', () => {
    const box = { lineType: 'Item', lineObjectNumber: 'ML-COF-500', unitOfMeasureCode: 'BOX', quantity: 1 };
    expect(lineOf(box, {}, { pricesIncludeTax: false })).toMatchObject({ unitOfMeasureCode: 'BOX', unitPrice: 95.16 });
  });

  it('the line discount of the customer', () => {
    const line = lineOf({ ...ITEM, quantity: 2 }, {}, { customerNumber: '49633663' });
    expect(line).toMatchObject({ discountPercent: 5, discountAmount: 1.68, amountExcludingTax: 31.92 });
    const cleared = { ...ITEM, quantity: 2, unitPrice: 16.8, discountAmount: 0 };
    expect(lineOf(cleared, {}, { customerNumber: '49633663' })['discountAmount']).toBe(0);
  });
});

describe('validation follows the order of the body', () => {
  it.each([
    ['a price sent after the quantity stays', { ...ITEM, quantity: 2, unitPrice: 5 }, 5],
    ['a quantity sent after the price reprices', { ...ITEM, unitPrice: 5, quantity: 2 }, 19.992],
    ['a unit sent after the price reprices', coffee({ unitPrice: 5, unitOfMeasureCode: 'BOX' }), 101.8212],
    ['a tax code before the price leaves it alone', { ...ITEM, quantity: 1, taxCode: 'VAT7', unitPrice: 11.9 }, 11.9],
    [
      'a tax code after the price multiplies it by (100 + new) / (100 + old)',
      { ...ITEM, quantity: 1, unitPrice: 11.9, taxCode: 'VAT7' },
      10.7,
    ],
    ['the same tax code after the price is skipped', { ...ITEM, quantity: 1, unitPrice: 11.9, taxCode: 'VAT19' }, 11.9],
    ['the same quantity after the price is skipped', { ...ITEM, quantity: 0, unitPrice: 5 }, 5],
  ])('%s', (_name, line, wanted) => {
    expect(lineOf(line)['unitPrice']).toBe(wanted);
  });

  it('leaves prices alone in net documents when the tax code changes', () => {
    const line = { ...ITEM, quantity: 1, unitPrice: 11.9, taxCode: 'VAT7' };
    expect(lineOf(line, {}, { pricesIncludeTax: false })).toMatchObject({ unitPrice: 11.9, taxPercent: 7 });
  });

  it('lets the variant overwrite the description and the price', () => {
    const nav = startNav();
    const jacket = nav.first("items?$filter=number eq 'ML-JACKET'");
    const variant = nav.first(`items(${String(jacket['id'])})/itemVariants?$filter=code eq 'M'`);
    const line = { lineType: 'Item', lineObjectNumber: 'ML-JACKET', quantity: 1 };
    const own = { description: 'Jacket', unitPrice: 70 };
    const [late] = linesOf(nav.order({}, [{ ...line, ...own, itemVariantId: variant['id'] }]));
    expect(late).toMatchObject({ description: 'Rain jacket, medium', unitPrice: 79.9085 });
    const [early] = linesOf(nav.order({}, [{ ...line, itemVariantId: variant['id'], ...own }]));
    expect(early).toMatchObject({ ...own, itemVariantId: variant['id'] });
  });

  it('recomputes the discount from its percent when the quantity changes', () => {
    const nav = startNav();
    const order = nav.order({ pricesIncludeTax: false }, [
      { ...ITEM, quantity: 3, unitPrice: 19.99, discountAmount: 10 },
    ]);
    expect(linesOf(order)[0]).toMatchObject({ discountAmount: 10, discountPercent: 16.675, amountExcludingTax: 49.97 });
    const changed = patchLine(nav, order, { quantity: 6 });
    expect(changed.body).toMatchObject({ unitPrice: 16.8, discountPercent: 16.675, discountAmount: 16.81 });
  });
});

function coffee(fields: Members): Members {
  return { lineType: 'Item', lineObjectNumber: 'ML-COF-500', quantity: 1, ...fields };
}

describe('validation in the order of the page', () => {
  const options = { validateInPageOrder: true };

  it('rescales a price sent with a tax code, whatever the order of the body', () => {
    const line = { ...ITEM, taxCode: 'VAT7', quantity: 1, unitPrice: 11.9 };
    expect(lineOf(line, options)).toMatchObject({ unitPrice: 10.7, taxCode: 'VAT7' });
  });

  it('takes the price again in one PATCH of only that field', () => {
    const nav = startNav(options);
    const order = nav.order({}, [{ ...ITEM, taxCode: 'VAT7', quantity: 1, unitPrice: 11.9 }]);
    expect(patchLine(nav, order, { unitPrice: 11.9 }).body).toMatchObject({ unitPrice: 11.9, taxPercent: 7 });
  });
});

describe('a line is refused', () => {
  it.each([
    [
      'an unknown account',
      { lineType: 'Account', lineObjectNumber: '9999', quantity: 1 },
      'Application_DialogException',
    ],
    [
      'a blocked account',
      { lineType: 'Account', lineObjectNumber: '8490', quantity: 1 },
      'Application_FieldValidationException',
    ],
    [
      'an account without direct posting',
      { lineType: 'Account', lineObjectNumber: '1400', quantity: 1 },
      'Application_FieldValidationException',
    ],
    [
      'a blocked item',
      { lineType: 'Item', lineObjectNumber: 'ML-OLD-99', quantity: 1 },
      'Application_FieldValidationException',
    ],
    [
      'an item number longer than 20',
      { lineType: 'Item', lineObjectNumber: 'X'.repeat(21) },
      'Application_StringExceededLength',
    ],
    [
      'an object number before its type',
      { lineObjectNumber: 'ML-TS-001', lineType: 'Item' },
      'Internal_RecordNotFound',
    ],
    ['a type without object', { lineType: 'Item', quantity: 0 }, 'Application_FieldValidationException'],
    ['a unit the item is not sold in', { ...ITEM, unitOfMeasureCode: 'BOX', quantity: 1 }, 'Internal_RecordNotFound'],
    ['a unit nobody knows', { ...ITEM, unitOfMeasureCode: 'ELL', quantity: 1 }, 'Internal_InvalidTableRelation'],
    ['an unknown tax code', { ...ITEM, quantity: 1, taxCode: 'VAT20' }, 'Internal_InvalidTableRelation'],
    [
      'a discount below zero',
      { ...ITEM, quantity: 1, unitPrice: 10, discountAmount: -0.01 },
      'Application_DialogException',
    ],
    [
      'a discount above the amount',
      { ...ITEM, quantity: 1, unitPrice: 10, discountAmount: 10.01 },
      'Application_DialogException',
    ],
    ['a discount percent above 100', { ...ITEM, quantity: 1, discountPercent: 100.1 }, 'Application_DialogException'],
    ['a discount without quantity', { ...ITEM, discountAmount: 1 }, 'Application_FieldValidationException'],
    [
      'a discount on a negative price',
      { ...ITEM, quantity: 1, unitPrice: -5, discountAmount: 1 },
      'Application_DialogException',
    ],
    ['a price on a comment', { lineType: 'Comment', unitPrice: 5 }, 'Application_FieldValidationException'],
    ['an amount of tax', { ...ITEM, quantity: 1, totalTaxAmount: 1 }, 'BadRequest_InvalidOperation'],
    ['a type that is none', { lineType: 'Gadget' }, 'Unknown'],
  ])('for %s', (_name, line, code) => {
    expect(refusal(line).code).toBe(code);
  });

  it('with the text NAV has for a blocked item and for a discount out of range', () => {
    expect(refusal({ lineType: 'Item', lineObjectNumber: 'ML-OLD-99' }).message).toBe(
      "Blocked must be equal to 'No'  in Item: No.=ML-OLD-99. Current value is 'Yes'.",
    );
    expect(refusal({ ...ITEM, quantity: 1, discountPercent: -1 }).message).toBe(
      'The value in the Line Discount % field must be between 0 and 100.',
    );
  });

  it('when its object, document or number is to change afterwards', () => {
    const nav = startNav();
    const order = nav.order({}, [{ ...ITEM, quantity: 1 }]);
    expect(patchLine(nav, order, { lineObjectNumber: 'ML-GIFT' }).status).toBe(400);
    expect(patchLine(nav, order, { sequence: 15000 }).status).toBe(400);
    expect(patchLine(nav, order, { documentId: '00000000-0000-0000-0000-00000000dead' }).status).toBe(400);
  });

  it('with everything it had before when one field of a PATCH fails', () => {
    const nav = startNav();
    const order = nav.order({}, [{ ...ITEM, quantity: 1, unitPrice: 10 }]);
    expect(patchLine(nav, order, { unitPrice: 5, discountAmount: 99 }).status).toBe(400);
    expect(nav.stored.orders()[0]?.lines[0]).toMatchObject({ unitPrice: '10', discountAmount: '0' });
  });
});

describe('a line may have', () => {
  it('a negative price on an account, in a tax group of its own', () => {
    const fee = { lineType: 'Account', lineObjectNumber: '8410', quantity: 1, taxCode: 'VAT7', unitPrice: -2.14 };
    expect(lineOf(fee)).toMatchObject({
      unitPrice: -2.14,
      taxPercent: 7,
      totalTaxAmount: -0.14,
      amountIncludingTax: -2.14,
    });
  });

  it('a rounding cent in a group of 0 %', () => {
    const rounding = {
      lineType: 'Account',
      lineObjectNumber: '8790',
      description: 'Rounding',
      quantity: 1,
      unitPrice: 0.01,
    };
    expect(lineOf(rounding)).toMatchObject({ taxCode: 'NOVAT', totalTaxAmount: 0, amountIncludingTax: 0.01 });
  });

  it('its object by id', () => {
    const nav = startNav();
    const item = nav.first("items?$filter=number eq 'ML-GIFT'");
    expect(linesOf(nav.order({}, [{ itemId: item['id'], quantity: 1 }]))[0]).toMatchObject({
      lineType: 'Item',
      lineObjectNumber: 'ML-GIFT',
    });
  });

  it('a discount of everything', () => {
    const line = { ...ITEM, quantity: 1, unitPrice: 10, discountAmount: 10 };
    expect(lineOf(line)).toMatchObject({ discountPercent: 100, amountIncludingTax: 0 });
  });
});
