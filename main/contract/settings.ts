import * as z from 'zod/mini';
import { itemFields, mappedItem } from './itemSettings.ts';
import { orderFields } from './orderSettings.ts';
import { code, taxRule } from './settingText.ts';

/*
 * What an administrator sets, and what `--config` imports. Defaults stand beside the fields they belong to. Secrets
 * are never here: a settings file names them (by value, environment variable or file), the import seals them into the
 * vault, and what is kept is only that they are set.
 */

const identifier = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'use 1 to 40 small letters, digits and dashes'));
const webAddress = z
  .string()
  .check(z.regex(/^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/, 'use an http or https address without ? and #'));
/** Words of a name on the internet; the servers of localtunnel take no dash in one of less than six. */
const subdomain = z
  .string()
  .check(
    z.regex(
      /^([a-z0-9]{4,63}|[a-z0-9][a-z0-9-]{4,61}[a-z0-9])$/,
      'use 4 to 63 small letters and digits, or 6 to 63 with dashes between them',
    ),
  );

/** How the stores reach the receiver. */
export const publicAddress = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  /** An address that leads to the receiver, kept by somebody else; the same as `publicUrl`. */
  z.strictObject({ kind: z.literal('fixed'), url: webAddress }),
  z.strictObject({
    kind: z.literal('localtunnel'),
    /** The server of the tunnel, a stranger's unless it is your own. */
    host: z._default(webAddress, 'https://localtunnel.me'),
    /** The name to have there; chosen once, unguessable, when left out. */
    subdomain: z.optional(subdomain),
  }),
]);
export type PublicAddressFile = z.infer<typeof publicAddress>;

