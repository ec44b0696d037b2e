import { toInstant, type Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { sealInBox, type SecretBox } from './keyBox.ts';
import type { Keyring } from './keyring.ts';
import { insertKey, readKeyHistory, retireOthers, setBoxSeal, setRecoverySeal, type KeyHistory } from './keyRows.ts';
import { makeKey, sealAgain } from './keySeals.ts';
import { makeRecoveryKey, readRecoveryKey, recoveryKeyWrong, recoveryPublicKey } from './recoveryKey.ts';
import { readRecoveryState, recoveryKeyConfirmed, recoveryKeyMade, type RecoveryState } from './recoveryState.ts';
import { createReseal, type Reseal } from './reseal.ts';
import type { Secrets } from './secrets.ts';
import type { Vault } from './vault.ts';

export interface KeysState {
  /** Kind of the box that the keys are sealed by. */
  readonly box: string;
  readonly keys: readonly KeyHistory[];
  readonly recovery: RecoveryState;
}

/** Looks after the keys of an open vault. Nothing of it needs a stop: what is sealed meanwhile stays readable. */
export interface KeyCare {
  state(): KeysState;
  /**
   * Seals with a new data key from now on, the secrets at once, and signs with a new signing key, of whose forerunner only
   * the public half stays. What was sealed before is for `reseal`. The index key stays: it is how customers, orders and
   * paths are found again, and a new one would make strangers of them all.
   */
  rotate(): Promise<void>;
  readonly reseal: Reseal;
  /** Seals the keys for another box, such as another passphrase: from now on only that one opens them. */
  sealFor(box: SecretBox): Promise<void>;
  /** A new recovery key for a person to write down. It opens nothing before `confirmRecoveryKey`; until then the old one does. */
  offerRecoveryKey(): string;
  /**
   * A person typed the recovery key: the present one, or the one offered last, which takes its place now; the old one
   * opens nothing afterwards, but for backups made before.
   *
   * @throws ConnectorError `recovery-key-mistyped` or `recovery-key-wrong`; nothing is changed then.
   */
  confirmRecoveryKey(text: string, by: string): Promise<'confirmed' | 'replaced'>;
}

interface Parts {
  readonly db: Database;
  readonly ports: Ports;
  readonly secretBox: SecretBox;
  readonly keyring: Keyring;
  readonly secrets: Secrets;
  readonly vault: Vault;
  readonly recoveryPublic: Uint8Array;
}

export function createKeyCare(parts: Parts): KeyCare {
  const { db, ports, keyring } = parts;
  const next = createTurns();
  let { secretBox, recoveryPublic } = parts;
  let offered: Uint8Array | null = null;

  async function replaceRecoveryKey(newPublic: Uint8Array, by: string): Promise<void> {
    await sealAgain({ db, ports, secretBox }, { keys: keyring.all(), recoveryPublic: newPublic }, () => {
      recoveryKeyMade(db, ports);
      recoveryKeyConfirmed(db, ports, by);
    });
    recoveryPublic = newPublic;
    offered = null;
  }

  return {
    state: () => ({ box: secretBox.kind, keys: readKeyHistory(db), recovery: readRecoveryState(db) }),
    rotate: () => next(() => rotate({ ...parts, secretBox, recoveryPublic })),
    reseal: createReseal(parts),
    sealFor: (box) =>
      next(async () => {
        await sealAgain({ db, ports, secretBox: box }, { keys: keyring.all(), recoveryPublic }, () => undefined);
        secretBox = box;
      }),
    offerRecoveryKey() {
      const recovery = makeRecoveryKey(ports);
      offered = recoveryPublicKey(recovery);
      return recovery.text;
    },
    confirmRecoveryKey: (text, by) =>
      next(async () => {
        const typed = recoveryPublicKey(readRecoveryKey(text));
        if (isSame(typed, recoveryPublic)) {
          transaction(db, () => recoveryKeyConfirmed(db, ports, by));
          return 'confirmed';
        }
        if (offered === null || !isSame(typed, offered)) throw recoveryKeyWrong();
        await replaceRecoveryKey(typed, by);
        return 'replaced';
      }),
  };
}

async function rotate(parts: Parts): Promise<void> {
  const { db, ports, secretBox, keyring, secrets, recoveryPublic } = parts;
  const { id, publicBytes } = keyring.signing();
  const old = { id, purpose: 'verifying', bytes: publicBytes } as const;
  const boxedData = await makeKey(parts, 'data', recoveryPublic);
  const boxedSigning = await makeKey(parts, 'signing', recoveryPublic);
  const boxedOld = await sealInBox(secretBox, 'verifying', { bytes: publicBytes, recoveryPublic });
  const at = toInstant(ports.now());
  const made = transaction(db, () => {
    const data = insertKey(db, ports, secretBox.kind, boxedData, recoveryPublic);
    const signing = insertKey(db, ports, secretBox.kind, boxedSigning, recoveryPublic);
    retireOthers(db, data, at);
    retireOthers(db, signing, at);
    setBoxSeal(db, old.id, secretBox.kind, boxedOld);
    setRecoverySeal(db, ports, old, recoveryPublic);
    secrets.resealAll(data);
    return { data, signing };
  });
  // Only after the commit: nothing may be sealed with a key that a rollback has taken away.
  keyring.add(made.data);
  keyring.signWith(made.signing, old);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
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
