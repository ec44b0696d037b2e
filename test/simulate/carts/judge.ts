import { currencyDigits } from '../../../main/base/money.ts';
import { compareDocument } from '../../../main/flows/orders/totals/compare.ts';
import { planTotals } from '../../../main/flows/orders/totals/planTotals.ts';
import type {
  Comparison,
  MoneyLine,
  MoneyRules,
  PlannedTotals,
  TotalsPlan,
} from '../../../main/flows/orders/totals/types.ts';
import { matchLines } from '../../../main/flows/orders/totals/compareLines.ts';
import type { NewDocumentLine, NewSalesDocument } from '../../../main/nav/nav.ts';
import type { StoreOrder } from '../../../main/stores/store.ts';
import { NavFault } from '../../fakes/nav/errors.ts';
import type { BookedDocument, NavBooks } from './books.ts';
import type { Cart } from './cart.ts';
import { ACCOUNTS, CUSTOMERS, itemWith, TAXED, TAXES, UNTAXED } from './company.ts';
import { examine, ROUNDING } from './evidence.ts';
import { type Bought, buy } from './store.ts';

export type Verdict =
  | { readonly kind: 'equal' }
  /** `stage`: before anything was written, or on reading the draft, which is then removed. */
  | { readonly kind: 'parked'; readonly code: string; readonly stage: 'plan' | 'draft' }
  /** What must never be. */
  | { readonly kind: 'wrong'; readonly faults: readonly string[] };

/** What the product said at first, and what the stored documents said, before anything was put right. */
export interface Judged {
  readonly verdict: Verdict;
  readonly compared: Comparison['kind'] | null;
  /** A refusal by NAV is evidence too. */
  readonly evidence: readonly string[];
  readonly repaired: boolean;
  readonly withRounding: boolean;
  readonly worstTaxUnits: number;
}

export interface Planned {
  readonly cart: Cart;
  readonly order: StoreOrder;
  readonly rules: MoneyRules;
  readonly plan: TotalsPlan;
}

/** Makes a plan wrong before it is written: the product then believes it. */
export type Plant = (planned: Planned) => TotalsPlan;

/** Buys a cart, plans it, writes it, compares the draft, posts it and compares again. */
export function judgeCart(cart: Cart, books: NavBooks, plant: Plant = ({ plan }) => plan): Judged {
  const bought = buy(cart);
  const rules = rulesOf(cart);
  const { order } = bought;
  const plan = plant({ cart, order, rules, plan: planTotals(order, rules) });
  if (plan.kind === 'parked') return unwritten({ kind: 'parked', code: plan.facts.code, stage: 'plan' });
  try {
    const document = books(cart.nav, documentOf(cart, order, plan));
    try {
      return judgeDocument(cart, bought, plan, document);
    } finally {
      document.forget();
    }
  } catch (error) {
    if (!(error instanceof NavFault)) throw error;
    const faults = [`NAV refuses: ${error.message}`];
    return { ...unwritten({ kind: 'wrong', faults }), evidence: faults };
  }
}

export function rulesOf({ currency, nav }: Cart): MoneyRules {
  return {
    basis: nav.basis,
    taxSystem: 'vat',
    digits: currencyDigits(currency),
    taxes: TAXES,
    untaxedTaxCode: UNTAXED,
    storeTax: nav.storeTax,
  };
}

function unwritten(verdict: Verdict): Judged {
  return { verdict, compared: null, evidence: [], repaired: false, withRounding: false, worstTaxUnits: 0 };
}

