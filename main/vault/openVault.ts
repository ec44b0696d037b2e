import { ConnectorError } from '../base/errors.ts';
import { toInstant, type Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { createVault } from './createVault.ts';
import { openFromBox, sealInBox, type BoxContent, type SecretBox } from './keyBox.ts';
import { createKeyring, type Keyring } from './keyring.ts';
import {
  insertKey,
  readKeyRows,
  retireOtherDataKeys,
  sealName,
  setBoxSeal,
  setRecoverySeal,
  type BoxedKey,
  type Key,
  type KeyRow,
  type Purpose,
} from './keyRows.ts';
import { makeRecoveryKey, openWithRecovery, readRecoveryKey, recoveryPublicKey } from './recoveryKey.ts';
import { KEY_BYTES, unreadable } from './sealing.ts';
import { createSecrets, type Secrets } from './secrets.ts';
import type { Vault } from './vault.ts';

export interface VaultOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly secretBox: SecretBox;
}

export interface OpenedVault {
  readonly vault: Vault;
  /** To be shown once and written down by a person; null unless the keys were made just now. */
  readonly recoveryKey: string | null;
  /** Seals with a new data key from now on, the secrets at once; what older keys sealed stays readable. */
  rotateDataKey(): Promise<void>;
  /** Replaces the recovery key, such as when nobody confirmed the first; the old one opens nothing afterwards. */
  renewRecoveryKey(): Promise<string>;
}

/** The keys of an installation and who they are sealed for besides the box. */
interface OpenedKeys {
  readonly keys: readonly Key[];
  readonly recoveryPublic: Uint8Array;
}

/**
 * Opens the keys of this installation, or makes them at the first start. With `recoveryKey` keys that the box cannot
 * open are recovered and sealed again for it.
 *
 * @throws ConnectorError `vault-sealed-elsewhere` when the box cannot open them: ask for the recovery key. Nothing is
 *   changed. See `recoverVault` for what a recovery key can be refused for.
 */
export async function openVault(options: VaultOptions & { readonly recoveryKey?: string }): Promise<OpenedVault> {
  const rows = readKeyRows(options.db);
  if (rows.length === 0) return makeVault(options);
  try {
    return assemble(options, await openKeys(options.secretBox, rows), null);
  } catch (error) {
    const isElsewhere = error instanceof ConnectorError && error.code === 'vault-sealed-elsewhere';
    if (!isElsewhere || options.recoveryKey === undefined) throw error;
    return recoverVault({ ...options, recoveryKey: options.recoveryKey });
  }
}

/**
 * Opens the keys with the recovery key and seals them again for this box; every secret and every body stays readable.
 *
 * @throws ConnectorError `recovery-key-mistyped` or `recovery-key-wrong`; nothing is changed then.
 */
export async function recoverVault(options: VaultOptions & { readonly recoveryKey: string }): Promise<OpenedVault> {
  const recovery = readRecoveryKey(options.recoveryKey);
  const keys = readKeyRows(options.db).map((row) => ({
    id: row.id,
    purpose: row.purpose,
    bytes: openWithRecovery(recovery, sealName(row), row.recovery),
  }));
  const opened = { keys, recoveryPublic: recoveryPublicKey(recovery) };
  await sealAgain(options, opened);
  return assemble(options, opened, null);
}

async function makeVault(options: VaultOptions): Promise<OpenedVault> {
  const { db, ports, secretBox } = options;
  const recovery = makeRecoveryKey(ports);
  const recoveryPublic = recoveryPublicKey(recovery);
  const boxed = [
    await makeKey(options, 'data', recoveryPublic),
    await makeKey(options, 'index', recoveryPublic),
    await makeKey(options, 'signing', recoveryPublic),
  ];
  const keys = transaction(db, () => boxed.map((key) => insertKey(db, ports, secretBox.kind, key, recoveryPublic)));
  return assemble(options, { keys, recoveryPublic }, recovery.text);
}

async function makeKey(options: VaultOptions, purpose: Purpose, recoveryPublic: Uint8Array): Promise<BoxedKey> {
  const bytes = options.ports.random(KEY_BYTES);
  return { purpose, bytes, sealed: await sealInBox(options.secretBox, purpose, { bytes, recoveryPublic }) };
}

async function openKeys(secretBox: SecretBox, rows: readonly KeyRow[]): Promise<OpenedKeys> {
  const keys: Key[] = [];
  let last: BoxContent | undefined;
  for (const row of rows) {
    last = await openFromBox(secretBox, row);
    keys.push({ id: row.id, purpose: row.purpose, bytes: last.bytes });
  }
  if (last === undefined) throw unreadable('there are no keys');
  return { keys, recoveryPublic: last.recoveryPublic };
}

function assemble(options: VaultOptions, opened: OpenedKeys, recoveryKey: string | null): OpenedVault {
  const { db, ports } = options;
  const keyring = createKeyring(opened.keys);
  const secrets = createSecrets(db, ports, keyring);
  let { recoveryPublic } = opened;
  const next = createTurns();
  return {
    vault: createVault(db, ports, keyring, secrets),
    recoveryKey,
    rotateDataKey: () => next(() => rotate(options, keyring, secrets, recoveryPublic)),
    renewRecoveryKey: () =>
      next(async () => {
        const recovery = makeRecoveryKey(ports);
        await sealAgain(options, { keys: keyring.all(), recoveryPublic: recoveryPublicKey(recovery) });
        recoveryPublic = recoveryPublicKey(recovery);
        return recovery.text;
      }),
  };
}

async function rotate(options: VaultOptions, keyring: Keyring, secrets: Secrets, recoveryPublic: Uint8Array) {
  const { db, ports, secretBox } = options;
  const boxed = await makeKey(options, 'data', recoveryPublic);
  const key = transaction(db, () => {
    const made = insertKey(db, ports, secretBox.kind, boxed, recoveryPublic);
    retireOtherDataKeys(db, made.id, toInstant(ports.now()));
    secrets.resealAll(made);
    return made;
  });
  // Only after the commit: nothing may be sealed with a key that a rollback has taken away.
  keyring.add(key);
}

/** Seals every key for the box and the recovery key anew, all of them or none. */
async function sealAgain(options: VaultOptions, opened: OpenedKeys): Promise<void> {
  const { db, ports, secretBox } = options;
  const { recoveryPublic } = opened;
  const sealed: { readonly key: Key; readonly box: Uint8Array }[] = [];
  for (const key of opened.keys) {
    sealed.push({ key, box: await sealInBox(secretBox, key.purpose, { bytes: key.bytes, recoveryPublic }) });
  }
  transaction(db, () => {
    for (const { key, box } of sealed) {
      setBoxSeal(db, key.id, secretBox.kind, box);
      setRecoverySeal(db, ports, key, recoveryPublic);
    }
  });
}

/** Runs one at a time: a key made while all are sealed again would miss the new recovery key. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    // The caller of `work` hears of its failure; whoever comes next only waits for its end.
    last = mine.catch(() => undefined);
    return mine;
  };
}
