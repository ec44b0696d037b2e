import { Big } from 'big.js';
import type { Body } from './body.ts';
import { checkBody } from './body.ts';
import type { CardSeed, Company } from './company.ts';
import { cardOf, findByCode, findByNumber, toCard } from './company.ts';
import type { CustomerSeed, ItemSeed } from './companySeed.ts';
import { changeDocument, changeLine, createDocument, deleteDocument, tableOf, transact } from './documents.ts';
import { headerType, lineType } from './documentTypes.ts';
import type { Entity, Value } from './entity.ts';
import { numberOf, textOf, touch } from './entity.ts';
import type { Parcel } from './goods.ts';
import type { StockMove } from './itemLedger.ts';
import { adjustStock, moveByHand, renameInLedger } from './itemLedger.ts';
import type { Json } from './json.ts';
import { parseJson } from './json.ts';
import { addCustomer, addItem } from './openCompany.ts';
import { shipAndInvoice, shipOrder } from './orderPosting.ts';
import { applyTo, postCreditMemo, postInvoice } from './posting.ts';
import type { DocumentKind, SalesDocument } from './salesDocument.ts';
import { EMPTY_GUID } from './schema.ts';
import type { SetupAdmin } from './setupAdmin.ts';
import { createSetupAdmin } from './setupAdmin.ts';
import type { StoredDocument, StoredShipment } from './stored.ts';
import { toShipment, toStored } from './stored.ts';

/** Fields as a test writes them: for documents as in a request body, for items and customers decimals may be text too. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a person does in one company, by the numbers they see. Throws when there is no such record. */
export interface CompanyAdmin extends SetupAdmin {
  readonly id: string;
  readonly addItem: (item: ItemSeed) => void;
  /** Values of the API's item: `{ unitPrice: '12.5', taxGroupCode: 'VAT7' }`. A new `inventory` is an adjustment. */
  readonly changeItem: (no: string, values: Fields) => void;
  /** Goods come or go: a ledger entry in base units; the item record is not touched. */
  readonly moveStock: (move: StockMove) => void;
  readonly blockItem: (no: string, blocked?: boolean) => void;
  readonly addCustomer: (customer: CustomerSeed) => void;
  /**
   * Values of the API's customer, and its payment terms by code:
   * `{ taxRegistrationNumber: 'DE123456789', creditLimit: '500', balanceDue: '120.5', paymentTerms: '14 DAYS' }`.
   */
  readonly changeCustomer: (no: string, values: Fields) => void;
  readonly changeCustomerCard: (no: string, card: Partial<CardSeed>) => void;
  readonly blockCustomer: (no: string, blocked?: '_x0020_' | 'Ship' | 'Invoice' | 'All') => void;
  readonly deleteCustomer: (no: string) => void;
  readonly release: (orderNo: string) => void;
  readonly reopen: (orderNo: string) => void;
  readonly sendForApproval: (orderNo: string) => void;
  readonly deleteOrder: (orderNo: string) => void;
  /** Header fields as in a PATCH. */
  readonly editOrder: (orderNo: string, fields: Fields) => void;
  readonly editOrderLine: (orderNo: string, sequence: number, fields: Fields) => void;
  readonly post: (orderNo: string) => StoredDocument;
  /** Posts a shipment without invoicing. Quantities by line number; without them everything that is to be shipped. */
  readonly ship: (orderNo: string, how?: Shipping) => StoredShipment;
  readonly setTracking: (shipmentNo: string, trackingNumber: string) => void;
  /** Fields as in a POST of salesInvoices or salesOrders, lines included. */
  readonly addInvoice: (fields: Fields, how?: { readonly posted: boolean }) => StoredDocument;
  readonly addCreditMemo: (fields: Fields, how?: { readonly posted: boolean }) => StoredDocument;
  readonly addOrder: (fields: Fields) => StoredDocument;
  readonly setInvoiceStatus: (invoiceNo: string, status: 'Open' | 'Paid' | 'Canceled' | 'Corrective') => void;
  /** A payment, decimal text; without an amount all that is open. */
  readonly payInvoice: (invoiceNo: string, amount?: string) => void;
}

export interface Shipping extends Parcel {
  readonly quantities?: Readonly<Record<number, string>>;
}

export function createCompanyAdmin(company: Company): CompanyAdmin {
  return {
    id: company.entity.id,
    ...masterDataAdmin(company),
    ...orderAdmin(company),
    ...postedAdmin(company),
    ...createSetupAdmin(company),
  };
}

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}

