import { ConnectorError } from '../../base/errors.ts';
import { emailForNav, phoneForNav, withoutEmpty } from '../contact.ts';
import { type FitRules, fitted } from '../fit.ts';
import type { DocumentChange, NavDocumentKind, NavPostalAddress, NavShipTo, NewSalesDocument } from '../nav.ts';
import type { ODataWrite } from '../odataClient.ts';
import type { PageAccess } from './access.ts';
import { type DocumentPage, header, type HeaderRow, KIND_NAMES, pathOf } from './documents.ts';
import { differing } from './settle.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that are written in one request; the groups one after the other, as NAV's triggers demand. */
export type HeaderGroups = readonly Fields[];

const RULES: FitRules = {
  lengths: {
    Sell_to_Address: 100,
    Sell_to_Address_2: 50,
    Sell_to_City: 30,
    Sell_to_County: 30,
    Sell_to_Post_Code: 20,
    Ship_to_Name: 100,
    Ship_to_Contact: 100,
    Ship_to_Address: 100,
    Ship_to_Address_2: 50,
    Ship_to_City: 30,
    Ship_to_County: 30,
    Ship_to_Post_Code: 20,
  },
  // What some versions and countries do not show; an address that lacks any other field would send goods astray.
  optional: [
    'Document_Date',
    'Order_Date',
    'Sell_to_Address_2',
    'Sell_to_County',
    'Sell_to_Country_Region_Code',
    'Sell_to_Phone_No',
    'Sell_to_E_Mail',
    'Ship_to_Code',
    'Ship_to_Contact',
    'Ship_to_Address_2',
    'Ship_to_County',
  ],
};

/** Everything of the header but customer and number: currency and price basis before there are lines that they reprice. */
export function groupsOf(access: PageAccess, page: DocumentPage, wanted: NewSalesDocument): HeaderGroups {
  const { appliesToInvoiceNo: invoice } = wanted;
  return fittedGroups(access, page, [
    ...dateGroups(wanted),
    { Currency_Code: currencyFor(access, wanted.currency) },
    { Prices_Including_VAT: wanted.pricesIncludeTax },
    ...addressGroups(page.kind, wanted),
    // After the ship-to code, which fills shipment method and location in again.
    ...valueGroups(page, wanted),
    ...(invoice === undefined || invoice === ''
      ? []
      : [{ Applies_to_Doc_Type: 'Invoice' }, { Applies_to_Doc_No: invoice }]),
  ]);
}

export function groupsOfChange(access: PageAccess, page: DocumentPage, change: DocumentChange): HeaderGroups {
  return fittedGroups(access, page, [...dateGroups(change), ...addressGroups(page.kind, change)]);
}

/** The posting date first: it carries the document date along. */
function dateGroups({ postingDate, orderDate }: DocumentChange): HeaderGroups {
  return [
    ...(postingDate === undefined ? [] : [{ Posting_Date: postingDate }]),
    ...(orderDate === undefined ? [] : [{ Document_Date: orderDate }, { Order_Date: orderDate }]),
  ];
}

/** A credit memo ships to nobody. A ship-to code fills the address in again, so that it is cleared before. */
function addressGroups(kind: NavDocumentKind, { sellTo, shipTo, email, phone }: DocumentChange): HeaderGroups {
  return [
    ...(sellTo ? [sellToFields(sellTo)] : []),
    ...(shipTo && kind !== 'creditMemo' ? [{ Ship_to_Code: '' }, shipToFields(shipTo)] : []),
    withoutEmpty({
      Sell_to_Phone_No: phoneForNav(phone ?? ''),
      Sell_to_E_Mail: emailForNav(email ?? ''),
    }),
  ];
}

/** A method of direct debit brings its own payment terms along, so that the terms come after it. */
function valueGroups(page: DocumentPage, wanted: NewSalesDocument): HeaderGroups {
  const fields = {
    Salesperson_Code: wanted.salesperson,
    Customer_Price_Group: wanted.priceGroup,
    Shipment_Method_Code: wanted.shipmentMethod,
    Payment_Method_Code: wanted.paymentMethod,
    Payment_Terms_Code: wanted.paymentTerms,
    Location_Code: isLocationOnLines(page) ? undefined : wanted.location,
  };
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [{ [name]: value }]));
}

