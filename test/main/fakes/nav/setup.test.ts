import { describe, expect, it } from 'vitest';
import type { CompanySeed } from '../../../fakes/nav/companySeed.ts';
import { demoCompany } from '../../../fakes/nav/seed.ts';
import type { Members, TestNav } from './support.ts';
import { errorOf, linesOf, listOf, startNav } from './support.ts';

const SHIRT = { lineType: 'Item', lineObjectNumber: 'ML-TS-001', quantity: 1 };

function withCompany(change: Partial<CompanySeed>): TestNav {
  return startNav({ companies: [demoCompany(change)] });
}

function priceOf(nav: TestNav, line: Members, header: Members = {}): unknown {
  const order = nav.order({ customerNumber: 'RESELLER', ...header }, [{ lineType: 'Item', ...line }]);
  return linesOf(order)[0]?.['unitPrice'];
}

function withReseller(priceGroup: string): TestNav {
  const nav = startNav();
  nav.admin.addCustomer({
    number: 'RESELLER',
    displayName: 'Reseller',
    country: 'DE',
    businessGroup: 'DOMESTIC',
    pricesIncludeTax: false,
    priceGroup,
  });
  return nav;
}

describe('prices of the server', () => {
  it('are those of the customer price group, on the basis of the document', () => {
    expect(priceOf(withReseller('WEB'), { lineObjectNumber: 'ML-TS-001', quantity: 1 })).toBe(15.95798);
    expect(priceOf(withReseller(''), { lineObjectNumber: 'ML-TS-001', quantity: 1 })).toBe(16.8);
  });

  it('depend on unit, minimum quantity and day', () => {
    const nav = withReseller('RESALE');
    const boxes = { lineObjectNumber: 'ML-COF-500', unitOfMeasureCode: 'BOX' };
    expect(priceOf(nav, { ...boxes, quantity: 9 })).toBe(95.16);
    expect(priceOf(nav, { ...boxes, quantity: 10 })).toBe(79);
    expect(priceOf(nav, { lineObjectNumber: 'ML-COF-500', quantity: 10 })).toBe(7.93);
    const web = withReseller('WEB');
    const coffee = { lineObjectNumber: 'ML-COF-500', quantity: 1 };
    expect(priceOf(web, coffee, { orderDate: '2026-11-22' })).toBe(7.93);
    expect(priceOf(web, coffee, { orderDate: '2026-11-23' })).toBe(7.46729);
    expect(priceOf(web, coffee, { orderDate: '2026-12-01' })).toBe(7.93);
  });

  it('take the lowest that fits, and one in another currency only for that currency', () => {
    const nav = withReseller('WEB');
    nav.admin.addSalesPrice({ salesType: 'All Customers', itemNo: 'ML-TS-001', unitPrice: '12' });
    nav.admin.addSalesPrice({ salesType: 'Customer', salesCode: 'RESELLER', itemNo: 'ML-TS-001', unitPrice: '14' });
    expect(priceOf(nav, { lineObjectNumber: 'ML-TS-001', quantity: 1 })).toBe(12);
    expect(priceOf(nav, { lineObjectNumber: 'ML-CAP-RED', quantity: 1 })).toBe(12.6);
    expect(priceOf(nav, { lineObjectNumber: 'ML-CAP-RED', quantity: 1 }, { currencyCode: 'CHF' })).toBe(13);
  });

  it('give way to a price that was sent', () => {
    expect(priceOf(withReseller('WEB'), { lineObjectNumber: 'ML-TS-001', quantity: 1, unitPrice: 3 })).toBe(3);
  });
});