function masterDataAdmin(company: Company) {
  const { items, customers } = company.tables;
  const item = (no: string): Entity => found(findByNumber(items, no), `item ${no}`);
  const customer = (no: string): Entity => found(findByNumber(customers, no), `customer ${no}`);
  return {
    addItem: (seed: ItemSeed) => void addItem(company, seed),
    changeItem: (no: string, values: Fields) => changeItem(company, item(no), values),
    moveStock: (move: StockMove) => moveByHand(company, move),
    blockItem: (no: string, blocked = true) => assign(company, item(no), { blocked }),
    addCustomer: (seed: CustomerSeed) => void addCustomer(company, seed),
    changeCustomer: (no: string, values: Fields) => assign(company, customer(no), withTermsId(company, values)),
    changeCustomerCard: (no: string, card: Partial<CardSeed>) => {
      const before = cardOf(company, customer(no));
      const after = toCard({ ...before, lineDiscountPercent: before.lineDiscountPercent.toFixed(), ...card });
      company.customerCards.set(customer(no).id, after);
    },
    blockCustomer: (no: string, blocked: string = 'All') => assign(company, customer(no), { blocked }),
    deleteCustomer: (no: string) => void customers.splice(customers.indexOf(customer(no)), 1),
  };
}

function withTermsId({ tables }: Company, { paymentTerms, ...values }: Fields): Fields {
  if (paymentTerms === undefined) return values;
  const code = String(paymentTerms);
  const id = code === '' ? EMPTY_GUID : found(findByCode(tables.paymentTerms, code), `payment terms ${code}`).id;
  return { ...values, paymentTermsId: id };
}

/** A new inventory is an adjustment, the rest is written on the card. */
function changeItem(company: Company, item: Entity, { inventory, ...values }: Fields): void {
  if (inventory !== undefined) adjustStock(company, item, new Big(String(inventory)));
  if (Object.keys(values).length > 0) assign(company, item, values);
  if (values['number'] !== undefined) renameInLedger(company, item);
}

function orderAdmin(company: Company) {
  const order = (no: string): SalesDocument => byNumber(company, 'order', no);
  return {
    release: (no: string) => setStatus(company, order(no), 'Open'),
    reopen: (no: string) => setStatus(company, order(no), 'Draft'),
    sendForApproval: (no: string) => setStatus(company, order(no), 'In_x0020_Review'),
    deleteOrder: (no: string) => deleteDocument(company, order(no)),
    editOrder: (no: string, fields: Fields) => changeDocument(company, order(no), bodyOf('order', fields)),
    editOrderLine: (no: string, sequence: number, fields: Fields) => {
      const document = order(no);
      const line = document.lines.find((candidate) => numberOf(candidate, 'sequence').eq(sequence));
      changeLine(company, document, found(line, `line ${sequence}`), checkBody(json(fields), lineType('order')));
    },
    post: (no: string) => toStored(company, shipAndInvoice(company, order(no))),
    ship: (no: string, { quantities, ...parcel }: Shipping = {}) =>
      toShipment(company, shipOrder(company, order(no), quantities ?? null, parcel)),
    setTracking: (no: string, trackingNumber: string) => {
      const shipment = company.shipments.find(({ header }) => header.values['number'] === no);
      found(shipment, `shipment ${no}`).trackingNumber = trackingNumber;
    },
    addOrder: (fields: Fields) => toStored(company, createDocument(company, 'order', bodyOf('order', fields))),
  };
}

function postedAdmin(company: Company) {
  const invoice = (no: string): SalesDocument => byNumber(company, 'invoice', no);
  return {
    addInvoice: (fields: Fields, how: { readonly posted: boolean } = { posted: false }) => {
      const added = createDocument(company, 'invoice', bodyOf('invoice', fields));
      if (how.posted) postInvoice(company, added);
      return toStored(company, added);
    },
    addCreditMemo: (fields: Fields, how: { readonly posted: boolean } = { posted: false }) => {
      const added = createDocument(company, 'creditMemo', bodyOf('creditMemo', fields));
      if (how.posted) postCreditMemo(company, added);
      return toStored(company, added);
    },
    setInvoiceStatus: (no: string, status: string) => setStatus(company, invoice(no), status),
    payInvoice: (no: string, amount?: string) => {
      const paid = invoice(no);
      applyTo(company, paid, amount === undefined ? numberOf(paid.header, 'remainingAmount') : new Big(amount));
    },
  };
}

function setStatus(company: Company, document: SalesDocument, status: string): void {
  transact(company, document, (copy) => {
    copy.header.values['status'] = status;
  });
}

function byNumber(company: Company, kind: DocumentKind, no: string): SalesDocument {
  const document = tableOf(company, kind)
    .all()
    .find(({ header }) => textOf(header, 'number') === no);
  return found(document, `${kind} ${no}`);
}

function bodyOf(kind: DocumentKind, fields: Fields): Body {
  const lines = lineType(kind);
  return checkBody(json(fields), headerType(kind), { [lines.set]: lines });
}

function json(fields: Fields): Json {
  return parseJson(JSON.stringify(fields));
}

function assign(company: Company, entity: Entity, values: Fields): void {
  for (const [name, value] of Object.entries(values)) {
    const before = entity.values[name];
    if (before === undefined) throw new Error(`There is no field ${name}.`);
    entity.values[name] = before instanceof Big ? new Big(String(value)) : (value as Value);
  }
  touch(company.world, entity);
}
