import * as z from 'zod/mini';
import { call } from './call.ts';
import { addressCalls } from './addressCalls.ts';
import { alarmCalls } from './alarmCalls.ts';
import { auditCalls } from './auditCalls.ts';
import { catchUpCalls } from './catchUpCalls.ts';
import { customerCalls } from './customerCalls.ts';
import { keyCalls } from './keyCalls.ts';
import { deliveryCalls } from './deliveryCalls.ts';
import { flowCalls } from './flowCalls.ts';
import { notificationCalls } from './notificationCalls.ts';
import { queueCalls } from './queueCalls.ts';
import { ruleCalls } from './ruleCalls.ts';
import { searchCalls } from './searchCalls.ts';
import { storageCalls } from './storageCalls.ts';
import { scheduleCalls } from './scheduleCalls.ts';
import { setupCalls } from './setupCalls.ts';
import { supportCalls } from './supportCalls.ts';
import { trialCalls } from './trialCalls.ts';
import { userCalls } from './userCalls.ts';
import {
  attentionGroup,
  connectionView,
  dryRunView,
  integrationView,
  mappingImport,
  mappingRow,
  mappingSuggestion,
  navDetails,
  orderDetail,
  orderRow,
  overview,
  readinessLine,
  term,
  timelineStep,
  unmatchedRow,
} from './views.ts';
import { webhookMailCalls } from './webhookMailCalls.ts';

/*
 * Every call of the window and every event, typed once. Hosts turn a name and JSON arguments into a call; arguments are
 * parsed here on arrival. A call that changes something names the least role that may make it.
 */

const nothing = z.strictObject({});
const orderRef = z.strictObject({ integrationId: z.string(), orderKey: z.string() });
const ofIntegration = { integrationId: z.string() };
const mapped = { kind: z._default(z.enum(['sku', 'name']), 'sku'), from: z.string() };
const page = { cursor: z.optional(z.string()), limit: z._default(z.number().check(z.gte(1), z.lte(200)), 50) };

