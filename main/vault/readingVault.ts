import { verify, type KeyObject } from 'node:crypto';
import { fromColumn } from './createVault.ts';
import { dataSeal, openBytes, unreadable } from './sealing.ts';
import type { Sealed, Vault } from './vault.ts';

/**
 * The keys that open what is sealed and check signatures; none that seals, signs or finds a person. They pass to another
 * thread as they are: Node hands over the key itself, whose bytes neither thread's JavaScript gets to see.
 */
export interface ReadingKeys {
  readonly data: ReadonlyMap<number, KeyObject>;
  readonly verifying: ReadonlyMap<number, KeyObject>;
}

/** A vault that can only read, away from the one that holds the keys. */
export interface ReadingVault extends Pick<Vault, 'open' | 'openText' | 'verify'> {
  /** As `open`, without making text of it. */
  openBytes(sealed: Sealed): Buffer;
}

export function createReadingVault({ data, verifying }: ReadingKeys): ReadingVault {
  // Made once: whole-table work opens by the same few keys over and over.
  const seals = new Map([...data.keys()].map((id) => [id, Buffer.from(dataSeal(id), 'utf8')]));

  function open(sealed: Sealed): Buffer {
    const key = data.get(sealed.keyId);
    if (key === undefined) throw unreadable(`its key ${sealed.keyId} is gone`);
    return openBytes(key, seals.get(sealed.keyId) ?? dataSeal(sealed.keyId), sealed);
  }
  return {
    openBytes: open,
    open: (sealed) => open(sealed).toString('utf8'),
    openText: (column) => open(fromColumn(column)).toString('utf8'),
    verify(keyId, bytes, signature) {
      const key = verifying.get(keyId);
      return key !== undefined && verify(null, bytes, key, signature);
    },
  };
}
