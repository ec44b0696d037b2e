import * as z from 'zod';
import type { NavDimension, NavDocument } from '../nav.ts';
import { entity } from '../odata.ts';
import { etag, text } from '../shapes.ts';
import type { ApiAccess } from './access.ts';
import { KINDS } from './documentKinds.ts';

const setLine = z.object({ '@odata.etag': etag, id: text, code: text, valueCode: text });
type SetLine = z.infer<typeof setLine>;

export async function readDocumentDimensions(
  access: ApiAccess,
  document: NavDocument,
): Promise<readonly NavDimension[]> {
  const lines = await readSetLines(access, document);
  return lines.map(({ code, valueCode }) => ({ code, value: valueCode }));
}

/** Sets these and leaves the others, such as those of the customer; an empty value takes one away. */
export async function writeDocumentDimensions(
  access: ApiAccess,
  document: NavDocument,
  dimensions: readonly NavDimension[],
): Promise<void> {
  const there = new Map((await readSetLines(access, document)).map((line) => [line.code.toUpperCase(), line]));
  // One after the other: they are rows of one set, which NAV writes anew each time.
  for (const dimension of dimensions) {
    await writeOne(access, document, there.get(dimension.code.trim().toUpperCase()), dimension);
  }
}

async function writeOne(
  { client, root }: ApiAccess,
  document: NavDocument,
  line: SetLine | undefined,
  { code, value }: NavDimension,
): Promise<void> {
  const wanted = value.trim().toUpperCase();
  if (wanted === (line?.valueCode.toUpperCase() ?? '')) return;
  const path = pathOf(root, document);
  const summary = `set dimension ${code} of ${KINDS[document.kind].words} ${document.no}`;
  if (!line) {
    await client.write({ method: 'POST', path, body: { code, valueCode: value }, summary }, z.unknown());
    return;
  }
  const one = { path: `${path}(${line.id})`, ifMatch: line['@odata.etag'], summary };
  if (wanted === '') await client.delete(one);
  else await client.write({ ...one, method: 'PATCH', body: { valueCode: value } }, z.unknown());
}

function readSetLines({ client, root }: ApiAccess, document: NavDocument): Promise<readonly SetLine[]> {
  const summary = `read the dimensions of ${KINDS[document.kind].words} ${document.no}`;
  return client.all({ path: pathOf(root, document), summary }, setLine);
}

function pathOf(root: string, { kind, key }: NavDocument): string {
  return `${root}/${entity(KINDS[kind].set, key)}/dimensionSetLines`;
}