const httpsAddress = z
  .string()
  .check(z.regex(/^https:\/\/[^\s/?#]+(\/[^\s?#]*)?$/i, 'use an https address without ? and #'));
const instant = z.iso.datetime({ offset: true, error: 'use an instant such as 2026-05-03T00:00:00Z' });

/** Where a secret comes from in a settings file. */
export const secretSource = z.union([
  z.string().check(z.minLength(1)),
  z.strictObject({ env: z.string().check(z.minLength(1)) }),
  z.strictObject({ file: z.string().check(z.minLength(1)) }),
]);
export type SecretSource = z.infer<typeof secretSource>;

const pem = z.string().check(z.includes('-----BEGIN CERTIFICATE-----', 'use a certificate in PEM form'));

const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time of day as in "22:30"'));

/** The way to a system. */
const network = {
  /** When nothing is asked of it and nobody is alarmed, in this computer's time; `days` are those on which it begins. */
  maintenance: z._default(
    z.array(
      z.strictObject({
        days: z.optional(z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).check(z.minLength(1))),
        from: timeOfDay,
        to: timeOfDay,
      }),
    ),
    [],
  ),
  /** SHA-256 fingerprint of the one certificate to accept, as the ping shows it; for self-signed certificates. */
  pinnedCertificate: z.optional(
    z.string().check(z.regex(/^([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$/, 'use the SHA-256 fingerprint, 64 hex digits')),
  ),
  /** Certificates (PEM) of an authority of one's own, trusted for this connection besides the computer's. */
  certificateAuthority: z.optional(z.union([pem, z.strictObject({ file: z.string().check(z.minLength(1)) })])),
  /** `none`, `system` (the computer's proxy settings), or the proxy's address. */
  proxy: z._default(z.union([z.enum(['none', 'system']), webAddress]), 'none'),
  proxyUser: z.optional(code(250)),
  proxyPassword: z.optional(secretSource),
};

export const navConnection = z.strictObject({
  kind: z.literal('nav'),
  id: identifier,
  name: z._default(z.string(), ''),
  /**
   * The server instance, `http://nav01:7048/BC250`: page services lie under /ODataV4, the API under /api/v2.0. An
   * address that ends in one of these two means that surface alone. A trailing slash is fine.
   */
  url: webAddress,
  /** Which surfaces to use; `auto` takes what the address names, and of an instance whatever is there. */
  surfaces: z._default(z.enum(['auto', 'api', 'pages', 'both']), 'auto'),
  /** Id, name or display name of the company. */
  company: code(250),
  /** How page services are told the company: `Company('…')` in the path or `?company=`; `auto` finds out. */
  companyIn: z._default(z.enum(['auto', 'path', 'query']), 'auto'),
  /** For several tenants on one service. */
  tenant: z.optional(z.string()),
  /**
   * `basic`: user with password or web service access key. `windows`: a Windows account, `DOMAIN\\user` (NTLM).
   * `windowsUser`: who runs the program, in the tray application only. `entra`: Microsoft Entra application.
   */
  signIn: z._default(z.enum(['basic', 'windows', 'windowsUser', 'entra']), 'basic'),
  user: z.optional(code(250)),
  /** Password or web service access key. */
  password: z.optional(secretSource),
  entra: z.optional(
    z.strictObject({
      tenantId: code(100),
      clientId: code(100),
      /** Where tokens are asked for; Microsoft's public cloud where absent. */
      authority: z.optional(webAddress),
      /** Business Central's own where absent; older on-premises servers want `<App ID URI>/.default`. */
      scope: z.optional(code(250)),
    }),
  ),
  clientSecret: z.optional(secretSource),
  /** Certificate and private key of the Entra application, both PEM, one after the other. */
  clientCertificate: z.optional(secretSource),
  /** Names of published page services, where they cannot be told by their fields: `{ "salesOrders": "WebOrder" }`. */
  services: z._default(z.record(z.string(), code(250)), {}),
  /** What page services set on a new customer beyond name and address. */
  newCustomer: z._default(
    z.strictObject({
      /** Number of a customer whose posting groups, terms and prices a new one takes over. */
      template: z.optional(code(20)),
      /** The same by country code, because tax differs: `{ "GB": "WEB-EXPORT" }`. */
      templateByCountry: z._default(z.record(z.string(), code(20)), {}),
      /** Fields by their names in the service: `{ "Gen_Bus_Posting_Group": "DOMESTIC" }`. */
      fields: z._default(z.record(z.string(), z.union([z.string(), z.boolean()])), {}),
    }),
    { templateByCountry: {}, fields: {} },
  ),
  /**
   * Where NAV tells of changed documents by itself, over the API: `auto` takes the public address if it is https, `off`
   * none; or an https address of the local network that leads to the receiver. Changes are polled in any case.
   */
  notifications: z._default(z.union([z.enum(['auto', 'off']), z.strictObject({ url: httpsAddress })]), 'auto'),
  /** Code of the local currency, where page services do not show the general ledger setup. */
  localCurrency: z.optional(code(10)),
  ...network,
  /** How long the server may still carry out a request whose client has gone. */
  longestOperationSeconds: z._default(z.number().check(z.gte(1), z.lte(3600)), 510),
  timeoutSeconds: z._default(z.number().check(z.gte(1), z.lte(600)), 60),
});

export const wooCommerceConnection = z.strictObject({
  kind: z.literal('woocommerce'),
  id: identifier,
  name: z._default(z.string(), ''),
  /** The shop's home address, as WordPress' own setting says it: `https://shop.example`. */
  url: webAddress,
  consumerKey: secretSource,
  consumerSecret: secretSource,
  /** Signs the shop's deliveries; chosen by the connector when left out. */
  webhookSecret: z.optional(secretSource),
  /** `own`: the connector makes and keeps its webhooks at the shop; `byHand`: an administrator does. */
  webhooks: z._default(z.enum(['own', 'byHand']), 'own'),
  ...network,
  timeoutSeconds: z._default(z.number().check(z.gte(1), z.lte(600)), 60),
});

export const mailAddress = z
  .string()
  .check(z.maxLength(250), z.regex(/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/, 'use an e-mail address'));

export const bigCommerceConnection = z.strictObject({
  kind: z.literal('bigcommerce'),
  id: identifier,
  name: z._default(z.string(), ''),
  /** Short word of the store in the path of its API, such as `abc123` in `/stores/abc123/v3`. */
  storeHash: z
    .string()
    .check(
      z.regex(
        /^(?!\d+$)[a-z0-9]{4,20}$/,
        'use the store hash, such as "abc123" in the API path /stores/abc123/; the number of the store in the control panel is another one',
      ),
    ),
  /** Where the API is; another one only behind a gateway of your own. */
  url: z._default(webAddress, 'https://api.bigcommerce.com'),
  accessToken: secretSource,
  /** Of the same API account; the shop signs its deliveries with it. */
  clientSecret: z.optional(secretSource),
  /** Comes back with every delivery; chosen by the connector when left out. */
  webhookSecret: z.optional(secretSource),
  /** `own`: the connector makes and keeps its webhooks at the store; `byHand`: an administrator does. */
  webhooks: z._default(z.enum(['own', 'byHand']), 'own'),
  /**
   * Whom the store mails when it switches webhooks off or holds them back, instead of whoever stands there; empty: as it is
   * at the store.
   */
  webhookMails: z._default(z.array(mailAddress).check(z.maxLength(20)), []),
  /** Names of the form field at the billing address in which shoppers give their VAT number. */
  vatNumberFields: z._default(z.array(code(100)), ['VAT Number', 'VAT number', 'VAT ID', 'USt-IdNr.', 'Tax ID']),
  ...network,
  timeoutSeconds: z._default(z.number().check(z.gte(1), z.lte(600)), 60),
});

export const connection = z.discriminatedUnion('kind', [navConnection, wooCommerceConnection, bigCommerceConnection]);

export const integration = z.strictObject({
  id: identifier,
  name: z._default(z.string(), ''),
  store: identifier,
  nav: identifier,
  /** `shadow` plans and shows, and writes nothing; `live` writes. */
  mode: z._default(z.enum(['shadow', 'live']), 'shadow'),
  /** Orders in these statuses are imported; all others are left out. */
  statuses: z._default(z.array(code(40)).check(z.minLength(1)), ['processing', 'completed']),
  /** Orders placed before this instant are left out; the moment of the import of the settings where absent. */
  startAt: z.optional(instant),
  /** In front of the order number in NAV's external document number; unique per company. */
  prefix: z.string().check(z.regex(/^[A-Z0-9-]{0,10}$/, 'use up to 10 capital letters, digits and dashes')),
  /** Whether NAV's documents hold prices with tax (`gross`, wherever NAV uses VAT) or without. */
  basis: z._default(z.enum(['gross', 'net']), 'gross'),
  /** How NAV makes its tax: VAT, or sales tax as its North American versions count it, which needs `basis` `net`. */
  taxSystem: z._default(z.enum(['vat', 'US', 'CA']), 'vat'),
  /** The store's rates; at least one where NAV computes the tax, none needed where the store's tax is taken as a line. */
  taxes: z._default(z.array(taxRule), []),
  /** Tax code of lines without tax, and of rounding. */
  untaxedTaxCode: code(20),
  accounts: z.strictObject({ shipping: code(20), fees: code(20), rounding: code(20) }),
  postingDate: z._default(z.enum(['today', 'placed', 'paid']), 'today'),
  /** IANA name of the company's time zone; says which day an instant is. */
  timeZone: z._default(z.string(), 'UTC'),
  /** A guest's e-mail is unverified; consent to use an existing customer that has it. */
  matchGuestsByEmail: z._default(z.boolean(), true),
  /** Store country code to NAV country code, where they differ. */
  countries: z._default(z.record(z.string(), code(10)), {}),
  /** SKU to NAV item where the item number is not the SKU. */
  items: z._default(z.record(z.string(), mappedItem), {}),
  ...itemFields,
  /** Leaves a private note with the NAV number at the store's order. */
  noteAtOrder: z._default(z.boolean(), true),
  /**
   * Whether it is noticed that a shopper's account in the store is gone or has another e-mail address: `compare` asks
   * once a night for a hundred linked shoppers at a time, and with every poll for accounts that changed where the store
   * lists them (BigCommerce does); `webhooks` has the store tell it as well.
   */
  followAccounts: z._default(z.enum(['off', 'compare', 'webhooks']), 'compare'),
  /** `watch`: an alarm where no order, or no webhook of one, comes for longer than usual. */
  absence: z._default(z.enum(['watch', 'off']), 'watch'),
  ...orderFields,
});

export const dashboardUser = z.strictObject({
  name: z.string().check(z.regex(/^[A-Za-z0-9._-]{1,40}$/, 'use 1 to 40 letters, digits, dots, dashes or underscores')),
  role: z._default(z.enum(['administrator', 'operator', 'viewer']), 'operator'),
  password: secretSource,
});

export const schedules = z.strictObject({
  /** Cron expression of the poll for changed orders, in the computer's time zone. */
  poll: z._default(z.string(), '*/3 * * * *'),
  /** The same while there is no public address. */
  pollWithoutAddress: z._default(z.string(), '* * * * *'),
  /** Cron expression of the connections' pings. */
  ping: z._default(z.string(), '*/5 * * * *'),
  /** Cron expression of the comparison of all orders with the books. */
  sweep: z._default(z.string(), '30 4 * * *'),
  /**
   * Cron expression of the nightly housekeeping. The early hours are best: where clocks go forward they skip an hour
   * between one and four.
   */
  keepHouse: z._default(z.string(), '0 4 * * *'),
});

const usualSchedules: z.infer<typeof schedules> = {
  poll: '*/3 * * * *',
  pollWithoutAddress: '* * * * *',
  ping: '*/5 * * * *',
  sweep: '30 4 * * *',
  keepHouse: '0 4 * * *',
};

/** Copies of the database and the settings, made while work goes on. */
export const backupSettings = z.strictObject({
  /** When one is made every day, in this computer's time; a computer that is off then makes it once it is on. */
  at: z._default(timeOfDay, '05:00'),
  /** How many are kept; the oldest leave. */
  keep: z._default(z.int().check(z.gte(1), z.lte(365)), 7),
  /** Where they go, such as another disk or a network drive; `backups` in the data folder where absent. */
  folder: z.optional(z.string().check(z.minLength(1), z.maxLength(1000))),
});
export type BackupSettings = z.infer<typeof backupSettings>;

/** How long the audit log keeps what, in days; links, proofs, what undoing needs and signed heads are never removed. */
export const retentionSettings = z
  .strictObject({
    /** Entries; the oldest leave. */
    entriesDays: z._default(z.int().check(z.gte(90), z.lte(3650)), 400),
    /** Their contents: what was sent, what was answered. */
    bodiesDays: z._default(z.int().check(z.gte(7), z.lte(3650)), 30),
  })
  .check(
    z.refine(({ entriesDays, bodiesDays }) => bodiesDays <= entriesDays, {
      path: ['bodiesDays'],
      error: 'contents leave with their entry at the latest',
    }),
  );
export type RetentionSettings = z.infer<typeof retentionSettings>;

/** What the tray application tells beside the clock. */
export const notificationSettings = z.strictObject({
  /** Orders that wait for a person, connections that are away and alarms, one notice for each cause. */
  failures: z._default(z.boolean(), true),
  /** Hours in which nothing of that is told, in this computer's time; what still stands afterwards is told then. */
  quiet: z.optional(z.strictObject({ from: timeOfDay, to: timeOfDay })),
  /** When the state of the day is told once, whatever it is; not at all where it is absent. */
  digestAt: z.optional(timeOfDay),
});
export type NotificationSettings = z.infer<typeof notificationSettings>;

const usualRetention = { entriesDays: 400, bodiesDays: 30 };

/** A settings file as a person writes it. */
export const settingsFile = z.strictObject({
  version: z._default(z.literal(1), 1),
  /** Where the stores reach the receiver; absent: no public address, orders are polled every minute. */
  publicUrl: z.optional(webAddress),
  /** The same with every kind of address there is; name only one of the two. */
  address: z.optional(publicAddress),
  connections: z._default(z.array(connection), []),
  integrations: z._default(z.array(integration), []),
  users: z._default(z.array(dashboardUser), []),
  schedules: z._default(schedules, usualSchedules),
  backup: z._default(backupSettings, { at: '05:00', keep: 7 }),
  retention: z._default(retentionSettings, usualRetention),
  notifications: z._default(notificationSettings, { failures: true }),
});

export type SettingsFile = z.infer<typeof settingsFile>;
export type NavConnectionFile = z.infer<typeof navConnection>;
export type WooCommerceConnectionFile = z.infer<typeof wooCommerceConnection>;
export type IntegrationSettings = Omit<z.infer<typeof integration>, 'startAt'> & { readonly startAt: string };

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** Secrets of a connection, by the field that names them in a settings file. */
export const secretFields = {
  nav: ['password', 'clientSecret', 'clientCertificate', 'proxyPassword'],
  woocommerce: ['consumerKey', 'consumerSecret', 'webhookSecret', 'proxyPassword'],
  bigcommerce: ['accessToken', 'clientSecret', 'webhookSecret', 'proxyPassword'],
} as const;
type SecretField = (typeof secretFields)[keyof typeof secretFields][number];

/** A connection as it is kept: without its secrets, which lie in the vault under `<connection id>/<name>`. */
export type ConnectionSettings = Without<z.infer<typeof connection>, SecretField> & {
  /** Unguessable part of the receiver's path for this connection. */
  readonly receiverKey: string;
};
export type NavConnectionSettings = Extract<ConnectionSettings, { kind: 'nav' }>;
export type WooCommerceConnectionSettings = Extract<ConnectionSettings, { kind: 'woocommerce' }>;
export type BigCommerceConnectionSettings = Extract<ConnectionSettings, { kind: 'bigcommerce' }>;
export type StoreConnectionSettings = Exclude<ConnectionSettings, { kind: 'nav' }>;

/** Settings as the engine keeps and uses them. */
export interface Settings {
  readonly version: 1;
  /** The fixed address; null where there is none. */
  readonly publicUrl: string | null;
  /** The tunnel instead of a fixed address; absent where there is none. */
  readonly tunnel?: TunnelSettings | undefined;
  readonly connections: readonly ConnectionSettings[];
  readonly integrations: readonly IntegrationSettings[];
  /** Names and roles; passwords are kept as scrypt hashes in the vault under `user/<name>`. */
  readonly users: readonly { readonly name: string; readonly role: Role }[];
  readonly schedules: z.infer<typeof schedules>;
  readonly backup: BackupSettings;
  readonly retention: RetentionSettings;
  readonly notifications: NotificationSettings;
}

export interface TunnelSettings {
  readonly host: string;
  readonly subdomain: string;
}

export type Role = 'administrator' | 'operator' | 'viewer';

export const emptySettings: Settings = {
  version: 1,
  publicUrl: null,
  connections: [],
  integrations: [],
  users: [],
  schedules: usualSchedules,
  backup: { at: '05:00', keep: 7 },
  retention: usualRetention,
  notifications: { failures: true },
};
