import type { DocumentChange, NavDocumentKind, NavPostalAddress, NavShipTo, NewSalesDocument } from '../nav.ts';
import { emailForNav, phoneForNav, withoutEmpty } from '../contact.ts';
import { type FitRules, fitted } from '../fit.ts';
import { KINDS } from './documentKinds.ts';
import type { ServerSchema } from './fields.ts';
import type { HeaderIds } from './headerValues.ts';
import { bodyOfLine } from './lines.ts';

const RULES: FitRules = {
  lengths: {
    sellToAddressLine1: 100,
    sellToAddressLine2: 50,
    sellToCity: 30,
    sellToState: 30,
    sellToPostCode: 20,
    shipToName: 100,
    shipToContact: 100,
    shipToAddressLine1: 100,
    shipToAddressLine2: 50,
    shipToCity: 30,
    shipToState: 30,
    shipToPostCode: 20,
  },
  // An address that is not complete would send goods astray: of these a server must have every field.
  optional: ['email', 'phoneNumber'],
};

interface DocumentIds extends HeaderIds {
  /** The posted invoice that a credit memo is applied to; null for none. */
  readonly invoiceId: string | null;
}

export function bodyOfDocument(
  kind: NavDocumentKind,
  document: NewSalesDocument,
  { invoiceId, locationId, ...ids }: DocumentIds,
  server: ServerSchema | null,
): Record<string, unknown> {
  const { type, lineSet, lineType, dateField, writesBasis, hasShipTo } = KINDS[kind];
  const head = {
    externalDocumentNumber: document.externalDocumentNo,
    customerNumber: document.customerNo,
    [dateField]: document.orderDate,
    postingDate: document.postingDate,
    // Blank is the local currency; left out, NAV would take the customer's.
    currencyCode: document.currency,
    ...(writesBasis && { pricesIncludeTax: document.pricesIncludeTax }),
    ...(document.sellTo && sellToFields(document.sellTo)),
    ...(hasShipTo && document.shipTo && shipToFields(document.shipTo)),
    ...withoutEmpty({ phoneNumber: phoneForNav(document.phone), email: emailForNav(document.email) }),
    ...(document.salesperson !== undefined && { salesperson: document.salesperson }),
    ...ids,
    // After the customer and the currency, which the invoice has to agree with.
    ...(invoiceId !== null && { invoiceId }),
  };
  const lineFields = server?.types.get(lineType);
  return {
    ...fitted(head, server?.types.get(type), RULES),
    [lineSet]: document.lines.map((line) => bodyOfLine(line, lineFields, locationId)),
  };
}

/** Only what is to be changed; empty when that is nothing. */
export function bodyOfChange(
  kind: NavDocumentKind,
  change: DocumentChange,
  server: ServerSchema | null,
): Record<string, unknown> {
  const { type, dateField, hasShipTo } = KINDS[kind];
  const phone = change.phone === undefined ? null : phoneForNav(change.phone);
  const email = change.email === undefined ? null : emailForNav(change.email);
  const body = {
    ...(change.orderDate !== undefined && { [dateField]: change.orderDate }),
    ...(change.postingDate !== undefined && { postingDate: change.postingDate }),
    ...(change.sellTo && sellToFields(change.sellTo)),
    ...(hasShipTo && change.shipTo && shipToFields(change.shipTo)),
    // What NAV would refuse leaves the old value; only what was meant to be empty clears it.
    ...(phone !== null && (phone !== '' || change.phone?.trim() === '') && { phoneNumber: phone }),
    ...(email !== null && (email !== '' || change.email?.trim() === '') && { email }),
  };
  return fitted(body, server?.types.get(type), RULES);
}

/** Empty parts are sent too, or those of the customer's own address would stay. */
function sellToFields(address: NavPostalAddress): Record<string, string> {
  return {
    sellToAddressLine1: address.addressLine1,
    sellToAddressLine2: address.addressLine2,
    sellToCity: address.city,
    sellToCountry: address.country,
    sellToState: address.state,
    sellToPostCode: address.postCode,
  };
}

function shipToFields(address: NavShipTo): Record<string, string> {
  return {
    shipToName: address.name,
    shipToContact: address.contact,
    shipToAddressLine1: address.addressLine1,
    shipToAddressLine2: address.addressLine2,
    shipToCity: address.city,
    shipToCountry: address.country,
    shipToState: address.state,
    shipToPostCode: address.postCode,
  };
}
