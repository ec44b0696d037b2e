import * as z from 'zod/mini';
import {
  backupSettings,
  emptySettings,
  bigCommerceConnection,
  dashboardUser,
  integration,
  navConnection,
  notificationSettings,
  retentionSettings,
  schedules,
  secretFields,
  wooCommerceConnection,
  type Settings,
} from '../contract/settings.ts';

/*
 * Settings as they are kept: the file's fields without secrets, with what the import added. One list of fields, in the
 * contract; here is only the difference.
 */

const receiverKey = z.string().check(z.regex(/^[0-9a-f]{48}$/, 'is not a key of the receiver'));

const without = <Field extends string>(fields: readonly Field[]) =>
  Object.fromEntries(fields.map((field) => [field, true])) as Record<Field, true>;

const keptSettings = z.strictObject({
  version: z.literal(1),
  publicUrl: z.nullable(z.string()),
  tunnel: z.optional(z.strictObject({ host: z.string(), subdomain: z.string() })),
  connections: z.array(
    z.discriminatedUnion('kind', [
      z.extend(z.omit(navConnection, without(secretFields.nav)), { receiverKey }),
      z.extend(z.omit(wooCommerceConnection, without(secretFields.woocommerce)), { receiverKey }),
      z.extend(z.omit(bigCommerceConnection, without(secretFields.bigcommerce)), { receiverKey }),
    ]),
  ),
  integrations: z.array(z.extend(integration, { startAt: z.iso.datetime({ offset: true }) })),
  users: z.array(z.omit(dashboardUser, { password: true })),
  schedules,
  backup: z._default(backupSettings, { at: '05:00', keep: 7 }),
  retention: z._default(retentionSettings, emptySettings.retention),
  notifications: z._default(notificationSettings, emptySettings.notifications),
});

/** Makes the settings of one version into those of the next, by the number it starts from. */
export type Migrations = Readonly<Record<number, (settings: Readonly<Record<string, unknown>>) => unknown>>;

const migrations: Migrations = {};
const currentVersion = 1;

export type Kept =
  | { readonly state: 'fine'; readonly settings: Settings }
  /** Written by a later version of the product, which can still read it. */
  | { readonly state: 'newer' }
  | { readonly state: 'damaged' };

/** What was kept, brought up to today's version step by step and checked. */
export function readKept(value: unknown): Kept {
  const migrated = migrateKept(value, migrations, currentVersion);
  if (migrated === 'newer') return { state: 'newer' };
  const parsed = keptSettings.safeParse(migrated);
  return parsed.success ? { state: 'fine', settings: parsed.data } : { state: 'damaged' };
}

/** null when a value has no version or no way leads from it; exported so that steps can be tested before there are any. */
export function migrateKept(value: unknown, steps: Migrations, wanted: number): unknown {
  let settings = value;
  for (;;) {
    if (typeof settings !== 'object' || settings === null || !('version' in settings)) return null;
    const { version } = settings;
    if (typeof version !== 'number') return null;
    if (version === wanted) return settings;
    if (version > wanted) return 'newer';
    const step = steps[version];
    if (step === undefined) return null;
    settings = { ...(step(settings as Readonly<Record<string, unknown>>) as object), version: version + 1 };
  }
}