function judgeDocument(cart: Cart, { stored }: Bought, plan: PlannedTotals, document: BookedDocument): Judged {
  const first = compareDocument(plan, document.read(), { posted: false });
  const written = examine(cart, stored, document.stored());
  const isRepairable = first.kind === 'repairLines' || first.kind === 'repairRounding';
  if (isRepairable) repair(plan, document, first);
  const draft = isRepairable ? compareDocument(plan, document.read(), { posted: false }) : first;
  const lines = document.read().lines ?? [];
  const withRounding = lines.some(({ description }) => description === ROUNDING);
  const said = { compared: first.kind, evidence: written.faults, repaired: isRepairable, withRounding };
  if (draft.kind !== 'equal') {
    const code = draft.kind === 'differs' ? draft.facts.code : 'prices-not-kept';
    return { ...said, worstTaxUnits: 0, verdict: { kind: 'parked', code, stage: 'draft' } };
  }
  const drafted = isRepairable ? examine(cart, stored, document.stored()) : written;
  document.post();
  const posted = compareDocument(plan, document.read(), { posted: true });
  const examined = examine(cart, stored, document.stored());
  const compared = posted.kind === 'differs' ? [`posted, ${posted.facts.code}: ${posted.facts.message}`] : [];
  const inDraft = drafted.faults.map((fault) => `draft, ${fault}`);
  const wrong = [...inDraft, ...compared, ...examined.faults.map((fault) => `posted, ${fault}`)];
  const verdict: Verdict = wrong.length === 0 ? { kind: 'equal' } : { kind: 'wrong', faults: wrong };
  return { ...said, worstTaxUnits: examined.worstTaxUnits, verdict };
}

type Repairable = Extract<Comparison, { kind: 'repairLines' | 'repairRounding' }>;

function repair(plan: PlannedTotals, document: BookedDocument, wanted: Repairable): void {
  if (wanted.kind === 'repairLines') {
    for (const { index, ...fields } of wanted.repairs) document.repair(index, fields);
    return;
  }
  const matched = matchLines(plan, document.read().lines ?? []);
  const there = typeof matched === 'string' ? null : matched.rounding;
  if (there) document.repair(there.index, { unitPrice: wanted.amount });
  else document.append(accountLine(ACCOUNTS.rounding, ROUNDING, UNTAXED, wanted.amount));
}

function documentOf(cart: Cart, order: StoreOrder, plan: PlannedTotals): NewSalesDocument {
  return {
    externalDocumentNo: `WOO-${order.number}`,
    customerNo: CUSTOMERS[plan.pricesIncludeTax ? 'gross' : 'net'],
    orderDate: '2026-03-02',
    postingDate: '2026-03-02',
    currency: cart.currency === 'EUR' ? '' : cart.currency,
    pricesIncludeTax: plan.pricesIncludeTax,
    sellTo: null,
    shipTo: null,
    email: '',
    phone: '',
    lines: plan.lines.map((line) => toLine(cart, line)),
  };
}

function toLine({ nav }: Cart, line: MoneyLine): NewDocumentLine {
  const { kind, quantity, taxCode, unitPrice, discountAmount } = line;
  if (kind !== 'item') {
    const name = line.tax?.label ?? line.storeLineKey ?? ROUNDING;
    return { ...accountLine(ACCOUNTS[kind], name, taxCode, unitPrice), quantity, discountAmount };
  }
  const cardCode = codeOfCard(nav, taxCode);
  return {
    kind: 'item',
    no: itemWith(cardCode),
    variantKey: null,
    unit: 'PCS',
    quantity,
    description: line.storeLineKey ?? '',
    taxCode: cardCode === taxCode ? null : taxCode,
    unitPrice,
    discountAmount,
  };
}

/** Where the store's taxes are lines, the cards of the items would still be taxed. */
function codeOfCard({ codesOnCards, storeTax }: Cart['nav'], taxCode: string): string {
  if (storeTax === 'line') return codesOnCards ? TAXED : UNTAXED;
  return codesOnCards ? taxCode : UNTAXED;
}

function accountLine(no: string, description: string, taxCode: string, unitPrice: string): NewDocumentLine {
  const line = { kind: 'account', variantKey: null, unit: '', quantity: '1', discountAmount: '0' } as const;
  return { ...line, no, description, taxCode, unitPrice };
}
