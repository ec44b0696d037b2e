import * as z from 'zod/mini';
import { call } from './call.ts';
import { ruleChoices, taxProposals } from './ruleCalls.ts';
import { certificateView, dryRunView, money, readinessLine, rungView } from './views.ts';

/*
 * Setting up from nothing: what is typed is tried before anything is kept, and nothing is written to NAV or a store.
 * Secrets come with a draft, are sealed when it is saved, and never go back.
 */

/**
 * A connection or an integration as a settings file has it, as far as it is typed. Checked with all the rest, in whose
 * words each field is refused; secrets stand in it as text.
 */
const draft = z.record(z.string(), z.unknown());
export type SetupDraft = z.infer<typeof draft>;

/** What keeps a try from going on, or is to be known of it, beside the field that it is about. */
const finding = z.object({
  field: z.enum(['address', 'signIn', 'company', 'pages', 'key', 'clock']),
  code: z.string(),
  message: z.string(),
  whatToDo: z.string(),
});
export type SetupFinding = z.infer<typeof finding>;

const tried = {
  /** Whether it can be saved and used. */
  ok: z.boolean(),
  /** What stands in the way; with `ok` what will do so before long. null: nothing. */
  finding: z.nullable(finding),
  /** From the lowest rung up, as far as it was climbed. */
  ladder: z.array(rungView),
  /** What the server showed when its certificate was refused, or is pinned; null otherwise. */
  certificate: z.nullable(certificateView),
};

const navSignIns = z.enum(['basic', 'windows', 'windowsUser', 'entra']);
export type SetupSignIn = z.infer<typeof navSignIns>;

export const navFound = z.object({
  ...tried,
  /** The address that a connection is saved with; as it was typed where nothing was found. */
  url: z.string(),
  /** As the server says it; "" before it was signed in, and where it does not. */
  version: z.string(),
  surfaces: z.array(z.enum(['api', 'pages'])),
  /** Sign-ins that the server takes, the likeliest first. */
  signIns: z.array(navSignIns),
  /** Names of the companies that the sign-in sees; empty before it. */
  companies: z.array(z.string()),
  /** The one that was chosen, or the only one; before that the one that the address named, "" where it did not. */
  company: z.string(),
  /** Of several on one service, as the address named it; "" where it did not. */
  tenant: z.string(),
  /** What may still be switched on at the server, a sentence each. */
  stillToDo: z.array(z.string()),
});
export type NavFound = z.infer<typeof navFound>;

export const storeFound = z.object({
  ...tried,
  /** The address, or store hash, that a connection is saved with: what was typed, put right. */
  address: z.string(),
  name: z.string(),
  currency: z.string(),
  /** Orders placed in the last 30 days; null where the store does not count. */
  orders: z.nullable(z.number()),
});
export type StoreFound = z.infer<typeof storeFound>;

const triedOrder = z.object({
  orderKey: z.string(),
  orderNo: z.string(),
  placedAt: z.string(),
  total: money,
  plan: dryRunView,
});
export type TriedOrder = z.infer<typeof triedOrder>;

export const setupTrial = z.object({
  /** The last ones, newest first, at most ten. */
  orders: z.array(triedOrder),
  /** Orders of the last 30 days that NAV has under a number that a person may have given them. */
  keyedByHand: z.array(
    z.object({
      orderNo: z.string(),
      placedAt: z.string(),
      /** As it stands in NAV as external document number. */
      externalNo: z.string(),
      documentNo: z.string(),
      /** As in the settings, such as `WEB {number}`. */
      pattern: z.string(),
    }),
  ),
  /** How many orders were looked for in NAV. */
  looked: z.number(),
});
export type SetupTrial = z.infer<typeof setupTrial>;

/**
 * How far somebody came, so that a window that was closed opens there again. What was typed is the window's own affair;
 * it is kept sealed and never holds a secret.
 */
