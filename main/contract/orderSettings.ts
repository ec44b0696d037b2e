import * as z from 'zod/mini';
import { code, oneOf, taxRule } from './settingText.ts';

/*
 * What an integration says about single orders beyond its defaults. Every field has a default under which an order is
 * written as without it.
 */

/** The first rule whose conditions all hold gives an order its values; a rule without conditions is for every order. */
export const headerRule = z.strictObject({
  when: z._default(
    z.strictObject({
      /** How the order came about, in the store's words: `checkout`, `admin`; "" is what the store does not say. */
      createdVia: z.optional(z.array(z.string().check(z.maxLength(100))).check(z.minLength(1))),
      /** Number of the storefront, till or marketplace at a store that has several: `1` is BigCommerce's own. */
      channels: z.optional(oneOf(20)),
      /** Ship-to country as the store writes it. */
      countries: z.optional(oneOf(10)),
      paymentMethods: z.optional(oneOf(100)),
      /** One of the order's coupons. */
      coupons: z.optional(oneOf(100)),
      customer: z.optional(z.enum(['registered', 'guest'])),
      currencies: z.optional(oneOf(10)),
      /** Role, group or segment of the customer in the store, one of them; a guest has none. */
      customerGroups: z.optional(oneOf(100)),
    }),
    {},
  ),
  set: z.strictObject({
    /** Dimension code to value code. */
    dimensions: z._default(z.record(z.string(), code(20)), {}),
    salesperson: z.optional(code(20)),
    location: z.optional(code(10)),
    shipmentMethod: z.optional(code(10)),
    /** Number of the customer in NAV that these orders are written for, whoever ordered. */
    customer: z.optional(code(20)),
    paymentTerms: z.optional(code(10)),
    /** Customer price group of the document; prices stay the store's. Needs a page that shows it. */
    priceGroup: z.optional(code(10)),
  }),
});

/**
 * One way in which orders are taxed, and the customers in NAV that are taxed so. All conditions that are given must
 * hold, and every rate of the order must be among its `taxes`.
 */
export const taxTreatment = z.strictObject({
  /** For people: `domestic`, `OSS France`, `reverse charge`, `export`. */
  name: z._default(z.string().check(z.maxLength(100)), ''),
  /** Ship-to countries as the store writes them; absent: every one. */
  countries: z.optional(oneOf(10)),
  /** Every ship-to country but these, as for export: those of the EU and one's own. */
  exceptCountries: z.optional(oneOf(10)),
  vatNumber: z.optional(z.enum(['given', 'none'])),
  /** Whether the store charged tax. */
  storeTax: z.optional(z.enum(['charged', 'zero'])),
  /** The store's rates in these orders; absent: `taxes` of the integration. */
  taxes: z.optional(z.array(taxRule).check(z.minLength(1))),
  /** Tax code of lines without tax; absent: that of the integration. */
  untaxedTaxCode: z.optional(code(20)),
  /** Items without tax keep the tax code of their card, as for reverse charge; the customer makes it no tax. */
  keepsItemTaxCodes: z._default(z.boolean(), false),
  /** Number of the customer for guests' orders of this kind; absent: guests are found or made like others. */
  customer: z.optional(code(20)),
  /** Number of the customer whose posting groups and terms a new one takes over. Needs page services. */
  modelCustomer: z.optional(code(20)),
});

const chargeTarget = {
  /** G/L account, or … */
  account: z.optional(code(20)),
  /** … an item: one of the two. */
  item: z.optional(code(20)),
};

/** How people name their documents, with `{number}` for the store's order number: `WEB {number}`. */
const handPattern = code(60).check(z.includes('{number}', 'write {number} where the order number stands'));

/** What the document is and what becomes of it. */
const documentFields = {
  /** An order is shipped from; an invoice takes stock when it is posted, without warehouse documents and shipments. */
  document: z._default(z.enum(['salesOrder', 'salesInvoice']), 'salesOrder'),
  /** `automatic`: once it is equal it is posted, an order shipped and invoiced, and compared again. Needs the API. */
  posting: z._default(z.enum(['off', 'automatic']), 'off'),
  /** External document numbers by which people may have keyed an order in themselves; one of these in NAV parks it. */
  keyedByHand: z._default(z.array(handPattern).check(z.maxLength(5)), []),
};

