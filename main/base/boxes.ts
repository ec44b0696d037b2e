import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { ConnectorError } from './errors.ts';

/** A box of the vault that needs nothing but this computer's disk or a person's memory. */
export interface PlainBox {
  readonly kind: 'passphrase' | 'keyFile';
  seal(plain: Uint8Array): Promise<Uint8Array>;
  /** @throws ConnectorError `vault-sealed-elsewhere` */
  open(sealed: Uint8Array): Promise<Uint8Array>;
}

type Random = (bytes: number) => Uint8Array;

const ivBytes = 12;
const tagBytes = 16;
const saltBytes = 16;
const keyBytes = 32;
// A fifth of a second and 64 MiB, once at every start.
const cost = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 } as const;

/** Seals with a key derived from a passphrase: salt, iv, tag and ciphertext, in this order. */
export function passphraseBox(passphrase: string, random: Random): PlainBox {
  const derived = new Map<string, Promise<Buffer>>();
  let ownSalt: Uint8Array | null = null;
  const keyFor = (salt: Uint8Array): Promise<Buffer> => {
    const name = Buffer.from(salt).toString('hex');
    const key = derived.get(name) ?? derive(passphrase, salt);
    derived.set(name, key);
    return key;
  };
  return {
    kind: 'passphrase',
    async seal(plain) {
      // One salt for all keys of an installation: each further one would cost the derivation again at every start.
      ownSalt ??= random(saltBytes);
      return Buffer.concat([ownSalt, encrypt(await keyFor(ownSalt), plain, random)]);
    },
    async open(sealed) {
      if (sealed.length < saltBytes) throw sealedElsewhere('passphrase');
      ownSalt ??= sealed.slice(0, saltBytes);
      return decrypt(await keyFor(sealed.slice(0, saltBytes)), sealed.slice(saltBytes), 'passphrase');
    },
  };
}

/**
 * Seals with the 32 bytes of a file that only its owner may read, written as 64 hexadecimal digits.
 *
 * @throws ConnectorError `key-file-missing`, `key-file-open-to-others` or `key-file-wrong`.
 */
export function keyFileBox(path: string, random: Random): PlainBox {
  const key = readKey(path);
  return {
    kind: 'keyFile',
    seal: (plain) => Promise.resolve(encrypt(key, plain, random)),
    open: async (sealed) => decrypt(key, sealed, 'keyFile'),
  };
}

/**
 * Makes a key file where there is none. It gets its name only when it is whole and on disk: one that a crash or a full
 * disk cut off would be refused at every later start.
 */
export function ensureKeyFile(path: string, random: Random): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  const text = `${Buffer.from(random(keyBytes)).toString('hex')}\n`;
  writeFileSync(unfinished, text, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(unfinished, path);
}

function readKey(path: string): Buffer {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    const whatToDo =
      'Name the right file with --key-file, or leave the option out to use vault.key in the data folder.';
    throw boxError('key-file-missing', `There is no key file ${path}.`, whatToDo);
  }
  // Windows keeps rights elsewhere; the bits it shows say nothing.
  if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0) {
    throw boxError('key-file-open-to-others', `Others may read the key file ${path}.`, `Run: chmod 600 ${path}`);
  }
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-fA-F]{64}$/.test(text)) {
    const message = `The key file ${path} does not hold 64 hexadecimal digits.`;
    throw boxError('key-file-wrong', message, 'Put the file back from your backup, or start with --recovery-key-file.');
  }
  return Buffer.from(text, 'hex');
}

function derive(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, keyBytes, cost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

function encrypt(key: Uint8Array, plain: Uint8Array, random: Random): Uint8Array {
  const iv = random(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const data = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), data]);
}

function decrypt(key: Uint8Array, sealed: Uint8Array, kind: 'passphrase' | 'keyFile'): Uint8Array {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.slice(0, ivBytes), { authTagLength: tagBytes });
    decipher.setAuthTag(sealed.slice(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(sealed.slice(ivBytes + tagBytes)), decipher.final()]);
  } catch (error) {
    throw sealedElsewhere(kind, error);
  }
}

function sealedElsewhere(kind: 'passphrase' | 'keyFile', cause?: unknown): ConnectorError {
  const recovery = 'or start once with --recovery-key-file and the recovery key shown at the first start.';
  const [message, whatToDo] =
    kind === 'passphrase'
      ? [
          'The passphrase does not open the vault of this data folder.',
          `Set ML_CONNECTOR_PASSPHRASE to the one it was made with, ${recovery}`,
        ]
      : [
          'The key file does not open the vault of this data folder.',
          `Name the one it was made with by --key-file or its passphrase in ML_CONNECTOR_PASSPHRASE, ${recovery}`,
        ];
  return boxError('vault-sealed-elsewhere', message, whatToDo, cause);
}

function boxError(code: string, message: string, whatToDo: string, cause?: unknown): ConnectorError {
  return new ConnectorError({ kind: 'authentication', code, message, whatToDo, system: 'engine', cause });
}
