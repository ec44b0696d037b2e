import type { Ports } from '../base/ports.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import { sealInBox, type SecretBox } from './keyBox.ts';
import { setBoxSeal, setRecoverySeal, type BoxedKey, type Key, type Purpose } from './keyRows.ts';
import { KEY_BYTES } from './sealing.ts';

/** The keys of an installation and who they are sealed for besides the box. */
export interface OpenedKeys {
  readonly keys: readonly Key[];
  readonly recoveryPublic: Uint8Array;
}

interface Parts {
  readonly db: Database;
  readonly ports: Ports;
  readonly secretBox: SecretBox;
}

export async function makeKey(options: Parts, purpose: Purpose, recoveryPublic: Uint8Array): Promise<BoxedKey> {
  const bytes = options.ports.random(KEY_BYTES);
  return { purpose, bytes, sealed: await sealInBox(options.secretBox, purpose, { bytes, recoveryPublic }) };
}

/** Seals every key for the box and the recovery key anew, all of them or none; `also` is kept with it. */
export async function sealAgain(options: Parts, opened: OpenedKeys, also: () => void): Promise<void> {
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
    also();
  });
}
