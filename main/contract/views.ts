import * as z from 'zod/mini';

/*
 * Rows and pages as the window shows them. Only JSON crosses the border: instants are ISO 8601 in UTC, days are
 * YYYY-MM-DD, money is decimal text beside its currency.
 */

/** Terms of the equation: in the store = equal + on their way + wait for you + left out by rule. */
export const term = z.enum(['equal', 'onTheWay', 'waiting', 'leftOut']);
export type Term = z.infer<typeof term>;

export const cause = z.object({
  /** Stable name, such as `sku-unknown`; finds the translated text. */
  code: z.string(),
  message: z.string(),
  whatToDo: z.string(),
  params: z.record(z.string(), z.string()),
});
export type Cause = z.infer<typeof cause>;

export const money = z.object({ amount: z.string(), currency: z.string() });
export type Money = z.infer<typeof money>;

export const orderRow = z.object({
  integrationId: z.string(),
  /** The store's id of the order; with the integration it names the order in every call. */
  orderKey: z.string(),
  orderNo: z.string(),
  placedAt: z.string(),
  customer: z.string(),
  /** null until the order was read from the store once. */
  storeTotal: z.nullable(money),
  term,
  /** One of: fetching, planned, writing, checking, written, held, parked, retrying, leftOut, gone, shadow. */
  state: z.string(),
  /** Why it waits, is on its way or is left out; null when equal. */
  cause: z.nullable(cause),
  navTotal: z.nullable(money),
  documentNo: z.nullable(z.string()),
  updatedAt: z.string(),
  /** null when there is nothing to replay. */
  jobId: z.nullable(z.number()),
});
export type OrderRow = z.infer<typeof orderRow>;

export const equation = z.object({
  integrationId: z.string(),
  name: z.string(),
  mode: z.enum(['live', 'shadow']),
  /** One per currency that occurs. */
  byCurrency: z.array(
    z.object({
      currency: z.string(),
      store: z.object({ count: z.number(), amount: z.string() }),
      equal: z.object({ count: z.number(), amount: z.string() }),
      onTheWay: z.object({ count: z.number(), amount: z.string() }),
      waiting: z.object({ count: z.number(), amount: z.string() }),
      leftOut: z.object({ count: z.number(), amount: z.string() }),
      /** NAV's own totals of the equal ones. */
      navAmount: z.string(),
      addsUp: z.boolean(),
    }),
  ),
  /** Orders the shop told us about and that were not read yet. */
  beingRead: z.number(),
});
export type Equation = z.infer<typeof equation>;

export const rungView = z.object({
  /** name, port, tls, http, server, signIn, company, read, version, clock, speed: from the lowest up. */
  name: z.string(),
  result: z.enum(['fine', 'warning', 'failed', 'notTried']),
  detail: z.string(),
  whatToDo: z.string(),
  milliseconds: z.nullable(z.number()),
});
export type RungView = z.infer<typeof rungView>;

export const certificateView = z.object({
  subject: z.string(),
  issuer: z.string(),
  names: z.array(z.string()),
  validFrom: z.string(),
  validTo: z.string(),
  /** SHA-256, 64 small hex digits. */
  fingerprint: z.string(),
  /** Accepted for this connection whoever issued it. */
  isPinned: z.boolean(),
});
export type CertificateView = z.infer<typeof certificateView>;

/** What the connector wants of a NAV server, and where it finds it. */
export const capabilityView = z.object({
  name: z.string(),
  surface: z.nullable(z.enum(['api', 'pages'])),
  /** Entity set or published service; "" where nothing has it. */
  source: z.string(),
  /** What is to be published or switched on; "" where it is there. */
  remedy: z.string(),
});
export type CapabilityView = z.infer<typeof capabilityView>;

/** One line of what must be right before orders are written. */
export const readinessLine = z.object({
  code: z.string(),
  /** `question`: the surface cannot read it, an administrator has to look. */
  result: z.enum(['ready', 'missing', 'question']),
  /** English; the catalogue has the other languages by `code` and `params`. */
  text: z.string(),
  whatToDo: z.string(),
  params: z.record(z.string(), z.string()),
});
export type ReadinessLine = z.infer<typeof readinessLine>;

export const navDetails = z.object({
  /** Version as the server says it; "" where it does not. */
  version: z.string(),
  surfaces: z.array(z.enum(['api', 'pages'])),
  company: z.string(),
  companies: z.array(z.string()),
  /** What an administrator may still switch on at the server, a sentence each. */
  stillToDo: z.array(z.string()),
  capabilities: z.array(capabilityView),
});
export type NavDetails = z.infer<typeof navDetails>;

