import * as z from 'zod/mini';
import { call } from './call.ts';
import { runView } from './views.ts';

/** What seals this installation's secrets and personal values. */
export const keysView = z.object({
  /** What the keys are sealed by: `safeStorage` (this user of the computer), `keyFile`, `passphrase`. */
  box: z.string(),
  /** When the key was made that seals now. */
  madeAt: z.string(),
  /** Older keys that are still needed, newest first; `audit`: only for the contents of audit entries. */
  old: z.array(z.object({ madeAt: z.string(), retiredAt: z.string(), neededFor: z.enum(['values', 'audit']) })),
  /** Older keys whose bytes are gone. */
  destroyed: z.number(),
  /** The public key that the audit log's signatures are checked with elsewhere, base64. */
  signingKey: z.object({ id: z.number(), publicKey: z.string(), madeAt: z.string() }),
  recovery: z.object({
    madeAt: z.nullable(z.string()),
    /** When somebody last typed it back; null: nobody has yet. */
    confirmedAt: z.nullable(z.string()),
    confirmedBy: z.nullable(z.string()),
  }),
  /** What cannot be read any more and has to be entered again; its connection waits meanwhile. */
  needed: z.array(
    z.object({
      /** `<connection id>/<field>`. */
      id: z.string(),
      connection: z.object({ id: z.string(), kind: z.string(), name: z.string() }),
      /** As the settings name it: `password`, `consumerKey`. */
      field: z.string(),
    }),
  ),
  /** Who may sign in and whose password cannot be read any more. */
  withoutPassword: z.array(z.string()),
  /** What was sealed before is being sealed again, or was last; null: never. */
  run: z.nullable(runView),
});
export type KeysView = z.infer<typeof keysView>;

/** What a person types to give up what is sealed, in either language. */
export const startAnewWords = ['START ANEW', 'NEU BEGINNEN'] as const;

const typedKey = z.strictObject({ recoveryKey: z.string().check(z.maxLength(100)) });

export const keyCalls = {
  'keys.get': call('viewer', z.strictObject({}), keysView),
  /** New keys for what is sealed and signed from now on; what was sealed before is sealed again as a run. */
  'keys.rotate': call('administrator', z.strictObject({}), keysView),
  /** Shown this once. It opens nothing before it was typed back with `keys.confirmRecoveryKey`. */
  'keys.offerRecoveryKey': call('administrator', z.strictObject({}), z.object({ recoveryKey: z.string() })),
  /** The present recovery key, or the one offered last, which takes the place of the present one now. */
  'keys.confirmRecoveryKey': call('administrator', typedKey, z.object({ replaced: z.boolean() })),
  /**
   * Opens the vault where this start cannot, as under another user or on another computer, and seals it anew for this one.
   * Answered by the window's host while the engine waits for it; an engine that runs is open already.
   */
  'keys.recover': call('administrator', typedKey, z.object({ recovered: z.boolean() })),
  /**
   * Begins with new keys where the recovery key is lost too: what was sealed is set aside and not opened any more, what
   * was written is known all the same, and secrets are asked for. Answered by the window's host.
   */
  'keys.startAnew': call(
    'administrator',
    z.strictObject({ typed: z.enum(startAnewWords) }),
    z.object({ recovered: z.boolean() }),
  ),
  /** A secret of `needed`, entered again; its connection goes on. */
  'keys.enterSecret': call(
    'administrator',
    z.strictObject({
      id: z.string().check(z.maxLength(200)),
      value: z.string().check(z.minLength(1), z.maxLength(20_000)),
    }),
    keysView,
  ),
} as const;