export const calls = {
  /** The equation, what waits, connections and queue. */
  'overview.get': call('viewer', nothing, overview),
  /** Newest first; `text` is the beginning of an order or document number. */
  'orders.list': call(
    'viewer',
    z.strictObject({
      ...page,
      term: z.optional(term),
      integrationId: z.optional(z.string()),
      text: z.optional(z.string().check(z.maxLength(60))),
      /** Placed at or after this instant. */
      since: z.optional(z.string()),
    }),
    z.object({ rows: z.array(orderRow), next: z.nullable(z.string()), count: z.string() }),
  ),
  'orders.get': call('viewer', orderRef, orderDetail),
  /** A stretch of an order's timeline, oldest first, as `timelineGap` leaves it out; `next`: `after` of the stretch behind it. */
  'orders.timeline': call(
    'viewer',
    z.extend(orderRef, { after: z.number(), before: z.number() }),
    z.object({ steps: z.array(timelineStep), next: z.nullable(z.number()) }),
  ),
  /** Rings the order's job again, whatever became of it: it is read, planned and settled anew. */
  'orders.import': call('operator', orderRef, z.object({ jobId: z.number() })),
  /** Reads and plans the order as it would be now, beside what NAV has; nothing is written. */
  'orders.dryRun': call('operator', orderRef, dryRunView),
  /**
   * Takes the order's document back: it leaves NAV, and the order stays out until a person reads it again. Refused with
   * the reason where somebody has worked on it since.
   */
  'orders.undo': call('operator', orderRef, z.object({ jobId: z.number() })),
  'integrations.list': call('viewer', nothing, z.object({ integrations: z.array(integrationView) })),
  /** Live writes, shadow plans and shows. Going live, shadowed orders are written too, or left out for good. */
  'integrations.setMode': call(
    'administrator',
    z.strictObject({
      integrationId: z.string(),
      mode: z.enum(['live', 'shadow']),
      alsoShadowed: z._default(z.boolean(), false),
    }),
    z.object({ integrations: z.array(integrationView), jobs: z.number() }),
  ),
  'attention.list': call('viewer', nothing, z.object({ groups: z.array(attentionGroup), count: z.number() })),
  'connections.list': call('viewer', nothing, z.object({ connections: z.array(connectionView) })),
  'connections.ping': call('operator', z.strictObject({ connectionId: z.string() }), connectionView),
  /** Every connection at once. */
  'connections.pingAll': call('operator', nothing, z.object({ connections: z.array(connectionView) })),
  /** What a NAV server is and has. */
  'connections.details': call('viewer', z.strictObject({ connectionId: z.string() }), navDetails),
  /** What must be right in NAV before orders of its integrations are written; nothing is written. */
  'connections.readiness': call(
    'operator',
    z.strictObject({ connectionId: z.string() }),
    z.object({ checkedAt: z.string(), lines: z.array(readinessLine) }),
  ),
  /** Accepts the certificate that the last ping showed, and no other one; null takes that back. */
  'connections.pin': call(
    'administrator',
    z.strictObject({ connectionId: z.string(), fingerprint: z.nullable(z.string()) }),
    connectionView,
  ),
  /**
   * Proves write rights. In NAV it makes one sales document for this customer and deletes it again; at a store it writes
   * to an id that there is not, which changes nothing.
   */
  'connections.testWrite': call(
    'administrator',
    z.strictObject({
      connectionId: z.string(),
      customerNo: z.optional(z.string().check(z.minLength(1), z.maxLength(20))),
    }),
    connectionView,
  ),
  /** Looks for changed orders now instead of at the next schedule. */
  'poll.now': call(
    'operator',
    z.strictObject({ integrationId: z.optional(z.string()) }),
    z.object({ jobs: z.number() }),
  ),
  /** By SKU or name; `text` is looked for in SKU, name and item number. */
  'mappings.list': call(
    'viewer',
    z.strictObject({ ...page, ...ofIntegration, text: z.optional(z.string().check(z.maxLength(60))) }),
    z.object({
      rows: z.array(mappingRow),
      next: z.nullable(z.string()),
      count: z.string(),
      /** Rows of the settings that no row of the table overrules; with the first page only. */
      fromSettings: z.array(mappingRow),
    }),
  ),
  /** Maps a SKU, or the name of lines without SKU; orders that wait for it are to be replayed. */
  'mappings.put': call(
    'operator',
    z.strictObject({
      ...ofIntegration,
      ...mapped,
      to: z._default(z.enum(['item', 'leaveOut']), 'item'),
      no: z.optional(z.string()),
      variant: z.optional(z.string()),
      unit: z.optional(z.string()),
      /** Store pieces in one of the unit, decimal text; 1 where absent. */
      factor: z.optional(z.string()),
    }),
    mappingRow,
  ),
  'mappings.remove': call(
    'operator',
    z.strictObject({ ...ofIntegration, ...mapped }),
    z.object({ removed: z.boolean() }),
  ),
  'mappings.exportCsv': call(
    'viewer',
    z.strictObject({ ...ofIntegration, separator: z._default(z.enum([',', ';']), ',') }),
    z.object({ text: z.string() }),
  ),
  /** Adds and changes what the file names and leaves the rest; with a problem anywhere nothing is written. */
  'mappings.importCsv': call(
    'operator',
    z.strictObject({
      ...ofIntegration,
      text: z.string().check(z.maxLength(5_000_000)),
      /** Only counts what would be new and changed. */
      dryRun: z._default(z.boolean(), true),
    }),
    mappingImport,
  ),
  /** What waiting orders lack an item for, most orders first. */
  'mappings.unmatched': call('viewer', z.strictObject(ofIntegration), z.object({ rows: z.array(unmatchedRow) })),
  /** What a SKU may be in NAV, or all that orders wait for; nothing is applied. Reads all items. */
  'mappings.suggest': call(
    'operator',
    z.strictObject({ ...ofIntegration, sku: z.optional(z.string().check(z.minLength(1), z.maxLength(250))) }),
    z.object({
      rows: z.array(z.extend(unmatchedRow, { suggestions: z.array(mappingSuggestion) })),
    }),
  ),
  ...queueCalls,
  ...scheduleCalls,
  ...deliveryCalls,
  ...ruleCalls,
  ...trialCalls,
  ...customerCalls,
  ...alarmCalls,
  ...catchUpCalls,
  ...flowCalls,
  ...searchCalls,
  ...addressCalls,
  ...storageCalls,
  ...notificationCalls,
  ...webhookMailCalls,
  ...keyCalls,
  ...userCalls,
  ...auditCalls,
  ...setupCalls,
  ...supportCalls,
  /** Imports a settings file whole: its text, or an error per path and nothing changed. */
  'settings.import': call(
    'administrator',
    z.strictObject({ text: z.string() }),
    z.object({ connections: z.number(), integrations: z.number() }),
  ),
  /** The settings as a file without secrets. */
  'settings.export': call('administrator', nothing, z.object({ text: z.string() })),
} as const;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;

/** What a failed call answers; never a stack and never a personal value. */
export const callError = z.object({
  code: z.string(),
  message: z.string(),
  whatToDo: z.string(),
  /** For settings: every problem with its path. */
  problems: z.optional(z.array(z.object({ path: z.string(), problem: z.string() }))),
});
export type CallError = z.infer<typeof callError>;

/** What the engine tells by itself. A page asks again for what it shows of `what`. */
export interface Events {
  changed: {
    readonly what:
      | 'orders'
      | 'attention'
      | 'connections'
      | 'queue'
      | 'pauses'
      | 'schedules'
      | 'settings'
      | 'runs'
      | 'customers'
      | 'mappings'
      | 'alarms'
      | 'storage'
      | 'users';
    readonly at: string;
    readonly integrationId?: string;
    readonly orderKey?: string;
  };
}
export type EventName = keyof Events;

/** The engine as a host and the window see it: calls by name, and news. */
export type Calls = {
  readonly [N in CallName]: (input: CallInput<N>, actor: Actor) => Promise<CallOutput<N>>;
};

/** Who makes a call. */
export interface Actor {
  readonly name: string;
  readonly role: 'viewer' | 'operator' | 'administrator';
}