/** Lines take the location of their header over; only where the header does not show it, they are given it themselves. */
function isLocationOnLines({ service, part }: DocumentPage): boolean {
  return !service.fields.has('Location_Code') && part.fields.has('Location_Code');
}

/** The location that item lines are written with; absent where they have that of their header. */
export function locationOfLines(page: DocumentPage, wanted: NewSalesDocument): string | undefined {
  return isLocationOnLines(page) ? wanted.location : undefined;
}

/** Blank is the local currency; its own code is not in NAV's table. */
function currencyFor({ localCurrency }: PageAccess, currency: string): string {
  return currency.toUpperCase() === localCurrency?.toUpperCase() ? '' : currency;
}

/** The country first, as NAV looks a post code up within it. Empty parts are sent too, or the customer's own would stay. */
function sellToFields(address: NavPostalAddress): Fields {
  return {
    Sell_to_Country_Region_Code: address.country,
    Sell_to_Address: address.addressLine1,
    Sell_to_Address_2: address.addressLine2,
    Sell_to_City: address.city,
    Sell_to_County: address.state,
    Sell_to_Post_Code: address.postCode,
  };
}

function shipToFields(address: NavShipTo): Fields {
  return {
    Ship_to_Name: address.name,
    Ship_to_Contact: address.contact,
    Ship_to_Country_Region_Code: address.country,
    Ship_to_Address: address.addressLine1,
    Ship_to_Address_2: address.addressLine2,
    Ship_to_City: address.city,
    Ship_to_County: address.state,
    Ship_to_Post_Code: address.postCode,
  };
}

/** @throws ConnectorError `nav-field-missing` before anything is written, where the page lacks a field that is needed. */
function fittedGroups(access: PageAccess, { kind, service }: DocumentPage, groups: HeaderGroups): HeaderGroups {
  const fitting = groups.map((group) => fitted(group, service.fields, RULES));
  const lacks = fitting.flatMap((group) => Object.keys(group)).filter((name) => !service.fields.has(name));
  if (lacks.length === 0) return fitting;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'nav-field-missing',
    message: `The page of a ${KIND_NAMES[kind]}, published as ${service.name}, does not show ${lacks.join(', ')}.`,
    whatToDo: 'Show these fields on the page, or publish one that has them, then replay.',
    params: { fields: lacks.join(', '), service: service.name },
    system: access.system,
  });
}

/**
 * Writes the groups one after the other, each as far as NAV does not show it already, and at the end once more what a
 * later field overwrote. Kind `conflict` when somebody changed the header since `row` was read.
 */
export async function settleHeader(
  access: PageAccess,
  page: DocumentPage,
  row: HeaderRow,
  groups: HeaderGroups,
): Promise<HeaderRow> {
  let current = row;
  const whole: Fields = Object.assign({}, ...groups) as Fields;
  for (const group of [...groups, whole]) {
    const missing = differing(group, current);
    // oxlint-disable-next-line no-await-in-loop
    if (Object.keys(missing).length > 0) current = await patch(access, page, current, missing);
  }
  return current;
}

async function patch(access: PageAccess, page: DocumentPage, row: HeaderRow, fields: Fields): Promise<HeaderRow> {
  const path = pathOf(page, row.No);
  const write: ODataWrite = {
    ...access.at(path, `write the header of ${KIND_NAMES[page.kind]} ${row.No}`),
    method: 'PATCH',
    body: fields,
    ifMatch: row['@odata.etag'],
  };
  const answer = await access.client.write(write, header);
  if (answer) return answer;
  try {
    return await access.client.one(access.at(path, `read ${KIND_NAMES[page.kind]} ${row.No}`), header);
  } catch (error) {
    throw access.client.asUnknownOutcome(error, write);
  }
}

/** Under sales tax a document has a tax area. */
export function isSalesTax(row: HeaderRow): boolean {
  return typeof row['Tax_Area_Code'] === 'string' && row['Tax_Area_Code'] !== '';
}
