import { Big } from 'big.js';
import type {
  CurrencySeed,
  CustomerGroups,
  CustomerSeed,
  CustomerTemplate,
  VatCalculation,
  VatSeed,
} from './companySeed.ts';
import type { Entity, World } from './entity.ts';
import { textOf } from './entity.ts';
import { NavFault, recordNotFound } from './errors.ts';
import type { LedgerEntry } from './itemLedger.ts';
import type { SalesDocument } from './salesDocument.ts';
import { ZERO } from './schema.ts';
import type { CustomerPriceGroup, GeneralPosting, ItemReference, SalesPrice } from './setup.ts';
import type { InventorySetup, SalesSetup } from './setupSeed.ts';
import type { PostedShipment } from './shipments.ts';

/** What the API does not show of a customer, and documents depend on. */
export interface CustomerCard {
  /** VAT business posting group. */
  businessGroup: string;
  generalBusinessGroup: string;
  customerPostingGroup: string;
  priceGroup: string;
  discountGroup: string;
  /** Where this customer's goods come from; "" is no location. */
  locationCode: string;
  pricesIncludeTax: boolean;
  lineDiscountPercent: Big;
}

/** What the API does not show of an item. */
export interface ItemCard {
  /** Base units in one of the unit, by unit code. */
  units: ReadonlyMap<string, Big>;
  generalProductGroup: string;
  /** "" for items that are not tracked. */
  trackingCode: string;
  variantMandatory: boolean;
}

export interface LocationCard {
  readonly requireShipment: boolean;
  readonly requirePick: boolean;
}

export interface NumberSeries {
  readonly series: string;
  /** People and clients may give numbers of their own. */
  manual: boolean;
  /** The series gives a number where none was given. */
  default: boolean;
  next: string;
}

/** All records of one company, and its set-up. */
export interface Company {
  readonly world: World;
  readonly entity: Entity;
  readonly ledgerSetup: Entity;
  readonly information: Entity;
  readonly tables: Tables;
  readonly customerCards: Map<string, CustomerCard>;
  readonly itemCards: Map<string, ItemCard>;
  /** Tax group by account id. */
  readonly accountTaxGroups: Map<string, string>;
  readonly currencyCards: Map<string, CurrencySeed>;
  readonly vat: Map<string, VatSetup>;
  readonly templates: readonly CustomerTemplate[];
  readonly priceBusinessGroup: string;
  /** Line fields are validated in the page's order instead of the body's: then clients need the repair PATCH. */
  readonly validateInPageOrder: boolean;
  /** Draft tax in documents with prices including tax can read low, as on the newest servers. */
  readonly draftKeepsLargerNet: boolean;
  /** VAT in documents with prices including tax as NAV 2018 works it out. */
  readonly reckonsLike2018?: boolean;
  readonly localPrecision: Big;
  readonly localUnitPrecision: Big;
  readonly orders: DocumentTable;
  readonly invoices: DocumentTable;
  readonly creditMemos: DocumentTable;
  /** Posted shipments, oldest first. */
  readonly shipments: PostedShipment[];
  /** Every movement of stock, by entry number. */
  readonly ledger: LedgerEntry[];
  readonly numbers: Record<SeriesName, NumberSeries>;
  /** Changed in place when an administrator does. */
  readonly salesSetup: SalesSetup;
  readonly inventorySetup: InventorySetup;
  /** By location code. */
  readonly locationCards: ReadonlyMap<string, LocationCard>;
  readonly customerPriceGroups: readonly CustomerPriceGroup[];
  readonly customerDiscountGroups: readonly CodeName[];
  readonly shippingAgents: readonly CodeName[];
  readonly salesPrices: SalesPrice[];
  readonly itemReferences: ItemReference[];
  /** By `business/product`; both general posting groups. */
  readonly generalPosting: Map<string, GeneralPosting>;
  /** Codes of the two dimensions that documents show as shortcuts. */
  readonly globalDimensions: readonly string[];
  /** Dimension set lines by the id of the document or line that has them. */
  readonly dimensionSets: Map<string, Entity[]>;
  /** General product posting group by account id. */
  readonly accountProductGroups: Map<string, string>;
}

export interface CodeName {
  readonly code: string;
  readonly displayName: string;
}

export const SERIES_NAMES = [
  'customers',
  'orders',
  'invoices',
  'postedInvoices',
  'creditMemos',
  'postedCreditMemos',
  'shipments',
] as const;
export type SeriesName = (typeof SERIES_NAMES)[number];

export interface Tables {
  readonly currencies: Entity[];
  readonly countries: Entity[];
  readonly units: Entity[];
  readonly taxGroups: Entity[];
  readonly paymentTerms: Entity[];
  readonly shipmentMethods: Entity[];
  readonly locations: Entity[];
  readonly accounts: Entity[];
  readonly items: Entity[];
  readonly itemVariants: Entity[];
  readonly customers: Entity[];
  readonly paymentMethods: Entity[];
  readonly dimensions: Entity[];
  readonly dimensionValues: Entity[];
  readonly defaultDimensions: Entity[];
  readonly paymentJournals: Entity[];
  /** Unposted lines of all journals. */
  readonly payments: Entity[];
}

export interface VatSetup {
  readonly percent: Big;
  readonly identifier: string;
  readonly calculation: VatCalculation;
}

