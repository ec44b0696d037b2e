import type { Decimal } from '../../../base/money.ts';
import type { LineRepair } from '../../../nav/nav.ts';

/** gross: the header's prices include tax. net: they do not. */
export type Basis = 'gross' | 'net';

/** How NAV makes its tax: VAT rounds per tax code, US sales tax once per document, Canada once per jurisdiction. */
export type TaxSystem = 'vat' | 'US' | 'CA';

/** One store percentage and the NAV code it stands for. */
export interface TaxCodeRule {
  /** Sum of the rates of a line, decimal text: "19", "8.875". */
  readonly percent: Decimal;
  /** VAT product posting group, or tax group code under sales tax. */
  readonly taxCode: string;
}

/** What an integration says about amounts; the same for all of its orders in one currency. */
export interface MoneyRules {
  /** Must be `net` under sales tax. */
  readonly basis: Basis;
  readonly taxSystem: TaxSystem;
  /** Decimals of NAV's amount rounding precision in the order's currency. */
  readonly digits: number;
  readonly taxes: readonly TaxCodeRule[];
  /** Code of lines on which the store charged no tax. */
  readonly untaxedTaxCode: string;
  /** `line`: net prices without tax, and each tax of the store as a line, whatever `basis` says. Absent: `nav`. */
  readonly storeTax?: 'nav' | 'line';
  /** The same for single lines, by the store's key of the line. */
  readonly untaxedTaxCodes?: ReadonlyMap<string, string>;
  /** Code of 0 % for the rounding line, best one outside the VAT statement; absent: `untaxedTaxCode`. */
  readonly roundingTaxCode?: string;
  /** Lowers the tolerance of the total, in smallest units of the currency; absent: the full tolerance. */
  readonly toleranceUnits?: number;
}

/** A store rate that taxes a line. */
export interface LineRate {
  readonly id: string;
  readonly percent: Decimal;
  readonly compound: boolean;
}

/** How the values of a line came about, in plain words, for the audit log; "" where there is nothing to tell. */
export interface LineStory {
  readonly lineAmount: string;
  readonly unitPrice: string;
  readonly discountAmount: string;
  readonly taxCode: string;
}

/** The tax of the store that a line stands for. */
export interface TaxOfLine {
  /** Its name, or its percentage where it has none. */
  readonly label: string;
  readonly percent: Decimal;
}

/** One NAV line as far as money goes. Unit price and amounts are on the document's basis. */
export interface MoneyLine {
  /** null for rounding and tax lines; several lines share the key of a fee that was cut per tax group. */
  readonly storeLineKey: string | null;
  readonly kind: 'item' | 'shipping' | 'fee' | 'tax' | 'rounding';
  /** Of a tax line only. */
  readonly tax?: TaxOfLine;
  readonly quantity: Decimal;
  /** At most five decimals, no trailing zeros beyond the currency's decimals. */
  readonly unitPrice: Decimal;
  /** Never negative; always sent, also as 0. */
  readonly discountAmount: Decimal;
  readonly lineAmount: Decimal;
  readonly taxCode: string;
  /** What the store's rates make together, exact; "0" without tax. */
  readonly taxPercent: Decimal;
  /** The rates behind `taxPercent`; empty without tax. */
  readonly rates: readonly LineRate[];
  /** How many rates made a tax amount on the store's line; a taxed part of a cut fee counts those of the whole fee. */
  readonly taxedRates: number;
  /** What the store shows for this line (or this part of a fee), after coupons. */
  readonly storeNet: Decimal;
  readonly storeTax: Decimal;
  readonly story: LineStory;
}

export interface RateTotals {
  readonly percent: Decimal;
  readonly net: Decimal;
  readonly tax: Decimal;
  readonly gross: Decimal;
}

