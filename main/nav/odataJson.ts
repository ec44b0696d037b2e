import { parseExactJson } from './exactJson.ts';

/** What an answer has to say beside its values: where the next page is, a record's version, what links are relative to. */
const CONTROL = /@(?:odata\.)?(nextLink|etag|context)$/;
const HAS_ANY = /@(?:odata\.)?(?:nextLink|etag)"/;

/**
 * The body of an answer with its numbers as they stand there. Control information bears the name that version 4.0
 * gives it (`@odata.nextLink`), as 4.01 leaves `odata.` out; links to a next page that are relative become absolute
 * paths. `url` is what was asked.
 *
 * https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_ProcessingRelativeURLs
 *
 * @throws SyntaxError when it is not JSON.
 */
export function parseODataJson(text: string, url: string): unknown {
  const value = parseExactJson(text);
  return HAS_ANY.test(text) ? normalised(value, url) : value;
}

function normalised(value: unknown, base: string): unknown {
  if (Array.isArray(value)) return value.map((one) => normalised(one, base));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, own]) => [withOldName(name), own] as const);
  const context = entries.find(([name]) => name === '@odata.context')?.[1];
  const nearest = typeof context === 'string' && URL.canParse(context, base) ? new URL(context, base).href : base;
  return Object.fromEntries(
    entries.map(([name, own]) => [
      name,
      typeof own === 'string' && name.endsWith('@odata.nextLink') ? fromRoot(own, nearest) : normalised(own, nearest),
    ]),
  );
}

function withOldName(name: string): string {
  return name.replace(CONTROL, '@odata.$1');
}

/** Only the path is worked out: the query is the server's own, to be given back as it came. */
function fromRoot(link: string, base: string): string {
  const [, path = '', query = ''] = /^([^?]*)(.*)$/s.exec(link) ?? [];
  const isComplete = path === '' || path.startsWith('/') || /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
  return isComplete || !URL.canParse(path, base) ? link : `${new URL(path, base).pathname}${query}`;
}
