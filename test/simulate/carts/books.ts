import { bodyOfRepair as apiRepair, bodyOfLine as apiLine } from '../../../main/nav/api/lines.ts';
import type { LineRepair, NavDocument, NewDocumentLine, NewSalesDocument } from '../../../main/nav/nav.ts';
import { bodyOfLine, bodyOfRepair, type LineBasis, repairOf } from '../../../main/nav/pages/lines.ts';
import { Big } from 'big.js';
import { type Body, checkBody } from '../../fakes/nav/body.ts';
import type { Company } from '../../fakes/nav/company.ts';
import { addLine, changeLine, createDocument, tableOf } from '../../fakes/nav/documents.ts';
import { headerType, lineType } from '../../fakes/nav/documentTypes.ts';
import { createWorld, type Entity } from '../../fakes/nav/entity.ts';
import { parseJson } from '../../fakes/nav/json.ts';
import { openCompany } from '../../fakes/nav/openCompany.ts';
import { shipAndInvoice } from '../../fakes/nav/orderPosting.ts';
import { createHeader } from '../../fakes/nav/pages/headerWrite.ts';
import { headerColumns } from '../../fakes/nav/pages/headerColumns.ts';
import { lineColumns } from '../../fakes/nav/pages/lineColumns.ts';
import { changeLine as changePageLine, createLine } from '../../fakes/nav/pages/lineWrite.ts';
import type { Column, Site } from '../../fakes/nav/pages/page.ts';
import { pagesSettings } from '../../fakes/nav/pages/pagesOptions.ts';
import { postInvoice } from '../../fakes/nav/posting.ts';
import type { SalesDocument } from '../../fakes/nav/salesDocument.ts';
import { type StoredDocument, toStored } from '../../fakes/nav/stored.ts';
import { recount } from '../../fakes/nav/totals.ts';
import { asRead, toLine } from './asRead.ts';
import type { CartNav } from './cart.ts';
import { cartCompany } from './company.ts';

const NOON = Date.UTC(2026, 2, 2, 12);

/** One document in the books of a simulated NAV, as it stands now. */
export interface BookedDocument {
  /** As the product reads it over this surface. */
  read(): NavDocument;
  /** As NAV keeps it. */
  stored(): StoredDocument;
  repair(index: number, repair: LineRepair): void;
  append(line: NewDocumentLine): void;
  /** Posts it: from then on it is the posted one. */
  post(): void;
  /** Takes it out of the books again, so that they stay small. */
  forget(): void;
}

export type NavBooks = (nav: CartNav, document: NewSalesDocument) => BookedDocument;

/** Three servers: an API as it was, the newest with its low draft tax, and NAV 2018 over page services. */
export function openBooks(): NavBooks {
  const world = createWorld(() => NOON);
  const open = (habits: Partial<Company>) =>
    openCompany(world, cartCompany(), { validateInPageOrder: false, draftKeepsLargerNet: false, ...habits });
  const companies = {
    api: open({}),
    newestApi: open({ validateInPageOrder: true, draftKeepsLargerNet: true }),
    pages2018: open({ reckonsLike2018: true }),
  };
  return (nav, document) => {
    const company = companies[nav.server];
    return nav.server === 'pages2018'
      ? bookByPages(company, nav.kind, document)
      : bookByApi(company, nav.kind, document);
  };
}

type Kind = CartNav['kind'];

/** As it travels: main's body written as JSON and read by the simulator. */
function bodyOf(body: Readonly<Record<string, unknown>>, type: Parameters<typeof checkBody>[1], deep = {}): Body {
  return checkBody(parseJson(JSON.stringify(body)), type, deep);
}

