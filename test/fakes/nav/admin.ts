import { Big } from 'big.js';
import type { Body } from './body.ts';
import { checkBody } from './body.ts';
import type { CardSeed, Company } from './company.ts';
import { cardOf, findByNumber, toCard } from './company.ts';
import type { CustomerSeed, ItemSeed } from './companySeed.ts';
import { changeDocument, changeLine, createDocument, deleteDocument, tableOf, transact } from './documents.ts';
import { headerType, lineType } from './documentTypes.ts';
import type { Entity, Value } from './entity.ts';
import { numberOf, textOf, touch } from './entity.ts';
import type { StockMove } from './itemLedger.ts';
import { adjustStock, moveByHand } from './itemLedger.ts';
import type { Json } from './json.ts';
import { parseJson } from './json.ts';
import { addCustomer, addItem } from './openCompany.ts';
import type { Gate } from './operations.ts';
import { shipAndInvoice } from './orderPosting.ts';
import { postInvoice } from './posting.ts';
import type { RequestEntry } from './requests.ts';
import type { DocumentKind, SalesDocument } from './salesDocument.ts';
import { EMPTY_DATE } from './schema.ts';
import type { StoredDocument } from './stored.ts';
import { toStored } from './stored.ts';

/** Fields as a test writes them: for documents as in a request body, for items and customers decimals may be text too. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a person does in one company, by the numbers they see. Throws when there is no such record. */
export interface CompanyAdmin {
  readonly id: string;
  readonly addItem: (item: ItemSeed) => void;
  /** Values of the API's item: `{ unitPrice: '12.5', taxGroupCode: 'VAT7' }`. */
  readonly changeItem: (no: string, values: Fields) => void;
  /** Goods come or go: a ledger entry in base units; the item record is not touched. */
  readonly moveStock: (move: StockMove) => void;
  readonly blockItem: (no: string, blocked?: boolean) => void;
  readonly addCustomer: (customer: CustomerSeed) => void;
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
  /** Fields as in a POST of salesInvoices or salesOrders, lines included. */
  readonly addInvoice: (fields: Fields, how?: { readonly posted: boolean }) => StoredDocument;
  readonly addOrder: (fields: Fields) => StoredDocument;
  readonly setInvoiceStatus: (invoiceNo: string, status: 'Open' | 'Paid' | 'Canceled' | 'Corrective') => void;
  /** Counts for lines entered from now on, as in NAV. */
  readonly setVat: (business: string, product: string, percent: string, identifier?: string) => void;
  /** Days; null is open. */
  readonly setPostingWindow: (from: string | null, to: string | null) => void;
}

export interface Admin extends CompanyAdmin {
  /** Another company by its name; without it everything above means the first one. */
  readonly company: (name: string) => CompanyAdmin;
  /** The next writes fail because another session holds the lock. */
  readonly lock: (writes: number) => void;
  readonly forbid: (set: string) => void;
  readonly allow: (set: string) => void;
  /** Every request so far, oldest first. */
  readonly requests: readonly RequestEntry[];
  /** How many requests went to a set, `salesOrders`, or one of its actions. */
  readonly count: (method: string, set: string) => number;
  readonly forgetRequests: () => void;
}

interface Parts {
  readonly companies: readonly Company[];
  readonly gate: Gate;
  readonly requests: RequestEntry[];
}

export function createAdmin({ companies, gate, requests }: Parts): Admin {
  const admins = companies.map((company) => [textOf(company.entity, 'name'), createCompanyAdmin(company)] as const);
  const first = admins[0]?.[1];
  if (first === undefined) throw new Error('A server needs a company.');
  return {
    ...first,
    company: (name) => found(admins.find(([candidate]) => candidate === name)?.[1], `company ${name}`),
    lock: (writes) => {
      gate.locked = writes;
    },
    forbid: (set) => void gate.forbidden.add(set),
    allow: (set) => void gate.forbidden.delete(set),
    requests,
    count: (method, set) => requests.filter((entry) => entry.method === method && setOf(entry.path) === set).length,
    forgetRequests: () => void requests.splice(0),
  };
}

/** `…/salesOrders(<id>)/salesOrderLines` is about `salesOrderLines`, an action about its name. */
function setOf(path: string): string {
  const last = path.split('/').at(-1) ?? '';
  return last.replace(/\(.*$/, '').replace(/^Microsoft\.NAV\./, '');
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}

function createCompanyAdmin(company: Company): CompanyAdmin {
  return {
    id: company.entity.id,
    ...masterDataAdmin(company),
    ...documentAdmin(company),
    setVat: (business, product, percent, identifier) => {
      company.vat.set(`${business}/${product}`, { percent: new Big(percent), identifier: identifier ?? product });
    },
    setPostingWindow: (from, to) => {
      const values = { allowPostingFrom: from ?? EMPTY_DATE, allowPostingTo: to ?? EMPTY_DATE };
      assign(company, company.ledgerSetup, values);
    },
  };
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
    changeCustomer: (no: string, values: Fields) => assign(company, customer(no), values),
    changeCustomerCard: (no: string, card: Partial<CardSeed>) => {
      const before = cardOf(company, customer(no));
      const after = toCard({ ...before, lineDiscountPercent: before.lineDiscountPercent.toFixed(), ...card });
      company.customerCards.set(customer(no).id, after);
    },
    blockCustomer: (no: string, blocked: string = 'All') => assign(company, customer(no), { blocked }),
    deleteCustomer: (no: string) => void customers.splice(customers.indexOf(customer(no)), 1),
  };
}

/** A new inventory is an adjustment, the rest is written on the card. */
function changeItem(company: Company, item: Entity, { inventory, ...values }: Fields): void {
  if (inventory !== undefined) adjustStock(company, item, new Big(String(inventory)));
  if (Object.keys(values).length > 0) assign(company, item, values);
}

function documentAdmin(company: Company) {
  const order = (no: string): SalesDocument => byNumber(company, 'order', no);
  const setStatus = (document: SalesDocument, status: string): void => {
    transact(company, document, (copy) => {
      copy.header.values['status'] = status;
    });
  };
  return {
    release: (no: string) => setStatus(order(no), 'Open'),
    reopen: (no: string) => setStatus(order(no), 'Draft'),
    sendForApproval: (no: string) => setStatus(order(no), 'In_x0020_Review'),
    deleteOrder: (no: string) => deleteDocument(company, order(no)),
    editOrder: (no: string, fields: Fields) => changeDocument(company, order(no), bodyOf('order', fields)),
    editOrderLine: (no: string, sequence: number, fields: Fields) => {
      const document = order(no);
      const line = document.lines.find((candidate) => numberOf(candidate, 'sequence').eq(sequence));
      changeLine(company, document, found(line, `line ${sequence}`), checkBody(json(fields), lineType('order')));
    },
    post: (no: string) => toStored(company, shipAndInvoice(company, order(no))),
    addOrder: (fields: Fields) => toStored(company, createDocument(company, 'order', bodyOf('order', fields))),
    addInvoice: (fields: Fields, how: { readonly posted: boolean } = { posted: false }) => {
      const invoice = createDocument(company, 'invoice', bodyOf('invoice', fields));
      if (how.posted) postInvoice(company, invoice);
      return toStored(company, invoice);
    },
    setInvoiceStatus: (no: string, status: string) => setStatus(byNumber(company, 'invoice', no), status),
  };
}

function byNumber(company: Company, kind: DocumentKind, no: string): SalesDocument {
  const document = tableOf(company, kind)
    .all()
    .find(({ header }) => header.values['number'] === no);
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
