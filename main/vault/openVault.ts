import { ConnectorError } from '../base/errors.ts';
import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { createKeyCare, type KeyCare } from './keyCare.ts';
import { createVault } from './createVault.ts';
import { openFromBox, type BoxContent, type SecretBox } from './keyBox.ts';
import { createKeyring } from './keyring.ts';
import { insertKey, readKeyRows, sealName, type Key, type KeyRow } from './keyRows.ts';
import { loseKeys } from './lostKeys.ts';
import { makeKey, sealAgain, type OpenedKeys } from './keySeals.ts';
import { makeRecoveryKey, openWithRecovery, readRecoveryKey, recoveryPublicKey } from './recoveryKey.ts';
import { recoveryKeyConfirmed, recoveryKeyMade } from './recoveryState.ts';
import { unreadable } from './sealing.ts';
import { createSecrets } from './secrets.ts';
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
  /** Changing keys, box and recovery key while everything goes on. */
  readonly care: KeyCare;
}

/**
 * Opens the keys of this installation, or makes them at the first start. With `recoveryKey` keys that the box cannot
 * open are recovered and sealed again for it.
 *
 * @throws ConnectorError `vault-sealed-elsewhere` when the box cannot open them, `vault-unreadable` when they are
 *   damaged: ask for the recovery key, or start anew. Nothing is changed. See `recoverVault` for what a recovery key can
 *   be refused for.
 */
export async function openVault(options: VaultOptions & { readonly recoveryKey?: string }): Promise<OpenedVault> {
  const rows = readKeyRows(options.db);
  if (rows.length === 0) return makeVault(options);
  try {
    return assemble(options, await openKeys(options.secretBox, rows), null);
  } catch (error) {
    if (!isClosed(error) || options.recoveryKey === undefined) throw error;
    return recoverVault({ ...options, recoveryKey: options.recoveryKey });
  }
}

/**
 * Opens the keys with the recovery key and seals them again for this box; every secret and every body stays readable.
 *
 * @throws ConnectorError `recovery-key-mistyped` or `recovery-key-wrong`; nothing is changed then.
 */
export async function recoverVault(options: VaultOptions & { readonly recoveryKey: string }): Promise<OpenedVault> {
  const { db, ports } = options;
  const recovery = readRecoveryKey(options.recoveryKey);
  const keys = readKeyRows(db).map((row) => ({
    id: row.id,
    purpose: row.purpose,
    bytes: openWithRecovery(recovery, sealName(row), row.recovery),
  }));
  const opened = { keys, recoveryPublic: recoveryPublicKey(recovery) };
  // Whoever could type it has it.
  await sealAgain(options, opened, () => recoveryKeyConfirmed(db, ports, 'recovery'));
  return assemble(options, opened, null);
}

/** Whether a vault stays closed for want of its keys, which the recovery key may still have. */
export function isClosed(error: unknown): boolean {
  return error instanceof ConnectorError && CLOSED.has(error.code);
}

const CLOSED = new Set(['vault-sealed-elsewhere', 'vault-unreadable']);

/**
 * Begins with new keys where the old ones are lost for good, the recovery key with them. What was sealed with them is
 * for `inside` to take away, in the transaction that takes the new ones into use; secrets stay, unreadable, until they
 * are entered again.
 *
 * @throws ConnectorError `keys-not-lost` when the box opens the keys after all; nothing is changed then.
 */
export async function startAnew(options: VaultOptions, inside: (opened: OpenedVault) => void): Promise<OpenedVault> {
  const rows = readKeyRows(options.db);
  const opens = await openKeys(options.secretBox, rows).then(
    () => true,
    (error: unknown) => {
      if (!isClosed(error)) throw error;
      return false;
    },
  );
  if (opens) throw notLost();
  return makeVault(options, (opened) => {
    loseKeys(options.db, options.ports, rows);
    inside(opened);
  });
}

async function makeVault(options: VaultOptions, inside?: (opened: OpenedVault) => void): Promise<OpenedVault> {
  const { db, ports, secretBox } = options;
  const recovery = makeRecoveryKey(ports);
  const recoveryPublic = recoveryPublicKey(recovery);
  const boxed = [
    await makeKey(options, 'data', recoveryPublic),
    await makeKey(options, 'index', recoveryPublic),
    await makeKey(options, 'signing', recoveryPublic),
  ];
  return transaction(db, () => {
    recoveryKeyMade(db, ports);
    const keys = boxed.map((key) => insertKey(db, ports, secretBox.kind, key, recoveryPublic));
    const opened = assemble(options, { keys, recoveryPublic }, recovery.text);
    inside?.(opened);
    return opened;
  });
}

function notLost(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'keys-not-lost',
    message:
      'The keys of this data folder can be opened here, so that nothing has to be given up. Nothing was changed.',
    whatToDo: 'Start it without asking for new keys.',
    system: 'engine',
  });
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
  const vault = createVault(db, ports, keyring, secrets);
  const care = createKeyCare({ ...options, keyring, secrets, vault, recoveryPublic: opened.recoveryPublic });
  return { vault, recoveryKey, care };
}
