import type { Big } from 'big.js';
import type { Company } from './company.ts';
import { dimensionCodes } from './dimensions.ts';
import { tableOf } from './documents.ts';
import type { Entity } from './entity.ts';
import { flagOf, instant, numberOf, textOf } from './entity.ts';
import type { LedgerEntry } from './itemLedger.ts';
import type { DocumentKind, SalesDocument } from './salesDocument.ts';
import { ZERO } from './schema.ts';
import type { PostedShipment } from './shipments.ts';
import type { StoredPayment } from './storedPayment.ts';
import { toPayment } from './storedPayment.ts';
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
  /** Of a credit memo: the posted invoice it is applied to. */
  readonly invoiceNumber: string;
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

export interface StoredShipment {
  readonly company: string;
  readonly number: string;
  readonly orderNumber: string;
  readonly externalDocumentNumber: string;
  readonly postingDate: string;
  readonly shippingAgentCode: string;
  readonly trackingNumber: string;
  readonly lines: readonly {
    readonly sequence: number;
    readonly no: string;
    readonly variantCode: string;
    readonly locationCode: string;
    readonly quantity: string;
  }[];
}

/** A movement of stock, in base units. */
export interface StoredMovement {
  readonly company: string;
  readonly entryNo: number;
  readonly itemNo: string;
  readonly variantCode: string;
  readonly locationCode: string;
  readonly postingDate: string;
  readonly documentNumber: string;
  readonly quantity: string;
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
  readonly shipments: () => readonly StoredShipment[];
  readonly movements: () => readonly StoredMovement[];
  /** Of all journals, oldest first. */
  readonly payments: () => readonly StoredPayment[];
  /** Dimension codes and their values, of a document or line. */
  readonly dimensions: (id: string) => Readonly<Record<string, string>>;
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
    shipments: () => companies.flatMap((company) => company.shipments.map((row) => toShipment(company, row))),
    payments: () => companies.flatMap((company) => company.tables.payments.map((row) => toPayment(company, row))),
    movements: () => companies.flatMap((company) => company.ledger.map((row) => toMovement(company, row))),
    dimensions: (id) => Object.fromEntries(companies.flatMap((company) => [...dimensionCodes(company, id)])),
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
    invoiceNumber: textOf(header, 'invoiceNumber'),
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

export function toShipment(
  company: Company,
  { header, lines, shippingAgentCode, trackingNumber }: PostedShipment,
): StoredShipment {
  return {
    company: textOf(company.entity, 'name'),
    number: textOf(header, 'number'),
    orderNumber: textOf(header, 'orderNumber'),
    externalDocumentNumber: textOf(header, 'externalDocumentNumber'),
    postingDate: textOf(header, 'postingDate'),
    shippingAgentCode,
    trackingNumber,
    lines: lines.map(({ entity, variantCode, locationCode }) => ({
      sequence: numberOf(entity, 'sequence').toNumber(),
      no: textOf(entity, 'lineObjectNumber'),
      variantCode,
      locationCode,
      quantity: plain(entity, 'quantity'),
    })),
  };
}

function toMovement(company: Company, entry: LedgerEntry): StoredMovement {
  const { entity, entryNo, itemNo, variantCode, locationCode, postingDate, quantity } = entry;
  return {
    company: textOf(company.entity, 'name'),
    entryNo,
    itemNo,
    variantCode,
    locationCode,
    postingDate,
    documentNumber: textOf(entity, 'documentNumber'),
    quantity: quantity.toFixed(),
  };
}
