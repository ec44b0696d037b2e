import { badQuery, segmentNotFound } from './errors.ts';

/** `salesOrders(<id>)`: a set, and one of its records when there is a key. */
export interface Segment {
  readonly name: string;
  readonly key: string | null;
}

export interface Address {
  /** As sent, for errors and links. */
  readonly path: string;
  readonly query: string;
}

export function splitUrl(url: string): Address {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, query: '' } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

/** The segments below the API root; null when the path does not lead there. */
export function segmentsBelow(path: string, root: string): readonly Segment[] | null {
  if (path !== root && !path.startsWith(`${root}/`)) return null;
  const rest = path.slice(root.length + 1);
  return rest === '' ? [] : rest.replace(/\/$/, '').split('/').map(parseSegment);
}

function parseSegment(part: string): Segment {
  const text = decodeSegment(part);
  const match = /^([^()]+)(?:\(([^()]*)\))?$/.exec(text);
  if (match?.[1] === undefined) throw segmentNotFound(text);
  return { name: match[1], key: match[2]?.toLowerCase() ?? null };
}

function decodeSegment(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not a valid escape: no address of this server has one.
    throw badQuery('The address could not be decoded.');
  }
}

export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
