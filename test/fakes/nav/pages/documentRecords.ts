import type { Company } from '../company.ts';
import { findById } from '../company.ts';
import { tableOf } from '../documents.ts';
import type { Entity } from '../entity.ts';
import { textOf } from '../entity.ts';
import { noSuchCode } from '../errors.ts';
import type { DocumentKind, SalesDocument } from '../salesDocument.ts';
import { EMPTY_GUID } from '../schema.ts';

export function openDocuments(company: Company, kind: DocumentKind): readonly SalesDocument[] {
  return tableOf(company, kind)
    .all()
    .filter(({ posted }) => !posted);
}

export function postedDocuments(company: Company, kind: DocumentKind): readonly SalesDocument[] {
  return tableOf(company, kind)
    .all()
    .filter(({ posted }) => posted);
}

export function withNumber(documents: readonly SalesDocument[], number: string): readonly SalesDocument[] {
  return documents.filter(({ header }) => header.values['number'] === number);
}

export function withExternalNumber(
  company: Company,
  kind: DocumentKind,
  number: string,
  posted: boolean,
): readonly SalesDocument[] {
  return tableOf(company, kind)
    .byExternalNumber(number)
    .filter((document) => document.posted === posted);
}

const STATUS: Readonly<Record<string, string>> = { In_x0020_Review: 'Pending Approval', Open: 'Released' };

/** As the page says it: what the API calls a draft is open here, and its open is released. */
export function statusOf({ header }: SalesDocument): string {
  return STATUS[textOf(header, 'status')] ?? 'Open';
}

/** The code a record's id stands for; "" for no record. */
export function codeOf(table: readonly Entity[], id: string): string {
  const row = findById(table, id);
  return row === undefined ? '' : textOf(row, 'code');
}

/** The id for a code; refused when the table does not have it. */
export function idOfCode(
  table: readonly Entity[],
  code: string,
  field: { readonly caption: string; readonly table: string; readonly related: string },
): string {
  if (code === '') return EMPTY_GUID;
  const row = table.find((candidate) => candidate.values['code'] === code);
  if (row === undefined) throw noSuchCode(field.caption, field.table, code, field.related);
  return row.id;
}