describe('set-up that posting depends on', () => {
  function postError(nav: TestNav, fields: Members = {}) {
    const order = nav.order(fields, [SHIRT]);
    return errorOf(nav.call('POST', `salesOrders(${String(order['id'])})/Microsoft.NAV.shipAndInvoice`));
  }

  it('demands an external document number where that is mandatory, at posting only', () => {
    const nav = withCompany({ salesSetup: { externalDocumentNumberMandatory: true } });
    expect(postError(nav)).toEqual({
      code: 'Application_FieldValidationException',
      message:
        'External Document No. must have a value in Sales Header: Document Type=Order, No.=S-ORD101001. It cannot be zero or empty.',
    });
  });

  it('demands a general posting set-up for the customer and the item', () => {
    const nav = startNav();
    nav.admin.removeGeneralPosting('DOMESTIC', 'RETAIL');
    expect(postError(nav)).toEqual({
      code: 'Internal_RecordNotFound',
      message:
        "The General Posting Setup does not exist. Identification fields and values: Gen. Bus. Posting Group='DOMESTIC',Gen. Prod. Posting Group='RETAIL'",
    });
    nav.admin.setGeneralPosting({ business: 'DOMESTIC', product: 'RETAIL', salesAccount: '' });
    expect(postError(nav).message).toBe(
      'Sales Account is missing in General Posting Setup Gen. Bus. Posting Group: DOMESTIC, Gen. Prod. Posting Group: RETAIL.',
    );
  });

  it('refuses an account that was blocked since the line was written', () => {
    const nav = startNav();
    const order = nav.order({}, [{ lineType: 'Account', lineObjectNumber: '8400', quantity: 1, unitPrice: 5 }]);
    const account = nav.companies[0]?.tables.accounts.find(({ values }) => values['number'] === '8400');
    Object.assign(account?.values ?? {}, { blocked: true });
    const answer = nav.call('POST', `salesOrders(${String(order['id'])})/Microsoft.NAV.shipAndInvoice`);
    expect(errorOf(answer).message).toContain('Blocked must be equal to');
  });

  it('adds the invoice rounding line at posting only', () => {
    const nav = withCompany({
      salesSetup: { invoiceRounding: true, invoiceRoundingPrecision: '0.05', invoiceRoundingAccount: '8790' },
    });
    const order = nav.order({}, [{ ...SHIRT, unitPrice: 19.99 }]);
    expect(order['totalAmountIncludingTax']).toBe(19.99);
    nav.call('POST', `salesOrders(${String(order['id'])})/Microsoft.NAV.shipAndInvoice`);
    const [invoice] = nav.stored.invoices();
    expect(invoice?.totals).toEqual({ net: '16.81', tax: '3.19', gross: '20' });
    expect(invoice?.lines.at(-1)).toMatchObject({ type: 'Account', no: '8790', unitPrice: '0.01' });
  });

  it('makes a shipment of a directly posted invoice only where the set-up says so', () => {
    for (const shipmentOnInvoice of [false, true]) {
      const nav = withCompany({ salesSetup: { shipmentOnInvoice } });
      nav.admin.addInvoice({ customerNumber: 'WEB-DE', salesInvoiceLines: [SHIRT] }, { posted: true });
      expect(nav.stored.shipments()).toHaveLength(shipmentOnInvoice ? 1 : 0);
      expect(nav.stored.movements().at(-1)?.quantity).toBe('-1');
    }
  });

  it('gives no number from a series without default numbers', () => {
    const nav = startNav();
    nav.admin.changeSeries('orders', { default: false });
    const answer = nav.call('POST', 'salesOrders', { customerNumber: 'WEB-DE' });
    expect(errorOf(answer).message).toContain('please activate Default Nos. in No. Series S-ORD.');
    nav.admin.changeSeries('customers', { default: false });
    expect(errorOf(nav.call('POST', 'customers', { displayName: 'A' })).message).toContain('in No. Series CUST.');
  });
});

describe('reference sets', () => {
  it('show exchange rates by currency and starting day', () => {
    const rows = listOf(startNav().call('GET', "currencyExchangeRates?$filter=currencyCode eq 'USD'").body['value']);
    expect(rows).toMatchObject([
      { startingDate: '2020-01-01', exchangeRateAmount: 1, relationalExchangeRateAmount: 0.9 },
      { startingDate: '2026-01-01', exchangeRateAmount: 1, relationalExchangeRateAmount: 0.92 },
    ]);
  });

  it('show which accounts take direct postings', () => {
    const accounts = [{ number: '8000', displayName: 'Revenue', taxGroup: '', accountType: 'Heading' as const }];
    const nav = withCompany({ accounts: [...demoCompany().accounts, ...accounts] });
    const filter = "directPosting eq true and blocked eq false and accountType eq 'Posting'";
    const rows = listOf(nav.call('GET', `accounts?$filter=${filter}`).body['value']);
    expect(rows.map(({ number }) => number)).toEqual(['1590', '1776', '8300', '8400', '8410', '8790']);
  });

  it('let a customer have a payment method that exists', () => {
    const nav = startNav();
    const customer = nav.first("customers?$filter=number eq '10000'");
    const paymentMethodId = nav.first("paymentMethods?$filter=code eq 'PAYPAL'")['id'];
    const path = `customers(${String(customer['id'])})`;
    expect(nav.call('PATCH', path, { paymentMethodId }, { 'if-match': '*' }).body).toMatchObject({ paymentMethodId });
    const wrong = { paymentMethodId: customer['id'] };
    expect(nav.call('PATCH', path, wrong, { 'if-match': '*' }).status).toBe(400);
  });
});
