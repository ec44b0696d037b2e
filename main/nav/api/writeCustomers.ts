import * as z from 'zod';
import { ConnectorError } from '../../base/errors.ts';
import { emailForNav, phoneForNav, withoutEmpty } from '../contact.ts';
import { type FitRules, fitted } from '../fit.ts';
import type { CustomerChange, NavCustomer, NewCustomer } from '../nav.ts';
import { entity, oneOf } from '../odata.ts';
import { etag, laterText, text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';
import { customer, readCustomer } from './customers.ts';
import { written } from './written.ts';

const RULES: FitRules = {
  lengths: { displayName: 100, addressLine1: 100, addressLine2: 50, city: 30, state: 30, postalCode: 20 },
  optional: ['phoneNumber', 'email', 'addressLine2', 'state'],
};

/**
 * Makes a customer as NAV takes it: texts cut to NAV's lengths, the telephone number up to its first letter, an
 * e-mail address that is malformed or longer than 80 characters left out. Posting groups come from the template that
 * API Setup selects.
 */
export async function createCustomer(access: ApiAccess, wanted: NewCustomer): Promise<NavCustomer> {
  if (wanted.model !== undefined) throw noModel(access, wanted.model);
  const server = await access.book.schema(access.client);
  const body = {
    displayName: wanted.name.trim(),
    type: wanted.isCompany ? 'Company' : 'Person',
    ...withoutEmpty({
      addressLine1: wanted.addressLine1.trim(),
      addressLine2: wanted.addressLine2.trim(),
      // The country first: NAV looks a post code up within it.
      country: wanted.country,
      city: wanted.city.trim(),
      state: wanted.state.trim(),
      postalCode: wanted.postCode.trim(),
      phoneNumber: phoneForNav(wanted.phone),
      email: emailForNav(wanted.email),
    }),
  };
  const write = {
    method: 'POST',
    path: `${access.root}/customers`,
    body: fitted(body, server?.types.get('customer'), RULES),
    summary: 'create customer',
  } as const;
  return written(access, write, customer);
}

function noModel({ system }: ApiAccess, model: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'nav-model-not-possible',
    message: `A new customer is to be like customer ${model}. The API of NAV cannot do that.`,
    whatToDo:
      'Publish page 21 (Customer Card) and let the connection use page services too, or name a customer for guests in the tax map, then replay.',
    params: { model },
    system,
  });
}

const card = z.object({
  '@odata.etag': etag,
  id: text,
  number: text,
  displayName: laterText,
  addressLine1: laterText,
  addressLine2: laterText,
  country: laterText,
  city: laterText,
  state: laterText,
  postalCode: laterText,
  phoneNumber: laterText,
  email: laterText,
});
type Card = z.infer<typeof card>;

/** Sends only what differs from the card as it is now; what NAV would refuse leaves the old value. */
export async function changeCustomer(
  access: ApiAccess,
  customerNo: string,
  change: CustomerChange,
): Promise<NavCustomer> {
  const now = await readCard(access, customerNo);
  const server = await access.book.schema(access.client);
  const body = differing(fitted(fieldsOf(change), server?.types.get('customer'), RULES), now);
  if (Object.keys(body).length === 0) return (await readCustomer(access, customerNo)) ?? missing(access, customerNo);
  const path = `${access.root}/${entity('customers', now.id)}`;
  const summary = `change customer ${now.number}`;
  return written(access, { method: 'PATCH', path, body, ifMatch: now['@odata.etag'], summary }, customer);
}

async function readCard(access: ApiAccess, customerNo: string): Promise<Card> {
  const wanted = customerNo.trim().toUpperCase();
  const query = { $filter: oneOf('number', [wanted]) };
  const read = { path: `${access.root}/customers`, query, summary: `read customer ${wanted}` };
  const found = await access.client.all(read, card);
  return found.find(({ number }) => number.toUpperCase() === wanted) ?? missing(access, customerNo);
}

function missing({ system }: ApiAccess, customerNo: string): never {
  throw new ConnectorError({
    kind: 'notFound',
    code: 'nav-not-found',
    message: `Customer ${customerNo} is not in NAV.`,
    whatToDo: 'Check whether the customer was deleted or renamed in NAV.',
    params: { customer: customerNo },
    system,
  });
}

/** The country before city and post code, as when it is made. */
function fieldsOf(change: CustomerChange): Record<string, string> {
  const fields = {
    displayName: change.name?.trim(),
    addressLine1: change.addressLine1?.trim(),
    addressLine2: change.addressLine2?.trim(),
    country: change.country,
    city: change.city?.trim(),
    state: change.state?.trim(),
    postalCode: change.postCode?.trim(),
    phoneNumber: orOld(change.phone, phoneForNav),
    email: orOld(change.email, emailForNav),
  };
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** Only what was meant to be empty clears the field. */
function orOld(value: string | undefined, forNav: (value: string) => string): string | undefined {
  const fitting = value === undefined ? '' : forNav(value);
  return fitting === '' && value?.trim() !== '' ? undefined : fitting;
}

function differing(wanted: Record<string, unknown>, now: Card): Record<string, unknown> {
  const there: Readonly<Record<string, string>> = now;
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => there[name] !== value));
}