export const connectionView = z.object({
  id: z.string(),
  kind: z.enum(['nav', 'woocommerce', 'bigcommerce']),
  name: z.string(),
  address: z.string(),
  state: z.enum(['unknown', 'fine', 'down', 'refused']),
  /** What the last ping or call found, in words; "" when fine. */
  message: z.string(),
  whatToDo: z.string(),
  lastPingAt: z.nullable(z.string()),
  milliseconds: z.nullable(z.number()),
  /** Of the last ping, from the lowest rung up; empty before the first. */
  ladder: z.array(rungView),
  /** What the server showed when its certificate was refused, or is pinned; null otherwise. */
  certificate: z.nullable(certificateView),
  /** `notYetProven` until the first write or write test. */
  writeRights: z.enum(['proven', 'notYetProven']),
  /** Where the store sends its webhooks; null for NAV and without a public address. */
  deliveryUrl: z.nullable(z.string()),
  /** The path under which the receiver takes them, whatever address leads there; null for NAV. */
  receiverPath: z.nullable(z.string()),
});
export type ConnectionView = z.infer<typeof connectionView>;

export const attentionGroup = z.object({
  /** Names the group in `jobs.replay`. */
  causeGroup: z.string(),
  cause,
  count: z.number(),
  /** Money that waits, per currency. */
  amounts: z.array(money),
  oldestAt: z.string(),
  /** The first twenty, oldest first. */
  orders: z.array(orderRow),
});
export type AttentionGroup = z.infer<typeof attentionGroup>;

export const overview = z.object({
  /** Start of the period counted: today in the computer's zone. */
  since: z.string(),
  equations: z.array(equation),
  /** Groups of waiting orders, most orders first; the first five. */
  waiting: z.array(z.object({ causeGroup: z.string(), cause, count: z.number() })),
  waitingCount: z.number(),
  connections: z.array(connectionView),
  queue: z.object({ waiting: z.number(), running: z.number(), oldestAt: z.nullable(z.string()) }),
  /** Orders per hour of the last 24, oldest first, stacked by term. */
  hours: z.array(
    z.object({ hour: z.string(), equal: z.number(), onTheWay: z.number(), waiting: z.number(), leftOut: z.number() }),
  ),
});
export type Overview = z.infer<typeof overview>;

export const runView = z.object({
  id: z.number(),
  kind: z.string(),
  state: z.enum(['running', 'done', 'cancelled']),
  total: z.number(),
  done: z.number(),
  skipped: z.number(),
  failed: z.number(),
});
export type RunView = z.infer<typeof runView>;

/** A store joined to a company, with what it may do. */
export const integrationView = z.object({
  id: z.string(),
  name: z.string(),
  storeName: z.string(),
  navName: z.string(),
  company: z.string(),
  mode: z.enum(['live', 'shadow']),
  /** Orders placed before this instant are left out. */
  startAt: z.string(),
  prefix: z.string(),
  /** Orders since then that were planned and shown while in shadow mode, and are not in NAV. */
  shadowed: z.number(),
  /** How far the writing of orders that were only shown has come; absent where none goes on. */
  goingLive: z.optional(runView),
});
export type IntegrationView = z.infer<typeof integrationView>;

/** What a SKU, or the name of a line without SKU, is mapped to. */
export const mappingRow = z.object({
  kind: z.enum(['sku', 'name']),
  from: z.string(),
  /** `leaveOut`: lines of it that cost nothing are not written. */
  to: z.enum(['item', 'leaveOut']),
  /** Item number; "" when left out. */
  no: z.string(),
  /** Variant and unit; "" for none, and for the base unit. */
  variant: z.string(),
  unit: z.string(),
  /** Store pieces in one of the unit, decimal text. */
  factor: z.string(),
  /** Who made it; `settings` for a row of the settings, which has no time. */
  by: z.string(),
  at: z.string(),
});
export type MappingRow = z.infer<typeof mappingRow>;

/** What waiting orders lack an item for. */
export const unmatchedRow = z.object({
  kind: z.enum(['sku', 'name']),
  from: z.string(),
  /** What the store calls it; "" where it is not known. */
  name: z.string(),
  /** How many orders wait. */
  orders: z.number(),
  /** Groups to replay once it is mapped. */
  causeGroups: z.array(z.string()),
});
export type UnmatchedRow = z.infer<typeof unmatchedRow>;

export const mappingSuggestion = z.object({
  no: z.string(),
  variant: z.string(),
  unit: z.string(),
  /** What the item is called in NAV; "" where only its number is known. */
  name: z.string(),
  why: z.enum(['spelling', 'prefix', 'gtin', 'reference', 'name']),
  /** The same in English. */
  reason: z.string(),
});
export type MappingSuggestion = z.infer<typeof mappingSuggestion>;

export const mappingImport = z.object({
  new: z.number(),
  changed: z.number(),
  same: z.number(),
  /** Whether it was written: never with problems, never on a dry run. */
  applied: z.boolean(),
  /** With the line of the file, from 1. */
  problems: z.array(z.object({ line: z.number(), problem: z.string() })),
});
export type MappingImport = z.infer<typeof mappingImport>;

