import { Big } from 'big.js';
import type { Assignment, Body } from './body.ts';
import type { Collection } from './collection.ts';
import { readOnlyCollection } from './collection.ts';
import type { Company } from './company.ts';
import { findById, findByNumber } from './company.ts';
import type { Entity, Value } from './entity.ts';
import { day, newEntity, numberOf, textOf, touch } from './entity.ts';
import { dialog } from './errors.ts';
import { paymentJournalType, paymentType } from './paymentTypes.ts';
import { EMPTY_GUID } from './schema.ts';

/** Between two lines, so that people can put others there. */
const STEP = 10_000;

/** Cash receipt journals, each leading to its unposted lines. */
export function paymentJournalsOf(company: Company): Collection {
  return {
    ...readOnlyCollection(paymentJournalType, company.tables.paymentJournals),
    navigations: { customerPayments: (journal) => ({ many: true, collection: paymentsOf(company, journal) }) },
  };
}

function paymentsOf(company: Company, journal: Entity): Collection {
  const { payments } = company.tables;
  const rows = (): readonly Entity[] => payments.filter((row) => row.values['journalId'] === journal.id);
  return {
    type: paymentType,
    rows,
    byId: (id) => rows().find((row) => row.id === id),
    create: (body) => {
      const payment = newPayment(company, journal, rows(), body);
      payments.push(payment);
      return payment;
    },
    change: (payment, body) => {
      Object.assign(payment.values, valuesIn(company, body));
      touch(company.world, payment);
    },
    remove: (payment) => void payments.splice(payments.indexOf(payment), 1),
  };
}

function newPayment(company: Company, journal: Entity, lines: readonly Entity[], body: Body): Entity {
  const values = valuesIn(company, body);
  const customer = findById(company.tables.customers, String(values['customerId'] ?? ''));
  const last = lines.reduce((most, line) => Math.max(most, numberOf(line, 'lineNumber').toNumber()), 0);
  return newEntity(company.world, paymentType, {
    lineNumber: new Big(last + STEP),
    postingDate: day(company.world.now()),
    description: customer === undefined ? '' : textOf(customer, 'displayName'),
    ...values,
    journalId: journal.id,
    journalDisplayName: textOf(journal, 'displayName'),
  });
}

/** The fields of a body, and with either key of the customer the other one. */
function valuesIn(company: Company, { fields }: Body): Record<string, Value> {
  const customer = customerIn(company, fields);
  return {
    ...Object.fromEntries(fields.map(({ property, value }) => [property.name, value])),
    ...(customer !== null && { customerId: customer.id, customerNumber: textOf(customer, 'number') }),
  };
}

/** null where the body names none. */
function customerIn({ tables }: Company, fields: readonly Assignment[]): Entity | null {
  const named = (name: string) => String(fields.find(({ property }) => property.name === name)?.value ?? '');
  const number = named('customerNumber');
  const id = named('customerId');
  const byNumber = findByNumber(tables.customers, number);
  const byId = findById(tables.customers, id);
  if (number !== '' && byNumber === undefined) throw dialog('The customer does not exist.');
  if (!['', EMPTY_GUID].includes(id) && byId === undefined) throw dialog('The customer does not exist.');
  if (byNumber !== undefined && byId !== undefined && byNumber !== byId) {
    throw dialog('The customer values do not match to a specific Customer.');
  }
  return byNumber ?? byId ?? null;
}
