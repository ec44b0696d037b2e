import { ConnectorError } from '../base/errors.ts';
import type { KeyRow, Purpose } from './keyRows.ts';
import { KEY_BYTES, unreadable } from './sealing.ts';

/** Seals with something only this user or this machine has; the host brings it. */
export interface SecretBox {
  readonly kind: string;
  seal(plain: Uint8Array): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<Uint8Array>;
}

/** What a box keeps for each key: the public recovery key beside it, so that nobody can slip in his own. */
export interface BoxContent {
  readonly bytes: Uint8Array;
  readonly recoveryPublic: Uint8Array;
}

const CONTENT_VERSION = 1;
const PURPOSES: readonly Purpose[] = ['data', 'index', 'signing', 'verifying'];
const HEADER_BYTES = 2;

export function sealInBox(secretBox: SecretBox, purpose: Purpose, content: BoxContent): Promise<Uint8Array> {
  const header = Buffer.of(CONTENT_VERSION, PURPOSES.indexOf(purpose));
  return secretBox.seal(Buffer.concat([header, content.bytes, content.recoveryPublic]));
}

/**
 * @throws ConnectorError `vault-sealed-elsewhere` when another kind of box, user, machine or passphrase sealed it;
 *   `vault-unreadable` when what comes out is not the key this row speaks of.
 */
export async function openFromBox(secretBox: SecretBox, row: KeyRow): Promise<BoxContent> {
  if (row.box !== secretBox.kind) throw sealedByOtherKind(row.box, secretBox.kind);
  const plain = await secretBox.open(row.sealed);
  const isOurs = plain.length === HEADER_BYTES + 2 * KEY_BYTES && plain[0] === CONTENT_VERSION;
  if (!isOurs || PURPOSES[plain[1] ?? -1] !== row.purpose) throw unreadable(`key ${row.id} was exchanged`);
  const bytes = plain.slice(HEADER_BYTES, HEADER_BYTES + KEY_BYTES);
  return { bytes, recoveryPublic: plain.slice(HEADER_BYTES + KEY_BYTES) };
}

/** In the words of whoever starts it. */
const BOXES: Readonly<Record<string, string>> = {
  safeStorage: 'the key store of a user',
  keyFile: 'a key file',
  passphrase: 'a passphrase',
};

function sealedByOtherKind(sealedBy: string, offered: string): ConnectorError {
  return new ConnectorError({
    kind: 'authentication',
    code: 'vault-sealed-elsewhere',
    message: `The keys were sealed for ${BOXES[sealedBy] ?? sealedBy}, and this start has ${BOXES[offered] ?? offered}.`,
    whatToDo: 'Start it the way it ran before, or enter the recovery key. Nothing is lost.',
    params: { sealedBy, offered },
    system: 'engine',
  });
}
