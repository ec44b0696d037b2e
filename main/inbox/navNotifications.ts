import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { NewJob } from '../queue/jobs.ts';
import type { NewDelivery } from './deliveries.ts';
import { digestOf } from './digest.ts';

type Ring = Omit<NewJob, 'runAt' | 'deliveryId'>;

/** What the receiver answers where a NAV server was told to call. */
export interface NavEndpoint {
  readonly kind: 'nav';
  readonly connectionId: string;
  /** What a notification must say; null while none was ever told, so that nothing rings. */
  readonly clientState: string | null;
  /** The jobs that read what was changed in this company. */
  changeJobs(): readonly Ring[];
  /** The jobs that keep a notification nobody can read in view. */
  unreadable(problem: string): readonly Ring[];
}

/** One thing that a notification says was changed. */
export interface NavNotice {
  readonly subscriptionId: string;
  /** `created`, `updated`, `deleted`, or `collection` where it is about more than one record. */
  readonly changeType: string;
  /** Of the company, as in `/api/v2.0/companies(<guid>)/salesOrders(<guid>)`: its id, the set, and the record if there is one. */
  readonly companyId: string;
  readonly set: string;
  readonly key: string | null;
  readonly changedAt: string;
}

/** The topic under which notifications are kept. */
export const NOTIFICATION = 'notification';

const MOST_TOKEN_BYTES = 1024;

/**
 * The token of a handshake, which must come back exactly; null when the request is none, `refused` for one that no
 * server sends: it would be put into an answer unseen.
 */
export function validationToken(path: string): { readonly token: string } | 'refused' | null {
  const at = path.indexOf('?');
  const option =
    at < 0
      ? undefined
      : path
          .slice(at + 1)
          .split('&')
          .find((one) => /^validationToken=/i.test(one));
  if (option === undefined) return null;
  const token = decoded(option.slice(option.indexOf('=') + 1));
  if (token === null || Buffer.byteLength(token) > MOST_TOKEN_BYTES) return 'refused';
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u001f\u007f-\u009f]/.test(token) ? 'refused' : { token };
}

/** A blank is `+` where a form writes it, and a plus sign is then escaped. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

const item = z.object({
  subscriptionId: z.string(),
  clientState: z.string().nullish(),
  resource: z.string(),
  changeType: z.string(),
  lastModifiedDateTime: z.string().nullish(),
});
const notification = z.object({ value: z.array(item) });
const notices = z.array(
  z.object({
    subscriptionId: z.string(),
    changeType: z.string(),
    companyId: z.string(),
    set: z.string(),
    key: z.string().nullable(),
    changedAt: z.string(),
  }),
);

export type NavReading =
  | { readonly kind: 'notices'; readonly ours: readonly NavNotice[]; readonly strangers: number }
  | { readonly kind: 'wrongShape'; readonly problem: string };

/** What a body says, item by item: those that bring the right word, and how many do not. */
export function readNotification(body: string, clientState: string | null): NavReading {
  const parsed = notification.safeParse(json(body.replace(/^\uFEFF/, '')));
  if (!parsed.success) return { kind: 'wrongShape', problem: problemOf(parsed.error) };
  const { value } = parsed.data;
  const read = value.map(toNotice);
  const unknown = read.indexOf(null);
  if (unknown >= 0) return { kind: 'wrongShape', problem: `"value.${unknown}.resource" names no record of a company` };
  const ours = read.filter((one, index) => one !== null && isSame(value[index]?.clientState ?? '', clientState));
  return { kind: 'notices', ours: ours.filter((one) => one !== null), strangers: value.length - ours.length };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemOf(error: z.ZodError): string {
  const field = error.issues[0]?.path.join('.') ?? '';
  return field === '' ? 'it is no JSON object' : `"${field}" is missing or something else`;
}

/** In constant time, whatever the lengths. */
function isSame(given: string, wanted: string | null): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return wanted !== null && timingSafeEqual(digest(given), digest(wanted));
}

const RESOURCE = /companies\(([^()]+)\)\/(\w+)(?:\(([^()]*)\))?\/?(?:\?.*)?$/i;

/** With or without leading slash, host and filter; null when it is about no company's record. */
function toNotice(one: z.infer<typeof item>): NavNotice | null {
  const [, companyId, set, key] = RESOURCE.exec(one.resource) ?? [];
  if (companyId === undefined || set === undefined) return null;
  const { subscriptionId, changeType } = one;
  const changedAt = one.lastModifiedDateTime ?? '';
  return { subscriptionId, changeType, companyId, set, key: key === undefined || key === '' ? null : key, changedAt };
}

/** What is kept of a notification: the word that proves its sender is not. */
export function noticesDelivery(endpoint: NavEndpoint, ours: readonly NavNotice[]): NewDelivery {
  return {
    source: endpoint.connectionId,
    topic: NOTIFICATION,
    recordKey: '',
    kind: 'webhook',
    body: JSON.stringify(ours),
    jobs: endpoint.changeJobs(),
    actor: 'nav',
  };
}

/** Notices as they were kept; none where the body is gone. */
export function keptNotices(body: string | null): readonly NavNotice[] {
  const parsed = notices.safeParse(body === null ? [] : json(body));
  return parsed.success ? parsed.data : [];
}

/** Kept as it came, for whoever has to look why. */
export function unreadableDelivery(endpoint: NavEndpoint, body: string, problem: string): NewDelivery {
  const source = endpoint.connectionId;
  const key = `delivery/${source}/${digestOf(body)}`;
  return {
    source,
    topic: UNREADABLE,
    recordKey: '',
    kind: 'webhook',
    body,
    // One job per content: a server that repeats itself fills no list.
    jobs: [...endpoint.changeJobs(), ...endpoint.unreadable(problem).map((job) => ({ ...job, key }))],
    actor: 'nav',
    status: 'attention',
    cause: 'notification-wrong-shape',
  };
}

export const UNREADABLE = 'notification unread';
