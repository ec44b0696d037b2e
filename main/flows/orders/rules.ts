import type { Decimal } from '../../base/money.ts';
import type { CustomerRules } from '../customers/customerRules.ts';
import type { ChargeRules } from '../mapping/charges.ts';
import type { GiftCardRules } from '../mapping/giftCards.ts';
import type { ItemMatching, ItemRule } from '../mapping/matching.ts';
import type { PaymentRules } from '../mapping/payments.ts';
import type { HeaderRule } from '../mapping/rules.ts';
import type { TaxLineRules } from '../mapping/taxAccounts.ts';
import type { TaxTreatment } from '../mapping/taxes.ts';
import type { TenderRules } from '../mapping/tender.ts';
import type { PaymentState } from './gate.ts';
import type { SourceRules } from './sources.ts';

/** What an integration says about orders; values taken from its settings, never the settings themselves. */
export interface OrderRules extends PaymentRules, CustomerRules, TenderRules, GiftCardRules, TaxLineRules {
  readonly integrationId: string;
  readonly mode: 'live' | 'shadow';
  readonly statuses: readonly string[];
  readonly paymentStates: readonly PaymentState[];
  readonly sources: SourceRules;
  /** Orders that cost nothing. */
  readonly zeroTotals: 'import' | 'leaveOut';
  /** Orders placed before this instant are none of ours. */
  readonly startAt: string;
  readonly document: 'salesOrder' | 'salesInvoice';
  /** `automatic`: posted once it is equal. */
  readonly posting: 'off' | 'automatic';
  /** External document numbers by which people key orders in, with `{number}` for the order's own. */
  readonly keyedByHand: readonly string[];
  /** In front of the order number in NAV's external document number. */
  readonly prefix: string;
  readonly taxSystem: 'vat' | 'US' | 'CA';
  /** Not where `storeTax` is `line`: such documents are net. */
  readonly basis: 'gross' | 'net';
  readonly taxes: readonly { readonly percent: Decimal; readonly taxCode: string }[];
  readonly untaxedTaxCode: string;
  readonly accounts: { readonly shipping: string; readonly fees: string; readonly rounding: string };
  readonly postingDate: 'today' | 'placed' | 'paid';
  /** A posting date before NAV's window: it waits for a person, or moves to the first open day. */
  readonly closedPostingDate: 'park' | 'firstOpenDay';
  readonly timeZone: string;
  readonly countries: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, ItemRule>>;
  /** How the item of a line is found. */
  readonly matching: ItemMatching;
  readonly noteAtOrder: boolean;
  /** How orders are taxed by country and VAT number; empty: all by `taxes` and `untaxedTaxCode`. First match wins. */
  readonly taxMap: readonly TaxTreatment[];
  /** Where shipping and fees are booked, but for those on the accounts above. */
  readonly charges: ChargeRules['charges'];
  /** What single orders get beyond NAV's own values; the first that matches. */
  readonly headerRules: readonly HeaderRule[];
}