export function toVatSetup({ product, percent, identifier, calculation = 'Normal VAT' }: VatSeed): VatSetup {
  return { percent: new Big(percent), identifier: identifier ?? product, calculation };
}

/** Documents by id, with an index on the external document number: look-ups by it are on every order's way. */
export interface DocumentTable {
  readonly all: () => readonly SalesDocument[];
  readonly byId: (id: string) => SalesDocument | undefined;
  readonly byExternalNumber: (number: string) => readonly SalesDocument[];
  readonly insert: (document: SalesDocument) => void;
  readonly remove: (document: SalesDocument) => void;
  /** To be called after the external number of a stored document changed. */
  readonly reindex: (document: SalesDocument, before: string) => void;
}

export function createDocumentTable(): DocumentTable {
  const rows = new Map<string, SalesDocument>();
  const external = new Map<string, Set<SalesDocument>>();
  const put = (document: SalesDocument): void => {
    const key = textOf(document.header, 'externalDocumentNumber');
    external.set(key, (external.get(key) ?? new Set()).add(document));
  };
  return {
    all: () => [...rows.values()],
    byId: (id) => rows.get(id),
    byExternalNumber: (number) => [...(external.get(number) ?? [])],
    insert: (document) => {
      rows.set(document.header.id, document);
      put(document);
    },
    remove: (document) => {
      rows.delete(document.header.id);
      external.get(textOf(document.header, 'externalDocumentNumber'))?.delete(document);
    },
    reindex: (document, before) => {
      external.get(before)?.delete(document);
      put(document);
    },
  };
}

/** The number the series gives next; the digits at its end count up. */
export function takeNumber(series: NumberSeries): string {
  const taken = series.next;
  series.next = taken.replace(/\d+$/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'));
  return taken;
}

export function findByCode(table: readonly Entity[], code: string): Entity | undefined {
  return table.find((row) => row.values['code'] === code);
}

export function findByNumber(table: readonly Entity[], number: string): Entity | undefined {
  return table.find((row) => row.values['number'] === number);
}

export function findById(table: readonly Entity[], id: string): Entity | undefined {
  return table.find((row) => row.id === id);
}

/** What lines of the combination carry. */
export function vatSetup(
  company: Company,
  business: string,
  product: string,
): Pick<VatSetup, 'percent' | 'identifier'> {
  const setup = company.vat.get(`${business}/${product}`);
  if (setup !== undefined) return setup.calculation === 'Reverse Charge VAT' ? { ...setup, percent: ZERO } : setup;
  // An account without VAT group carries no VAT at all.
  if (product === '') return { percent: ZERO, identifier: '' };
  throw recordNotFound(
    'VAT Posting Setup',
    `VAT Bus. Posting Group='${business}',VAT Prod. Posting Group='${product}'`,
  );
}

/** Blank is the local currency. */
export function amountPrecision(company: Company, currency: string): Big {
  const card = company.currencyCards.get(currency);
  return card === undefined ? company.localPrecision : new Big(card.amountPrecision ?? '0.01');
}

export function unitPrecision(company: Company, currency: string): Big {
  const card = company.currencyCards.get(currency);
  return card === undefined ? company.localUnitPrecision : new Big(card.unitAmountPrecision ?? '0.00001');
}

/** Local currency for one unit on a day; refused when no rate has started by then. */
export function localRate(company: Company, currency: string, on: string): Big {
  if (currency === '') return new Big(1);
  const rates = company.currencyCards.get(currency)?.rates ?? [];
  const started = rates.filter((rate) => rate.from <= on).toSorted((a, b) => (a.from < b.from ? 1 : -1));
  const [latest] = started;
  if (latest !== undefined) return new Big(latest.local);
  const filters = `Filters: Currency Code: ${currency}, Starting Date: ..${on}`;
  const message = `There is no Currency Exchange Rate within the filter. ${filters}`;
  throw new NavFault(404, 'Internal_DataNotFoundFilter', message);
}

export function cardOf(company: Company, customer: Entity): CustomerCard {
  const card = company.customerCards.get(customer.id);
  return card ?? toCard({ businessGroup: '', pricesIncludeTax: false });
}

export type CardSeed = CustomerGroups &
  Pick<CustomerSeed, 'businessGroup' | 'pricesIncludeTax' | 'lineDiscountPercent'>;

export function toCard(seed: CardSeed): CustomerCard {
  return {
    businessGroup: seed.businessGroup,
    generalBusinessGroup: seed.generalBusinessGroup ?? seed.businessGroup,
    customerPostingGroup: seed.customerPostingGroup ?? seed.businessGroup,
    priceGroup: seed.priceGroup ?? '',
    discountGroup: seed.discountGroup ?? '',
    locationCode: seed.locationCode ?? '',
    pricesIncludeTax: seed.pricesIncludeTax,
    lineDiscountPercent: new Big(seed.lineDiscountPercent ?? '0'),
  };
}

export function localCurrency(company: Company): string {
  return textOf(company.ledgerSetup, 'localCurrencyCode');
}

export function postingWindow(company: Company): { readonly from: string; readonly to: string } {
  return { from: textOf(company.ledgerSetup, 'allowPostingFrom'), to: textOf(company.ledgerSetup, 'allowPostingTo') };
}
