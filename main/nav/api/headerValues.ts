import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import { capabilityMissing } from '../capabilityMissing.ts';
import type { NavDocumentKind, NewSalesDocument } from '../nav.ts';
import { oneOf } from '../odata.ts';
import { text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';
import { REMEDIES } from './capabilities.ts';
import { KINDS } from './documentKinds.ts';
import type { ServerSchema } from './fields.ts';
import { readDimensionValues } from './referenceLists.ts';

const LONGEST_CODE = 10;

/** Values of a document that the API knows by the ids of other records. */
export interface HeaderIds {
  readonly paymentTermsId?: string;
  readonly shipmentMethodId?: string;
  /** Of its item lines. */
  readonly locationId?: string;
}

/** A set whose records have codes, and what one of them is called in messages. */
export interface CodeList {
  readonly set: string;
  readonly words: string;
}

const LISTS = {
  paymentTermsId: { set: 'paymentTerms', words: 'payment terms' },
  shipmentMethodId: { set: 'shipmentMethods', words: 'shipment method' },
  locationId: { set: 'locations', words: 'location' },
} as const;

/**
 * Finds the records behind the codes that a document names.
 *
 * @throws ConnectorError before anything is written, for what this server's API cannot write or NAV does not have.
 */
export async function headerIds(
  access: ApiAccess,
  kind: NavDocumentKind,
  document: NewSalesDocument,
): Promise<HeaderIds> {
  testFields(access, kind, document, await access.book.schema(access.client));
  const ids: Record<string, string> = {};
  const wanted = {
    paymentTermsId: document.paymentTerms,
    shipmentMethodId: document.shipmentMethod,
    locationId: document.location,
  };
  for (const [field, code] of Object.entries(wanted)) {
    // oxlint-disable-next-line no-await-in-loop
    if (code !== undefined) ids[field] = await idOf(access, LISTS[field as keyof typeof LISTS], code);
  }
  for (const { code, value } of document.dimensions ?? []) {
    // oxlint-disable-next-line no-await-in-loop
    const values = await readDimensionValues(access, code);
    if (!values.some((one) => one.code.toUpperCase() === value.trim().toUpperCase()))
      throw unknownCode(access, `value of dimension ${code}`, value);
  }
  return ids;
}

/** What a server does not have it would refuse as malformed; where it does not tell, it is asked. */
function testFields(
  access: ApiAccess,
  kind: NavDocumentKind,
  document: NewSalesDocument,
  server: ServerSchema | null,
): void {
  const { type, lineType, words } = KINDS[kind];
  if (document.paymentMethod !== undefined) {
    const remedy =
      'Take the payment method out of "payments" of the integration, or write the documents over page services, then replay.';
    throw missing(access, `The API of NAV has no payment method on a ${words}.`, 'paymentMethod', remedy);
  }
  if (document.priceGroup !== undefined) {
    const remedy =
      'Give the price group to the customer in NAV and take it out of the rules of the integration, or write the documents over page services, then replay.';
    throw missing(access, `The API of NAV has no customer price group on a ${words}.`, 'priceGroup', remedy);
  }
  const fields = [
    [document.salesperson, type, 'salesperson'],
    [document.paymentTerms, type, 'paymentTermsId'],
    [document.shipmentMethod, type, 'shipmentMethodId'],
    [document.location, lineType, 'locationId'],
  ] as const;
  for (const [value, entity, field] of fields) {
    const known = server?.types.get(entity);
    if (value === undefined || known === undefined || known.has(field)) continue;
    const remedy =
      'Take it out of the rules of the integration, update Business Central, or write the documents over page services, then replay.';
    throw missing(access, `The API of this NAV version has no ${field} on a ${words}.`, field, remedy);
  }
  const hasThem = server === null || server.sets.size === 0 || server.sets.has('dimensions');
  if ((document.dimensions ?? []).length > 0 && !hasThem)
    throw capabilityMissing('dimensions', REMEDIES.dimensions, access.system);
}

/** The id behind a code. @throws ConnectorError `nav-code-unknown` when the list has no such code. */
export async function idOf(access: ApiAccess, { set, words }: CodeList, code: string): Promise<string> {
  const wanted = code.trim().toUpperCase();
  if (wanted.length > LONGEST_CODE) throw unknownCode(access, words, code);
  const query = { $filter: oneOf('code', [wanted]), $select: 'id,code' };
  const read = { path: `${access.root}/${set}`, query, summary: `look for ${words} ${wanted}` };
  const [found] = await access.client.all(read, z.object({ id: text }));
  if (found) return found.id;
  throw unknownCode(access, words, code);
}

function unknownCode({ system }: ApiAccess, what: string, code: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'nav-code-unknown',
    message: `NAV has no ${what} ${code}.`,
    whatToDo: 'Create the code in NAV, or correct it in the settings of the integration, then replay.',
    params: { what, value: code },
    system,
  });
}

function missing({ system }: ApiAccess, message: string, field: string, whatToDo: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'nav-field-missing',
    message,
    whatToDo,
    params: { fields: field },
    system,
  });
}
