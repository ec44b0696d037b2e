import type { Company, DocumentTable } from './company.ts';
import { SERIES_NAMES } from './company.ts';
import type { Entity } from './entity.ts';
import type { SalesDocument } from './salesDocument.ts';

/** Puts a company back to where it was: what a transaction that is rolled back does. */
export type Restore = () => void;

/** Remembers every record of a company that a request can change. */
export function rememberCompany(company: Company): Restore {
  const { tables, orders, invoices, creditMemos, ledger, shipments, dimensionSets, customerCards, numbers } = company;
  const parts: readonly Restore[] = [
    ...Object.values(tables).map(rememberRows),
    ...[orders, invoices, creditMemos].map(rememberTable),
    rememberRows([company.ledgerSetup, company.information, company.entity]),
    rememberMap(customerCards),
    rememberLength(ledger),
    rememberLength(shipments),
    rememberSets(dimensionSets),
    ...SERIES_NAMES.map((name) => rememberValues(numbers[name])),
  ];
  return () => {
    for (const restore of parts) restore();
  };
}

function rememberValues<T extends object>(record: T): Restore {
  const before = { ...record };
  return () => void Object.assign(record, before);
}

function rememberEntity(entity: Entity): Restore {
  const { version, modifiedAt } = entity;
  const values = { ...entity.values };
  return () => {
    for (const name of Object.keys(entity.values)) if (!(name in values)) delete entity.values[name];
    Object.assign(entity.values, values);
    Object.assign(entity, { version, modifiedAt });
  };
}

function rememberRows(rows: Entity[]): Restore {
  const before = [...rows];
  const each = before.map(rememberEntity);
  return () => {
    rows.splice(0, rows.length, ...before);
    for (const restore of each) restore();
  };
}

/** Ledger entries and shipments are only ever added. */
function rememberLength(rows: unknown[]): Restore {
  const { length } = rows;
  return () => void rows.splice(length);
}

function rememberMap<K, V>(map: Map<K, V>): Restore {
  const before = [...map];
  return () => {
    map.clear();
    for (const [key, value] of before) map.set(key, value);
  };
}

function rememberSets(sets: Map<string, Entity[]>): Restore {
  const back = rememberMap(sets);
  const each = [...sets.values()].map(rememberRows);
  return () => {
    back();
    for (const restore of each) restore();
  };
}

function rememberTable(table: DocumentTable): Restore {
  const before = table.all().map((document) => ({ document, restore: rememberDocument(document) }));
  return () => {
    for (const document of table.all()) table.remove(document);
    for (const { document, restore } of before) {
      restore();
      table.insert(document);
    }
  };
}

function rememberDocument(document: SalesDocument): Restore {
  const { businessGroup, priceGroup, lineDiscountPercent, currency, posted, applied } = document;
  const decisive = { businessGroup, priceGroup, lineDiscountPercent, currency, posted, applied };
  const header = rememberEntity(document.header);
  const lines = rememberRows(document.lines);
  return () => {
    Object.assign(document, decisive);
    header();
    lines();
  };
}
