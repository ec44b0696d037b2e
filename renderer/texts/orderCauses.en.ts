import { formatDay } from '../format.ts';
import type { CauseTexts, Value } from './causes.ts';

const lineOf = (value: Value): string => (value('sku') === '' ? `“${value('name')}”` : `SKU **${value('sku')}**`);
const day = (value: Value, name: string): string => formatDay('en', value(name));

/** Causes that many orders share: said without the number of one. */
export const englishOrderCauses: CauseTexts = {
  'item-ambiguous': {
    message: (value) => `SKU **${value('sku')}** may be several items in NAV: ${value('candidates')}.`,
  },
  'placeholder-unknown': { message: (value) => `The placeholder item **${value('no')}** is not in NAV.` },
  'left-out-with-money': {
    message: (value, amount) =>
      `${lineOf(value)} is mapped to be left out, and costs ${amount('amount')} in the store.`,
  },
  'charge-item-unknown': {
    message: (value) => `“${value('line')}” is to be booked to item **${value('no')}**, which is not in NAV.`,
  },
  'charge-item-blocked': {
    message: (value) => `“${value('line')}” is to be booked to item **${value('no')}**, which is blocked in NAV.`,
  },
  'rule-customer-unknown': {
    message: (value) => `Customer **${value('no')}**, whom the integration names (${value('rule')}), is not in NAV.`,
  },
  'rule-customer-blocked': {
    message: (value) =>
      `Customer **${value('no')}**, whom the integration names (${value('rule')}), is blocked in NAV.`,
  },
  'customer-not-created': {
    message: () => 'No customer in NAV belongs to it, and the integration creates none.',
  },
  'customer-card-blocked': { message: (value) => `Customer **${value('no')}** is blocked in NAV.` },
  'customer-vat-ambiguous': {
    message: (value) => `${value('count')} customers have the VAT number of the order: ${value('candidates')}.`,
  },
  'customer-number-unknown': {
    message: (value) => `The store names customer **${value('no')}**, who is not in NAV.`,
  },
  'guest-customer-terms': {
    message: (value) =>
      `What a guest typed leads to customer **${value('no')}**, who has payment terms or a price group.`,
  },
  'credit-limit-exceeded': {
    message: (value, amount) =>
      `The order would take customer **${value('no')}** over the credit limit of ${amount('creditLimit')}: ${amount('balance')} are owed.`,
  },
  'unexplained-rest': {
    message: (value, amount) =>
      value('side') === 'below'
        ? `The total is **${amount('rest')} ${value('currency')}** below what the lines make. Probably a gift card or store credit paid for it.`
        : `The total is **${amount('rest')} ${value('currency')}** above what the lines make.`,
  },
  'tender-unreadable': { message: (value) => `The field **${value('field')}** of the order does not say an amount.` },
  'gift-card-account-missing': {
    message: (value) => `No account is set for the gift card “${value('line')}” that was sold.`,
  },
  'gift-card-taxed': {
    message: (value) => `The store charges tax on the gift card “${value('line')}”, SKU **${value('sku')}**.`,
  },
  'tax-account-unmapped': {
    message: (value) => `No account in NAV is mapped to the store’s tax **${value('tax')}**.`,
  },
  'payment-unknown': {
    message: (value) =>
      value('method') === ''
        ? 'The order names no payment method.'
        : `Payment method **${value('method')}** is not mapped to one in NAV.`,
  },
  'tax-treatment-unknown': {
    message: (value) =>
      `No row of the tax map is for orders to **${value('country') || '(no country)'}** ${value('vatNumber') === 'given' ? 'with' : 'without'} a VAT number, ${value('percents') === '' ? 'without tax' : `with ${value('percents')} %`}.`,
  },
  'posting-date-closed': [
    { message: (value) => `NAV allows posting up to ${day(value, 'to')}; it would be posted on ${day(value, 'day')}.` },
    {
      message: (value) =>
        `NAV allows posting from ${day(value, 'from')} on; it would be posted on ${day(value, 'day')}.`,
    },
  ],
  'exchange-rate-missing': {
    message: (value) => `NAV has no exchange rate of **${value('currency')}** for ${day(value, 'day')}.`,
  },
  'ship-to-several': {
    message: () => 'The order goes to several ship-to addresses. A document in NAV has one.',
  },
  'ship-to-partly-collected': {
    message: () => 'A part of the order is collected, and the rest is sent. A document in NAV has one ship-to address.',
  },
  'store-figures-differ': {
    message: (value, amount) =>
      value('what') === 'tax'
        ? `The store says ${amount('said')} ${value('currency')} of tax, and the parts of the order are taxed with ${amount('made')}.`
        : `The store says a total of ${amount('said')} ${value('currency')}, and the amount without tax and the tax make ${amount('made')}.`,
  },
  'source-pos': { message: (value) => `It is of a till (“${value('source')}”), and tills are left out.` },
  'source-marketplace': {
    message: (value) => `It is of a marketplace (“${value('source')}”), and marketplaces are left out.`,
  },
  'source-test-payment': {
    message: () => 'It was paid at a trial of its payment provider, and test payments are left out.',
  },
  'source-left-out': {
    message: (value) => `It came about as “${value('source')}”, and that source is left out.`,
  },
  'payment-state-not-imported': {
    message: (value) => `It is ${paymentWords[value('payment')] ?? value('payment')}, and such orders are left out.`,
  },
  'zero-total-not-imported': { message: () => 'It costs nothing, and such orders are left out.' },
};

const paymentWords: Readonly<Record<string, string>> = {
  paid: 'paid',
  unpaid: 'not paid yet',
  partlyRefunded: 'refunded in part',
};
