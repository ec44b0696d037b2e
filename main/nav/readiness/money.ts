import { big, currencyDigits, unitOf } from '../../base/money.ts';
import { missing, notShown, question, ready, listed, type ReadinessLine } from './line.ts';
import type { Checking } from './needs.ts';
import { flagIn, isSame, type SetupRow, textIn } from './source.ts';

export async function postingDates({ session, needs }: Checking): Promise<readonly ReadinessLine[]> {
  const { postingAllowedFrom: from, postingAllowedTo: to } = await session.setup();
  const params = { date: needs.postingDate, from: from ?? '', to: to ?? '' };
  const isOpen = (from === null || from <= needs.postingDate) && (to === null || needs.postingDate <= to);
  if (isOpen) return [ready('posting-date-open', `Posting on ${needs.postingDate} is allowed.`, params)];
  return [
    missing(
      'posting-date-closed',
      `Posting on ${needs.postingDate} is not allowed: NAV allows it from ${from ?? 'any day'} to ${to ?? 'any day'}.`,
      "In General Ledger Setup, and in User Setup for the connector's user, move Allow Posting From and Allow Posting To.",
      params,
    ),
  ];
}

/** Currencies that are not the local one, in the form documents name them. */
async function foreignCurrencies({ session, needs }: Checking): Promise<readonly string[]> {
  const { localCurrency } = await session.setup();
  return [...new Set(needs.currencies)].filter((code) => code !== '' && !isSame(code, localCurrency));
}

export async function currencies(checking: Checking): Promise<readonly ReadinessLine[]> {
  const foreign = await foreignCurrencies(checking);
  if (foreign.length === 0) return [];
  const known = await checking.session.referenceList('currencies');
  const rates = await checking.source.rows('exchangeRates');
  return foreign.map((currency) => {
    if (!known.some(({ code }) => isSame(code, currency))) return currencyMissing(currency);
    return rates === null ? rateNotShown(currency) : rateLine(checking, currency, rates);
  });
}

function currencyMissing(currency: string): ReadinessLine {
  return missing(
    'currency-missing',
    `The currency ${currency} is not in NAV.`,
    `Create the currency ${currency} with its exchange rates in Currencies.`,
    { currency },
  );
}

function rateNotShown(currency: string): ReadinessLine {
  const text = `Whether ${currency} has an exchange rate for today cannot be read.`;
  const look = `Look in Currencies whether ${currency} has an exchange rate that starts today or earlier.`;
  return notShown('exchange-rate-unknown', text, 'exchangeRates', look, { currency });
}

function rateLine({ needs }: Checking, currency: string, rates: readonly SetupRow[]): ReadinessLine {
  const params = { currency, date: needs.postingDate };
  const starts = rates.filter((row) => isSame(textIn(row, 'Currency_Code'), currency));
  const hasRate = starts.some((row) => (textIn(row, 'Starting_Date') ?? '9999') <= needs.postingDate);
  if (hasRate) return ready('exchange-rate-ready', `${currency} has an exchange rate on ${needs.postingDate}.`, params);
  return missing(
    'exchange-rate-missing',
    `${currency} has no exchange rate on ${needs.postingDate}.`,
    `In Currencies enter an exchange rate of ${currency} that starts on ${needs.postingDate} or earlier.`,
    params,
  );
}

/** NAV rounds amounts no coarser than shops charge, and line amounts neither. */
export async function precision(checking: Checking): Promise<readonly ReadinessLine[]> {
  const { localCurrency } = await checking.session.setup();
  const foreign = await foreignCurrencies(checking);
  const setup = (await checking.source.rows('generalLedgerSetup'))?.[0] ?? null;
  const cards = foreign.length === 0 ? [] : await checking.source.rows('currencies');
  const local = precisionLine(localCurrency, setup && textIn(setup, 'Amount_Rounding_Precision'), 'generalLedgerSetup');
  const others = foreign.map((currency) => {
    const card = cards?.find((row) => isSame(textIn(row, 'Code'), currency));
    return precisionLine(currency, card ? textIn(card, 'Amount_Rounding_Precision') : null, 'currencies');
  });
  return [local, ...others];
}