const customerFields = {
  customers: z._default(
    z.strictObject({
      /** Where no customer has the e-mail address: the one with the order's VAT number. */
      byVatNumber: z._default(z.boolean(), false),
      /** Field of the store's order that holds the customer's number in NAV. */
      numberField: z.optional(code(100)),
      /** Consent that a guest, whose address nobody verified, buys on the terms or price group of a customer. */
      guestsOnTerms: z._default(z.boolean(), false),
      /** An order that would take the customer over the credit limit of the card. */
      overCreditLimit: z._default(z.enum(['park', 'import']), 'park'),
      /** Off: shoppers whom NAV does not know are written for `fallback`, and wait where there is none. */
      create: z._default(z.boolean(), true),
      /** Number of the customer for orders without an e-mail address, or of shoppers who are not to be created. */
      fallback: z.optional(code(20)),
      /** Documents of customers that we created are not posted until a person has verified the customer. */
      holdPosting: z._default(z.boolean(), false),
    }),
    { byVatNumber: false, guestsOnTerms: false, overCreditLimit: 'park', create: true, holdPosting: false },
  ),
};

const moneyFields = {
  /** What pays instead of money: it never lowers the document, whose total is the order's before tender. */
  tender: z._default(
    z.strictObject({
      /**
       * Fields of the order in which a plugin of the shop says what gift cards or store credit paid, where the store does
       * not say it itself: a decimal, or JSON whose amounts are summed (those called `amount`, `total` or `value`, or all
       * values of a map). A field that says anything else makes the order wait.
       */
      fields: z._default(z.array(code(100)), []),
    }),
    { fields: [] },
  ),
  /** Gift cards that are sold: lines without tax on an account for what is owed to their holders. */
  giftCards: z.optional(z.strictObject({ skus: z._default(z.array(code(100)), []), account: code(20) })),
  /**
   * `nav`: NAV computes the tax. `line`: goods untaxed, and the store's taxes as lines on `taxAccounts`; such documents
   * have prices without tax, whatever `basis` says.
   */
  storeTax: z._default(z.enum(['nav', 'line']), 'nav'),
  /** First match wins; by the name of the tax in the store, every one where absent. */
  taxAccounts: z._default(z.array(z.strictObject({ labels: z.optional(oneOf(100)), account: code(20) })), []),
};

export const orderFields = {
  ...documentFields,
  ...customerFields,
  ...moneyFields,
  /** Orders in another payment state are left out. */
  paymentStates: z._default(z.array(z.enum(['paid', 'unpaid', 'partlyRefunded'])).check(z.minLength(1)), [
    'paid',
    'unpaid',
    'partlyRefunded',
  ]),
  /** Orders of tills and marketplaces, and those paid at a provider's trial, are left out unless switched on here. */
  sources: z._default(
    z.strictObject({
      pos: z._default(z.boolean(), false),
      marketplace: z._default(z.boolean(), false),
      testPayments: z._default(z.boolean(), false),
      /** Further sources to be left out, as the store says how an order came about: `admin`, `subscription`. */
      leaveOut: z._default(z.array(code(100)), []),
    }),
    { pos: false, marketplace: false, testPayments: false, leaveOut: [] },
  ),
  /** Orders that cost nothing are imported like others, or left out. */
  zeroTotals: z._default(z.enum(['import', 'leaveOut']), 'import'),
  /** A posting date that NAV's posting window does not allow yet: the order waits, or takes the first open day. */
  closedPostingDate: z._default(z.enum(['park', 'firstOpenDay']), 'park'),
  /** Where shipping and fees are booked, first match wins; `accounts` for the rest. */
  charges: z._default(
    z.strictObject({
      /** By shipping method in the store's words, such as `flat_rate`; every one where absent. */
      shipping: z._default(z.array(z.strictObject({ methods: z.optional(oneOf(100)), ...chargeTarget })), []),
      /** By the fee's name and tax class. */
      fees: z._default(
        z.array(z.strictObject({ names: z.optional(oneOf(200)), classes: z.optional(oneOf(100)), ...chargeTarget })),
        [],
      ),
    }),
    { shipping: [], fees: [] },
  ),
  /** First match wins; empty: every order by `taxes` and `untaxedTaxCode`. An order that no row is for waits. */
  taxMap: z._default(z.array(taxTreatment), []),
  /** Payment method of the store, such as `paypal`, to NAV's payment method and payment terms. */
  payments: z._default(
    z.record(
      z.string(),
      z.strictObject({
        method: z.optional(code(10)),
        terms: z.optional(code(10)),
        /** Cash receipt journal in which what was paid becomes a line that people look over and post. Needs the API. */
        journal: z.optional(code(10)),
      }),
    ),
    {},
  ),
  /** A payment method that `payments` does not name: NAV keeps the customer's, or, where any are named, the order waits. */
  unknownPayment: z._default(z.enum(['leave', 'park']), 'leave'),
  /** First match wins. */
  rules: z._default(z.array(headerRule), []),
};

export type HeaderRuleSetting = z.infer<typeof headerRule>;
