import { ConnectorError } from '../base/errors.ts';
import type { ReadingKeys } from './readingVault.ts';

/** What a sealed value carries beside its bytes, so that keys can rotate without a stop. */
export interface Sealed {
  readonly keyId: number;
  readonly iv: Uint8Array;
  /** Ciphertext with its authentication tag (AES-256-GCM). */
  readonly data: Uint8Array;
}

export interface SecretState {
  readonly id: string;
  readonly setAt: string;
  /** The last characters, never more than four and never more than a quarter of the secret. */
  readonly hint: string;
}

/** Keys and secrets of one installation; synchronous once it is open. */
export interface Vault {
  seal(plain: string): Sealed;
  /** @throws ConnectorError `vault-unreadable` when it was changed or sealed by a key that is gone. */
  open(sealed: Sealed): string;
  /** One column for what is sealed: version, key id, iv and data. */
  sealText(plain: string): Uint8Array;
  openText(column: Uint8Array): string;
  /** Keyed hash of a value that must be found again without being readable: e-mail addresses, lower-cased and trimmed by the caller. */
  fingerprint(value: string): string;
  /** Ed25519 over `bytes`, with the id of the key. */
  sign(bytes: Uint8Array): { readonly keyId: number; readonly signature: Uint8Array };
  /** Also by keys that sign no more. */
  verify(keyId: number, bytes: Uint8Array, signature: Uint8Array): boolean;
  /** The raw 32 bytes others check signatures with, outside the installation too; another one after the keys changed. */
  signingPublicKey(): { readonly keyId: number; readonly bytes: Uint8Array };
  /** For a vault that only reads, in another thread. */
  readingKeys(): ReadingKeys;
  putSecret(id: string, value: string): void;
  /** null when it was never set, or cannot be read any more. */
  secret(id: string): string | null;
  /** It was set and cannot be read any more: it was damaged, or its key is gone. */
  isUnreadable(id: string): boolean;
  removeSecret(id: string): void;
  secretStates(): readonly SecretState[];
}

/**
 * What is left where a single value cannot be read any more: null, so that one damaged row keeps nobody from the rest.
 * Only where the value is fetched again anyway, or is for show.
 */
export function readable(open: Vault['openText'], column: Uint8Array | null): string | null {
  if (column === null) return null;
  try {
    return open(column);
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'vault-unreadable') return null;
    throw error;
  }
}