function precisionLine(
  currency: string,
  found: string | null,
  page: 'generalLedgerSetup' | 'currencies',
): ReadinessLine {
  const unit = unitOf(currencyDigits(currency)).toFixed();
  if (found === null || found === '') {
    const text = `To which precision NAV rounds amounts in ${currency} cannot be read.`;
    const look = `Look whether Amount Rounding Precision of ${currency} is ${unit}.`;
    return notShown('amount-precision-unknown', text, page, look, { currency, unit });
  }
  const params = { currency, unit, precision: found };
  if (big(found).eq(unit))
    return ready('amount-precision-ready', `NAV rounds amounts in ${currency} to ${unit}.`, params);
  return missing(
    'amount-precision-other',
    `NAV rounds amounts in ${currency} to ${found}, and shops charge to ${unit}.`,
    `Set Amount Rounding Precision of ${currency} to ${unit}, or ask your NAV partner: totals would not be equal.`,
    params,
  );
}

export async function rounding({ source }: Checking): Promise<readonly ReadinessLine[]> {
  const setup = (await source.rows('salesSetup'))?.[0] ?? null;
  return [invoiceRounding(setup), invoiceDiscount(setup)];
}

function invoiceRounding(setup: SetupRow | null): ReadinessLine {
  const rounds = setup && flagIn(setup, 'Invoice_Rounding');
  const look = 'Look whether Invoice Rounding is off, or rounds to the smallest coin the shop charges.';
  if (rounds === null) {
    return notShown('invoice-rounding-unknown', 'Whether NAV rounds invoices cannot be read.', 'salesSetup', look);
  }
  if (!rounds) return ready('invoice-rounding-off', 'NAV does not round invoices.');
  return question(
    'invoice-rounding-on',
    'NAV rounds invoices, so that posted totals may differ from the shop.',
    'Switch Invoice Rounding off in Sales & Receivables Setup, or check that Invoice Rounding Precision of each currency is the smallest coin the shop charges.',
  );
}

function invoiceDiscount(setup: SetupRow | null): ReadinessLine {
  const calculates = setup && flagIn(setup, 'Calc_Inv_Discount');
  const look = 'Look whether Calc. Inv. Discount is off, or customers of the shop have no invoice discount.';
  if (calculates === null) {
    const text = 'Whether NAV works out invoice discounts by itself cannot be read.';
    return notShown('invoice-discount-unknown', text, 'salesSetup', look);
  }
  if (!calculates) return ready('invoice-discount-off', 'NAV does not work out invoice discounts by itself.');
  return question(
    'invoice-discount-on',
    'NAV works out invoice discounts by itself, which changes totals of customers who have one.',
    'Switch Calc. Inv. Discount off in Sales & Receivables Setup, or check that customers of the shop have no invoice discount.',
  );
}

export async function paymentDiscounts({ source }: Checking): Promise<readonly ReadinessLine[]> {
  const rows = await source.rows('paymentTerms');
  const percents = rows?.map((row) => textIn(row, 'Discount_Percent')) ?? [null];
  if (rows === null || percents.includes(null)) {
    const text = 'Whether payment terms grant a discount cannot be read.';
    const look =
      'Look whether the payment terms of customers of the shop have a discount: orders of the shop are paid in full.';
    return [notShown('payment-discount-unknown', text, 'paymentTerms', look)];
  }
  const granting = rows.filter((row) => big(textIn(row, 'Discount_Percent') || '0').gt(0));
  if (granting.length === 0) return [ready('payment-discount-none', 'No payment terms grant a discount.')];
  const terms = listed(granting.map((row) => textIn(row, 'Code') ?? ''));
  return [
    question(
      'payment-discount-some',
      `These payment terms grant a discount: ${terms}.`,
      'Check that customers of the shop have other payment terms: orders of the shop are paid in full.',
      { terms },
    ),
  ];
}