function bookByApi(company: Company, kind: Kind, wanted: NewSalesDocument): BookedDocument {
  const lines = lineType(kind);
  const body = {
    externalDocumentNumber: wanted.externalDocumentNo,
    customerNumber: wanted.customerNo,
    currencyCode: wanted.currency,
    // Invoices take the basis of the customer.
    ...(kind === 'order' && { pricesIncludeTax: wanted.pricesIncludeTax }),
    [lines.set]: wanted.lines.map((line) => apiLine(line, undefined)),
  };
  const document = createDocument(company, kind, bodyOf(body, headerType(kind), { [lines.set]: lines }));
  return booked(company, document, 'api', {
    repair: (line, repair) => changeLine(company, document, line, bodyOf(apiRepair(repair, undefined), lines)),
    append: (line) => void addLine(company, document, bodyOf(apiLine(line, undefined), lines)),
  });
}

function bookByPages(company: Company, kind: Kind, wanted: NewSalesDocument): BookedDocument {
  const site: Site = { company, settings: pagesSettings({}), flow: new Map() };
  const header = {
    Sell_to_Customer_No: wanted.customerNo,
    External_Document_No: wanted.externalDocumentNo,
    Currency_Code: wanted.currency,
    Prices_Including_VAT: wanted.pricesIncludeTax,
  };
  const document = createHeader(site, kind, bodyOf(header, pageType('header', headerColumns(kind))));
  const type = pageType('line', lineColumns(kind));
  const fields = new Map(type.properties.map(({ name, max }) => [name, max ?? null]));
  const basis: LineBasis = { fields, currency: wanted.currency || 'EUR', isSalesTax: false };
  const change = (line: Entity, repair: LineRepair) => {
    const body = bodyOfRepair(repair, readLine(company, document, line), basis);
    changePageLine(site, { document, line }, bodyOf(body, type));
  };
  // No line depends on its neighbours but for its number: each is written by itself, so that long orders stay quick.
  const append = (line: NewDocumentLine) => {
    const alone: SalesDocument = { ...document, lines: [] };
    const made = createLine(site, alone, bodyOf(bodyOfLine(line, basis), type)).line;
    const read = readLine(company, alone, made);
    const wrong = repairOf(line, read, basis);
    if (wrong !== null) {
      const body = bodyOfRepair(wrong, { ...read, ...amountsOf(line) }, basis);
      changePageLine(site, { document: alone, line: made }, bodyOf(body, type));
    }
    document.lines.push(made);
    made.values['sequence'] = new Big(document.lines.length * 10_000);
  };
  for (const line of wanted.lines) append(line);
  recount(company, document);
  return booked(company, document, 'pages', {
    repair: change,
    append(line) {
      append(line);
      recount(company, document);
    },
  });
}

function amountsOf({ unitPrice, discountAmount }: NewDocumentLine) {
  return { unitPrice, discountAmount };
}

function pageType<R>(name: string, columns: readonly Column<R>[]) {
  return { name, set: name, table: name, key: 'No', properties: columns.map(({ property }) => property) };
}

function readLine(company: Company, document: SalesDocument, line: Entity) {
  return toLine(company, document, line, 'pages');
}

interface Changes {
  readonly repair: (line: Entity, repair: LineRepair) => void;
  readonly append: (line: NewDocumentLine) => void;
}

function booked(
  company: Company,
  made: SalesDocument,
  surface: 'api' | 'pages',
  { repair, append }: Changes,
): BookedDocument {
  let document = made;
  return {
    read: () => asRead(company, document, surface),
    stored: () => toStored(company, document),
    repair(index, wanted) {
      const line = document.lines[index];
      if (line === undefined) throw new Error(`There is no line ${index} to repair.`);
      repair(line, wanted);
    },
    append,
    post() {
      if (document.kind === 'order') document = shipAndInvoice(company, document);
      else postInvoice(company, document);
    },
    forget() {
      tableOf(company, made.kind).remove(made);
      tableOf(company, document.kind).remove(document);
      company.shipments.length = 0;
      company.ledger.length = 0;
      company.dimensionSets.clear();
    },
  };
}