export const timelineStep = z.object({
  at: z.string(),
  /** placed, delivery, poll, read, planned, sending, written, compared, checking, parked, leftOut, replayed, removed, noted. */
  kind: z.string(),
  mark: z.enum(['fine', 'attention', 'down', 'waiting', 'leftOut']),
  /** English; the catalogue has the other languages by `kind` and `params`. */
  text: z.string(),
  params: z.record(z.string(), z.string()),
  /** The audit entry that tells it; null for `placed`. */
  auditSeq: z.nullable(z.number()),
});
export type TimelineStep = z.infer<typeof timelineStep>;

export const planRow = z.object({
  /** `header` or the line's number from 1. */
  group: z.string(),
  field: z.string(),
  written: z.string(),
  /** Where the value comes from: order field, setting, NAV, default. */
  comesFrom: z.string(),
  /** What NAV has now; null before the document is there. */
  navHas: z.nullable(z.string()),
  mark: z.enum(['equal', 'differs', 'none']),
  /** Whether the value has a story: computed, mapped, cut or repaired. */
  hasStory: z.boolean(),
});
export type PlanRow = z.infer<typeof planRow>;

export const totalsRow = z.object({
  percent: z.string(),
  storeNet: z.string(),
  storeTax: z.string(),
  navNet: z.nullable(z.string()),
  navTax: z.nullable(z.string()),
  /** NAV's tax less the store's; null before the document is there. */
  difference: z.nullable(z.string()),
});

/** What would become of an order under today's settings; nothing was written for it. */
export const dryRunView = z.object({
  /** `inNav`: it has its document; the plan is what a new one would be. */
  outcome: z.enum(['write', 'wait', 'leaveOut', 'inNav']),
  cause: z.nullable(cause),
  documentNo: z.nullable(z.string()),
  /** Empty where a person has to decide something first. */
  plan: z.array(planRow),
  totals: z.array(totalsRow),
});
export type DryRunView = z.infer<typeof dryRunView>;

export const exchangeView = z.object({
  at: z.string(),
  system: z.string(),
  summary: z.string(),
  method: z.string(),
  url: z.string(),
  status: z.nullable(z.number()),
  milliseconds: z.number(),
  failure: z.nullable(z.string()),
  /** The audit entry that keeps what was sent and answered; `audit.open` shows it. */
  seq: z.number(),
  /** Whether there is anything to show: contents leave by age. */
  hasContents: z.boolean(),
});
export type ExchangeView = z.infer<typeof exchangeView>;

export const orderDetail = z.object({
  row: orderRow,
  currency: z.string(),
  email: z.string(),
  timeline: z.array(timelineStep),
  /** Entries behind and before these numbers are left out of the timeline; null: none are. See `orders.timeline`. */
  timelineGap: z.nullable(z.object({ after: z.number(), before: z.number() })),
  plan: z.array(planRow),
  totals: z.array(totalsRow),
  totalsComparison: z.object({
    storeTotal: z.nullable(z.string()),
    navTotal: z.nullable(z.string()),
    equal: z.nullable(z.boolean()),
  }),
  exchanges: z.array(exchangeView),
  /** Whether its document may be asked to be taken back; NAV has the last word. */
  mayUndo: z.boolean(),
  /** The audit entry with the order as the store sent it; null before it was read or after its body was purged. */
  receivedSeq: z.nullable(z.number()),
});
export type OrderDetail = z.infer<typeof orderDetail>;

export const auditRow = z.object({
  seq: z.number(),
  at: z.string(),
  kind: z.string(),
  actor: z.string(),
  integrationId: z.nullable(z.string()),
  orderNo: z.nullable(z.string()),
  documentNo: z.nullable(z.string()),
  status: z.string(),
  cause: z.nullable(z.string()),
});
export type AuditRow = z.infer<typeof auditRow>;

export const chainVerdict = z.object({
  ok: z.boolean(),
  entries: z.number(),
  /** Hash of the newest entry; "" when there is none. */
  head: z.string(),
  /** The first change or gap; null when the chain holds. */
  problem: z.nullable(z.object({ seq: z.number(), what: z.string() })),
  /** What the check cannot prove: entries since the last signed head, and how many they are. */
  unprovenSince: z.nullable(z.string()),
  unproven: z.number(),
  /** Entries whose contents have left, by age or on a person's request, so that only the hash speaks of them. */
  bodiesGone: z.number(),
  /** When the oldest entry that is kept was written; null in an empty log. */
  since: z.nullable(z.string()),
  /** How many entries have left by age. */
  removed: z.number(),
  /** Signed heads up to here were signed with keys that were lost since, and cannot be checked here any more. */
  signaturesLost: z.optional(z.object({ seq: z.number(), at: z.string() })),
});
export type ChainVerdict = z.infer<typeof chainVerdict>;
