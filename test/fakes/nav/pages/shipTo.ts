import { applyHeader } from '../headers.ts';
import { findById } from '../company.ts';
import { headerType } from '../documentTypes.ts';
import type { Value } from '../entity.ts';
import { textOf } from '../entity.ts';
import { noSuchCode } from '../errors.ts';
import { propertyOf } from '../schema.ts';
import type { HeaderWork } from './headerWrite.ts';

/** The code fills the whole address in again, whatever was written there; without one it is the customer's. */
export function setShipToCode(work: HeaderWork, value: Value): void {
  const { document, site } = work;
  const address = value === '' ? customerAddress(work) : shipToAddress(work, String(value));
  const fields = Object.entries(address).flatMap(([name, text]) => {
    const property = propertyOf(headerType(document.kind), name);
    return property === undefined ? [] : [{ property, value: text }];
  });
  applyHeader(site.company, document, fields);
  document.header.values['Ship_to_Code'] = value;
}

function shipToAddress({ document, site }: HeaderWork, wanted: string): Readonly<Record<string, string>> {
  const customerNo = textOf(document.header, 'customerNumber');
  const found = site.settings.shipToAddresses.find((row) => row.customerNo === customerNo && row.code === wanted);
  if (found === undefined) throw noSuchCode('Ship-to Code', 'Sales Header', wanted, 'Ship-to Address');
  return {
    shipToName: found.name,
    shipToAddressLine1: found.address,
    shipToAddressLine2: '',
    shipToPostCode: found.postCode,
    shipToCity: found.city,
    shipToCountry: found.country,
    shipToContact: '',
  };
}

function customerAddress({ document, site }: HeaderWork): Readonly<Record<string, string>> {
  const customer = findById(site.company.tables.customers, textOf(document.header, 'customerId'));
  if (customer === undefined) return {};
  return {
    shipToName: textOf(customer, 'displayName'),
    shipToAddressLine1: textOf(customer, 'addressLine1'),
    shipToAddressLine2: textOf(customer, 'addressLine2'),
    shipToPostCode: textOf(customer, 'postalCode'),
    shipToCity: textOf(customer, 'city'),
    shipToCountry: textOf(customer, 'country'),
    shipToContact: '',
  };
}
