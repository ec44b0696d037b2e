import { ConnectorError } from '../../base/errors.ts';
import { emailForNav, phoneForNav } from '../contact.ts';
import { type FitRules, fitted } from '../fit.ts';
import type { CustomerChange, NavCustomer, NewCustomer } from '../nav.ts';
import { oneOf } from '../odata.ts';
import type { ODataWrite } from '../odataClient.ts';
import type { PageAccess } from './access.ts';
import { customer, type CustomerRow, toCustomer } from './customers.ts';
import type { PageService } from './metadata.ts';
import { keyOf } from './place.ts';
import { differing } from './settle.ts';

/** What a new customer takes over from its model: how it is taxed, posted, paid, priced and addressed. */
const TAKEN_OVER = [
  'Gen_Bus_Posting_Group',
  'VAT_Bus_Posting_Group',
  'Customer_Posting_Group',
  'Tax_Area_Code',
  'Tax_Liable',
  'Payment_Terms_Code',
  'Payment_Method_Code',
  'Reminder_Terms_Code',
  'Fin_Charge_Terms_Code',
  'Shipment_Method_Code',
  'Shipping_Agent_Code',
  'Customer_Price_Group',
  'Customer_Disc_Group',
  'Allow_Line_Disc',
  'Prices_Including_VAT',
  'Location_Code',
  'Language_Code',
] as const;

const RULES: FitRules = {
  lengths: { Name: 100, Address: 100, Address_2: 50, City: 30, County: 30, Post_Code: 20 },
  optional: ['Phone_No', 'E_Mail', 'Address_2', 'County'],
};

/**
 * The number series gives the number. Post code and city fill each other in, so that what came back otherwise is put
 * right by one change.
 */
export async function createCustomer(access: PageAccess, wanted: NewCustomer): Promise<NavCustomer> {
  const service = access.need('customerCard', 'createCustomers');
  const settings = settingsFields(access, service);
  const template = await templateFields(access, service, wanted.model ?? templateFor(access, wanted.country));
  const own = fitted(withoutBlanks(fieldsOf(wanted)), service.fields, RULES);
  const write: ODataWrite = {
    ...access.at(service.name, 'create customer'),
    method: 'POST',
    body: { ...own, ...template, ...settings },
  };
  const made = await access.client.written(write, customer);
  if (!made) throw access.client.asUnknownOutcome(new Error('NAV answered without the customer'), write);
  const wrong = differing(own, made);
  if (Object.keys(wrong).length === 0) return toCustomer(made);
  try {
    return toCustomer(await change(access, service, made, wrong));
  } catch (error) {
    // The customer is there; that its address could not be put right must not look as if it were not.
    throw access.client.asUnknownOutcome(error, write);
  }
}

export async function changeCustomer(
  access: PageAccess,
  customerNo: string,
  wanted: CustomerChange,
): Promise<NavCustomer> {
  const service = access.need('customerCard', 'createCustomers');
  const row = await readCard(access, service, customerNo);
  if (!row) throw gone(access, customerNo);
  const changed = differing(fitted(fieldsOf(wanted), service.fields, RULES), row);
  return toCustomer(Object.keys(changed).length === 0 ? row : await change(access, service, row, changed));
}

async function change(
  access: PageAccess,
  service: PageService,
  row: CustomerRow,
  fields: Readonly<Record<string, unknown>>,
): Promise<CustomerRow> {
  const write: ODataWrite = {
    ...access.at(`${service.name}${keyOf(service.keys, { No: row.No })}`, `change customer ${row.No}`),
    method: 'PATCH',
    body: fields,
    ifMatch: row['@odata.etag'],
  };
  const answer = await access.client.write(write, customer);
  if (answer) return answer;
  const read = await readCard(access, service, row.No);
  if (read) return read;
  throw access.client.asUnknownOutcome(new Error('NAV does not show the customer afterwards'), write);
}

async function readCard(access: PageAccess, service: PageService, no: string): Promise<CustomerRow | null> {
  const query = { $filter: oneOf('No', [no.trim().toUpperCase()]) };
  const rows = await access.client.all(access.at(service.name, `read customer ${no}`, query), customer);
  return rows[0] ?? null;
}

async function templateFields(
  access: PageAccess,
  service: PageService,
  template: string | undefined,
): Promise<Record<string, unknown>> {
  if (template === undefined || template === '') return {};
  const row = await readCard(access, service, template);
  if (!row) throw templateMissing(access, template);
  const taken = TAKEN_OVER.filter((name) => service.fields.has(name) && isSet(row[name]));
  return Object.fromEntries(taken.map((name) => [name, row[name]]));
}

/** The country decides how a customer is taxed. */
function templateFor({ newCustomer }: PageAccess, country: string): string | undefined {
  const { template, templateByCountry = {} } = newCustomer;
  const own = Object.entries(templateByCountry).find(([code]) => code.toUpperCase() === country.toUpperCase());
  return own?.[1] ?? template;
}

function isSet(value: unknown): boolean {
  return typeof value === 'boolean' || (typeof value === 'string' && value.trim() !== '');
}

function settingsFields(access: PageAccess, service: PageService): Record<string, unknown> {
  const { fields } = access.newCustomer;
  const unknown = Object.keys(fields).filter((name) => !service.fields.has(name));
  if (unknown.length === 0) return { ...fields };
  throw new ConnectorError({
    kind: 'invalid',
    code: 'nav-field-unknown',
    message: `The settings for new customers name ${unknown.join(', ')}, which the service ${service.name} does not have.`,
    whatToDo: 'Correct the names in the settings, or show these fields on page 21 (Customer Card), then replay.',
    params: { fields: unknown.join(', '), service: service.name },
    system: access.system,
  });
}

/** The country first: NAV looks a post code up within it. */
function fieldsOf(wanted: Partial<NewCustomer>): Record<string, string> {
  const trimmed = (value: string | undefined) => value?.trim();
  const fields = {
    Name: trimmed(wanted.name),
    Address: trimmed(wanted.addressLine1),
    Address_2: trimmed(wanted.addressLine2),
    Country_Region_Code: wanted.country,
    City: trimmed(wanted.city),
    County: trimmed(wanted.state),
    Post_Code: trimmed(wanted.postCode),
    Phone_No: asTaken(wanted.phone, phoneForNav),
    E_Mail: asTaken(wanted.email, emailForNav),
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** What NAV would not take is left out; it must not clear what stands there. */
function asTaken(value: string | undefined, forNav: (value: string) => string): string | undefined {
  if (value === undefined || value.trim() === '') return value;
  const taken = forNav(value);
  return taken === '' ? undefined : taken;
}

function withoutBlanks(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

function templateMissing(access: PageAccess, template: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'nav-template-missing',
    message: `Customer ${template}, whose groups and terms new customers take over, does not exist in NAV.`,
    whatToDo: 'Create that customer in NAV, or name another one in the settings, then replay.',
    params: { template },
    system: access.system,
  });
}

function gone(access: PageAccess, customerNo: string): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'nav-not-found',
    message: `Could not change customer ${customerNo}: it is not there any more.`,
    whatToDo: 'Look in NAV whether it was deleted or renumbered.',
    system: access.system,
  });
}
