import { ConnectorError } from '../../base/errors.ts';
import { capabilityMissing } from '../capabilityMissing.ts';
import type { EntityFields } from '../fit.ts';
import type { NavDimension, NavDocument } from '../nav.ts';
import type { PageAccess } from './access.ts';
import { type DocumentPage, documentPage, header, KIND_NAMES, linePathOf, pathOf } from './documents.ts';
import { settleHeader } from './headers.ts';
import { readSetupRow } from './setup.ts';
import * as z from 'zod';

/** The eight shortcuts of NAV; the first two are the global dimensions. */
const SHORTCUTS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
type Shortcut = (typeof SHORTCUTS)[number];

/** The field that shows a shortcut dimension; brackets are escaped in names. */
function fieldOfShortcut(shortcut: Shortcut): string {
  return shortcut <= 2 ? `Shortcut_Dimension_${shortcut}_Code` : `ShortcutDimCode_x005B_${shortcut}_x005D_`;
}

/** Which dimension each shortcut stands for, by the general ledger setup. */
async function shortcutsOf(access: PageAccess): Promise<ReadonlyMap<string, Shortcut>> {
  access.need('setup', 'dimensions');
  const row = await readSetupRow(access);
  const codes = SHORTCUTS.map((shortcut): readonly [string, Shortcut] => {
    const names = [`Shortcut_Dimension_${shortcut}_Code`, `Global_Dimension_${shortcut}_Code`];
    const code = names.map((name) => row[name]).find((one) => typeof one === 'string' && one !== '');
    return [typeof code === 'string' ? code.toUpperCase() : '', shortcut];
  });
  return new Map(codes.filter(([code]) => code !== ''));
}

const lineRow = z.looseObject({ '@odata.etag': z.string().optional(), Line_No: z.string(), Type: z.string() });
type DimensionLine = z.infer<typeof lineRow>;

/** Those that the header shows, and of the rest those that its first line with a number shows. */
export async function documentDimensions(access: PageAccess, document: NavDocument): Promise<readonly NavDimension[]> {
  const page = documentPage(access, document.kind);
  const shortcuts = await shortcutsOf(access);
  const row = await access.client.one(access.at(pathOf(page, document.key), summaryOf('read', document)), header);
  const onLines = [...shortcuts.values()].some((shortcut) => isOnLines(page, shortcut));
  const lines = onLines ? await linesWithObject(access, page, document) : [];
  return [...shortcuts].flatMap(([code, shortcut]): readonly NavDimension[] => {
    const field = fieldOfShortcut(shortcut);
    const value = page.service.fields.has(field) ? row[field] : lines[0]?.[field];
    return typeof value === 'string' && value !== '' ? [{ code, value }] : [];
  });
}

/** On the header where its page shows the dimension, else on every line. Dimensions that are not named stay. */
export async function setDocumentDimensions(
  access: PageAccess,
  document: NavDocument,
  dimensions: readonly NavDimension[],
): Promise<void> {
  if (dimensions.length === 0) return;
  const page = documentPage(access, document.kind);
  const wanted = await fieldsOf(access, page, dimensions);
  const ofHeader = Object.fromEntries(wanted.filter(([field]) => page.service.fields.has(field)));
  const ofLines = Object.fromEntries(wanted.filter(([field]) => !page.service.fields.has(field)));
  if (Object.keys(ofHeader).length > 0) {
    const row = await access.client.one(access.at(pathOf(page, document.key), summaryOf('read', document)), header);
    await settleHeader(access, page, row, [ofHeader]);
  }
  if (Object.keys(ofLines).length > 0) await setOnLines(access, page, document, ofLines);
}

/**
 * Before a document is made that will have them.
 *
 * @throws ConnectorError for dimensions that are no shortcuts or that neither header nor lines show.
 */
export async function testDimensions(
  access: PageAccess,
  page: DocumentPage,
  dimensions: readonly NavDimension[],
): Promise<void> {
  if (dimensions.length > 0) await fieldsOf(access, page, dimensions);
}

/** The field of each dimension with its value. */
async function fieldsOf(
  access: PageAccess,
  page: DocumentPage,
  dimensions: readonly NavDimension[],
): Promise<readonly (readonly [string, string])[]> {
  const shortcuts = await shortcutsOf(access);
  return dimensions.map(({ code, value }) => {
    const shortcut = shortcuts.get(code.toUpperCase());
    if (shortcut === undefined) throw notAShortcut(access, code);
    testShown(access, page, shortcut, code);
    return [fieldOfShortcut(shortcut), value] as const;
  });
}

async function setOnLines(
  access: PageAccess,
  page: DocumentPage,
  document: NavDocument,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const line of await linesWithObject(access, page, document)) {
    const body = Object.fromEntries(Object.entries(fields).filter(([field, value]) => line[field] !== value));
    if (Object.keys(body).length === 0) continue;
    const path = linePathOf(page, document.key, Number(line.Line_No));
    const summary = `${summaryOf('write', document)}, line ${line.Line_No}`;
    const ifMatch = line['@odata.etag'] ?? '*';
    // oxlint-disable-next-line no-await-in-loop
    await access.client.write({ ...access.at(path, summary), method: 'PATCH', body, ifMatch }, z.unknown());
  }
}

/** Comments have no dimensions. */
async function linesWithObject(
  access: PageAccess,
  page: DocumentPage,
  document: NavDocument,
): Promise<readonly DimensionLine[]> {
  const read = access.at(`${pathOf(page, document.key)}/${page.part.name}`, summaryOf('read', document));
  return (await access.client.all(read, lineRow)).filter(({ Type }) => Type.trim() !== '' && Type !== 'Comment');
}

function summaryOf(verb: string, { kind, no }: NavDocument): string {
  return `${verb} the dimensions of ${KIND_NAMES[kind]} ${no}`;
}

function isOnLines({ service, part }: DocumentPage, shortcut: Shortcut): boolean {
  const field = fieldOfShortcut(shortcut);
  return !service.fields.has(field) && part.fields.has(field);
}

function testShown(access: PageAccess, page: DocumentPage, shortcut: Shortcut, code: string): void {
  const field = fieldOfShortcut(shortcut);
  const shows = (fields: EntityFields) => fields.has(field);
  if (shows(page.service.fields) || shows(page.part.fields)) return;
  const remedy = `Show the field Shortcut Dimension ${shortcut} Code, which is ${code}, on the page published as ${page.service.name}.`;
  throw capabilityMissing('dimensions', remedy, access.system);
}

function notAShortcut(access: PageAccess, code: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'nav-dimension-unknown',
    message: `Dimension ${code} is none of the eight shortcut dimensions, and page services show no others.`,
    whatToDo: 'Make it a shortcut dimension in General Ledger Setup, or take it out of the rules.',
    params: { dimension: code },
    system: access.system,
  });
}