/** What NAV will show, rounding line included, without NAV's own invoice rounding. */
export interface PredictedTotals {
  /** After posting. */
  readonly total: Decimal;
  readonly tax: Decimal;
  readonly byPercent: readonly RateTotals[];
  /** Before posting; differs from `total` only under sales tax with several taxed groups. */
  readonly draftTotal: Decimal;
  readonly draftTax: Decimal;
  /** What a NAV 2018 draft shows instead; absent where it is the same. Only net prices and lines of either sign part them. */
  readonly draftTotalBySign?: Decimal;
}

export interface PlannedTotals {
  readonly kind: 'planned';
  readonly currency: string;
  readonly digits: number;
  readonly taxSystem: TaxSystem;
  readonly pricesIncludeTax: boolean;
  /** The store's tax stands in lines of its own, and NAV must charge none. Absent: NAV charges it. */
  readonly taxAsLines?: boolean;
  /** In store order, then taxes; a rounding line is the last one. */
  readonly lines: readonly MoneyLine[];
  /** Signed; null without a rounding line. */
  readonly roundingAmount: Decimal | null;
  readonly predicted: PredictedTotals;
  /** Before tender: what the document has to come to. */
  readonly storeTotal: Decimal;
  readonly storeTax: Decimal;
  /** By how much the total may be put right with a rounding line. */
  readonly tolerance: Decimal;
  /** By how much the tax of the posted document may differ from the store's. */
  readonly taxTolerance: Decimal;
  /** How the document's own figures came about, one sentence each. */
  readonly story: readonly string[];
}

export type TotalsParkCode =
  /** NAV's arithmetic misses the store's total by more than rounding explains. */
  | 'total-differs'
  | 'tax-rate-unmapped'
  /** The store's lines do not make its total: gift card, store credit, a plugin's filter. */
  | 'unexplained-rest'
  | 'total-zero-or-negative'
  | 'store-total-too-precise'
  /** A line has a quantity below zero, or money and no quantity. */
  | 'quantity-not-positive'
  /** No unit price with five decimals makes this line amount. */
  | 'price-not-expressible'
  /** Sales tax exists on net prices only. */
  | 'basis-not-possible'
  /** A line names a rate that the order does not list. */
  | 'tax-rate-unknown';

/** A document that must not be written as it is, in the words a person reads. */
export interface ParkFacts<Code extends string> {
  readonly code: Code;
  readonly message: string;
  readonly whatToDo: string;
  /** Values for the translated text, none of them personal. */
  readonly params: Readonly<Record<string, string>>;
}

export interface ParkedTotals {
  readonly kind: 'parked';
  readonly facts: ParkFacts<TotalsParkCode>;
}

export type TotalsPlan = PlannedTotals | ParkedTotals;

export type DifferenceCode =
  | 'total-differs'
  | 'tax-rate-differs'
  | 'tax-differs'
  | 'nav-charges-no-tax'
  | 'nav-charges-tax'
  /** NAV puts tax on a document in which the store's tax stands as lines. */
  | 'tax-charged-twice'
  | 'other-basis'
  | 'lines-differ';

/** A repair of one line. */
export interface IndexedRepair extends LineRepair {
  /** Position in the document's own `lines`, comments included. */
  readonly index: number;
}

export type Comparison =
  | { readonly kind: 'equal' }
  | { readonly kind: 'repairLines'; readonly repairs: readonly IndexedRepair[] }
  /** `amount` is what the rounding line has to be in all: change the one there is, or add one. */
  | { readonly kind: 'repairRounding'; readonly amount: Decimal }
  | {
      readonly kind: 'differs';
      readonly what: 'total' | 'tax' | 'basis' | 'lines';
      readonly facts: ParkFacts<DifferenceCode>;
    };

/** One rate of the comparison table: store and NAV side by side. */
export interface RateComparison {
  readonly percent: Decimal;
  readonly store: { readonly net: Decimal; readonly tax: Decimal; readonly gross: Decimal };
  readonly nav: { readonly net: Decimal; readonly tax: Decimal; readonly gross: Decimal };
  /** NAV's tax less the store's. */
  readonly taxDifference: Decimal;
  readonly taxTolerance: Decimal;
  readonly withinTolerance: boolean;
}
