import type { Big } from 'big.js';
import type { Company } from './company.ts';
import { tableOf } from './documents.ts';
import type { Entity } from './entity.ts';
import { flagOf, instant, numberOf, textOf } from './entity.ts';
import type { DocumentKind, SalesDocument } from './salesDocument.ts';
import { ZERO } from './schema.ts';
import { postingGroups } from './totals.ts';

/** Decimal text throughout. */
export interface StoredLine {
  readonly sequence: number;
  readonly type: string;
  readonly no: string;
  readonly variantId: string;
  readonly description: string;
  readonly unit: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discountAmount: string;
  readonly taxCode: string;
  readonly taxPercent: string;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
}

export interface StoredVat {
  readonly percent: string;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
}

export interface StoredDocument {
  readonly kind: DocumentKind;
  readonly company: string;
  readonly id: string;
  readonly number: string;
  readonly externalDocumentNumber: string;
  readonly customerNumber: string;
  readonly currencyCode: string;
  readonly pricesIncludeTax: boolean;
  readonly status: string;
  readonly posted: boolean;
  readonly orderNumber: string;
  readonly postingDate: string;
  /** ISO instants. */
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly lines: readonly StoredLine[];
  /** As the API shows them: the draft's walk before posting, the posted figures after. */
  readonly totals: { readonly net: string; readonly tax: string; readonly gross: string };
  /** By posting rules, per percent; what the books will say. */
  readonly vat: readonly StoredVat[];
  /** Every property of the header as the API shows it. */
  readonly header: Readonly<Record<string, string | boolean>>;
}

export interface StoredCustomer {
  readonly company: string;
  readonly id: string;
  readonly number: string;
  readonly displayName: string;
  readonly email: string;
  readonly country: string;
  readonly blocked: string;
  readonly createdAt: string;
}

export interface Stored {
  readonly orders: () => readonly StoredDocument[];
  readonly invoices: () => readonly StoredDocument[];
  /** Drafts and posted ones. */
  readonly creditMemos: () => readonly StoredDocument[];
  /** Orders and invoices of all companies, oldest first. */
  readonly documents: () => readonly StoredDocument[];
  readonly byExternalNumber: (number: string) => readonly StoredDocument[];
  readonly customers: () => readonly StoredCustomer[];
}

export function createStored(companies: readonly Company[]): Stored {
  const of = (kind: DocumentKind): readonly StoredDocument[] =>
    companies.flatMap((company) =>
      tableOf(company, kind)
        .all()
        .map((document) => toStored(company, document)),
    );
  const documents = (): readonly StoredDocument[] =>
    [...of('order'), ...of('invoice')].toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  return {
    orders: () => of('order'),
    invoices: () => of('invoice'),
    creditMemos: () => of('creditMemo'),
    documents,
    byExternalNumber: (number) =>
      companies.flatMap((company) =>
        [company.orders, company.invoices].flatMap((table) =>
          table.byExternalNumber(number.toUpperCase()).map((document) => toStored(company, document)),
        ),
      ),
    customers: () => companies.flatMap((company) => company.tables.customers.map((row) => toCustomer(company, row))),
  };
}

export function toStored(company: Company, document: SalesDocument): StoredDocument {
  const { header } = document;
  return {
    kind: document.kind,
    company: textOf(company.entity, 'name'),
    id: header.id,
    number: textOf(header, 'number'),
    externalDocumentNumber: textOf(header, 'externalDocumentNumber'),
    customerNumber: textOf(header, 'customerNumber'),
    currencyCode: textOf(header, 'currencyCode'),
    pricesIncludeTax: flagOf(header, 'pricesIncludeTax'),
    status: textOf(header, 'status'),
    posted: document.posted,
    orderNumber: textOf(header, 'orderNumber'),
    postingDate: textOf(header, 'postingDate'),
    createdAt: instant(header.createdAt),
    modifiedAt: instant(header.modifiedAt),
    lines: document.lines.map(toLine),
    totals: {
      net: plain(header, 'totalAmountExcludingTax'),
      tax: plain(header, 'totalTaxAmount'),
      gross: plain(header, 'totalAmountIncludingTax'),
    },
    vat: byPercent(company, document),
    header: plainValues(header),
  };
}

function plain(entity: Entity, name: string): string {
  return numberOf(entity, name).toFixed();
}

function plainValues(entity: Entity): Readonly<Record<string, string | boolean>> {
  const entries = Object.entries(entity.values);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'object' ? value.toFixed() : value]),
  );
}

function toLine(line: Entity): StoredLine {
  return {
    sequence: numberOf(line, 'sequence').toNumber(),
    type: textOf(line, 'lineType'),
    no: textOf(line, 'lineObjectNumber'),
    variantId: textOf(line, 'itemVariantId'),
    description: textOf(line, 'description'),
    unit: textOf(line, 'unitOfMeasureCode'),
    quantity: plain(line, 'quantity'),
    unitPrice: plain(line, 'unitPrice'),
    discountAmount: plain(line, 'discountAmount'),
    taxCode: textOf(line, 'taxCode'),
    taxPercent: plain(line, 'taxPercent'),
    net: plain(line, 'amountExcludingTax'),
    tax: plain(line, 'totalTaxAmount'),
    gross: plain(line, 'amountIncludingTax'),
  };
}

/** Identifiers of one percent are rounded apart and added here. */
function byPercent(company: Company, document: SalesDocument): readonly StoredVat[] {
  const sums = new Map<string, { net: Big; tax: Big; gross: Big }>();
  for (const group of postingGroups(company, document)) {
    const sum = sums.get(group.percent.toFixed()) ?? { net: ZERO, tax: ZERO, gross: ZERO };
    sums.set(group.percent.toFixed(), {
      net: sum.net.plus(group.net),
      tax: sum.tax.plus(group.tax),
      gross: sum.gross.plus(group.gross),
    });
  }
  return [...sums].map(([percent, { net, tax, gross }]) => ({
    percent,
    net: net.toFixed(),
    tax: tax.toFixed(),
    gross: gross.toFixed(),
  }));
}

function toCustomer(company: Company, customer: Entity): StoredCustomer {
  return {
    company: textOf(company.entity, 'name'),
    id: customer.id,
    number: textOf(customer, 'number'),
    displayName: textOf(customer, 'displayName'),
    email: textOf(customer, 'email'),
    country: textOf(customer, 'country'),
    blocked: textOf(customer, 'blocked'),
    createdAt: instant(customer.createdAt),
  };
}