const progress = z.object({
  /** Step of the wizard, and the connections that it stands on. */
  step: z.string().check(z.maxLength(40)),
  nav: z.optional(z.string().check(z.maxLength(40))),
  store: z.optional(z.string().check(z.maxLength(40))),
  typed: draft,
});
export type SetupProgress = z.infer<typeof progress>;
/** `isMine`: who asks kept it; what somebody else keeps is taken over before it is written over. */
const keptProgress = z.extend(progress, { savedAt: z.string(), savedBy: z.string(), isMine: z.boolean() });

const ofDraft = z.strictObject({ connection: draft });
const pair = { store: z.string(), nav: z.string() };

export const setupCalls = {
  /**
   * Looks behind an address pasted in any form (host, OData or API address, web client) for a NAV server, without a
   * sign-in: what it is, and which sign-ins it takes.
   */
  'setup.findNav': call(
    'administrator',
    z.strictObject({
      address: z.string().check(z.maxLength(2_000)),
      /** The way there as a connection has it: certificates to accept, and a proxy. */
      way: z.optional(draft),
    }),
    navFound,
  ),
  /**
   * Signs in once; a refused sign-in is not tried again by itself. Without a company it lists those there are, with one
   * it looks whether all that orders need can be read.
   */
  'setup.tryNav': call('administrator', ofDraft, navFound),
  /** Reaches the store, signs in, reads, and proves that the key may write by a write to an id that there is not. */
  'setup.tryStore': call('administrator', ofDraft, storeFound),
  /**
   * Adds a connection, or replaces the one of its id, whose secrets stay where the draft has none. Refused whole, with
   * the path of every problem counted from `connection`.
   */
  'setup.saveConnection': call('administrator', ofDraft, z.object({ connectionId: z.string() })),
  /** A connection as a settings file has it, without its secrets but for `set`: the names of those that it has. */
  'setup.connection': call(
    'administrator',
    z.strictObject({ connectionId: z.string() }),
    z.object({ connection: draft, set: z.array(z.string()) }),
  ),
  /** What must be right in NAV; for an integration that is not saved too. */
  'setup.readiness': call(
    'administrator',
    z.strictObject({ connectionId: z.string(), integration: z.optional(draft) }),
    z.object({ checkedAt: z.string(), lines: z.array(readinessLine) }),
  ),
  /** What the rules between a store and a company may be; nothing is applied. */
  'setup.propose': call(
    'administrator',
    z.strictObject(pair),
    z.object({
      integration: z.object({
        id: z.string(),
        name: z.string(),
        prefix: z.string(),
        document: z.enum(['salesOrder', 'salesInvoice']),
        untaxedTaxCode: z.string(),
        accounts: z.object({ shipping: z.string(), fees: z.string(), rounding: z.string() }),
      }),
      choices: ruleChoices,
      /** null where NAV or the store could not be asked; `choices` has the trouble. */
      taxes: z.nullable(taxProposals),
    }),
  ),
  /** Plans the last ten orders as this integration would write them, and looks for orders that people keyed in. */
  'setup.tryOrders': call('administrator', z.strictObject({ integration: draft }), setupTrial),
  /**
   * Adds the integration: `live` writes from now on, `shadow` plans and shows. Refused whole, with the path of every
   * problem counted from `integration`.
   */
  'setup.saveIntegration': call(
    'administrator',
    z.strictObject({ integration: draft }),
    z.object({ integrationId: z.string() }),
  ),
  /** Where the last person stopped; null where nothing was begun, or all is done. */
  'setup.progress': call('administrator', z.strictObject({}), z.object({ progress: z.nullable(keptProgress) })),
  /** Takes the place of what was kept before. Secrets in it are left out; too much of it, or over somebody else's, is refused. */
  'setup.keepProgress': call('administrator', progress, z.object({})),
  /** Goes on with what somebody else began, whose window keeps nothing more from then on. */
  'setup.takeOver': call('administrator', z.strictObject({}), z.object({})),
  /** Forgets what was typed; connections that were saved stay. */
  'setup.startOver': call('administrator', z.strictObject({}), z.object({})),
} as const;
