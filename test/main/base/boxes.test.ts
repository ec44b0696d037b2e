import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureKeyFile, keyFileBox, passphraseBox } from '../../../main/base/boxes.ts';

let folder: string;
let keyFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'boxes-'));
  keyFile = join(folder, 'vault.key');
});
afterEach(() => rmSync(folder, { recursive: true }));

const key = Buffer.from('a data key of 32 bytes, or so ..');
const elsewhere = { code: 'vault-sealed-elsewhere' };

describe('a passphrase', () => {
  // Each box derives its key anew, which is meant to take long.
  const horse = passphraseBox('correct horse', randomBytes);

  test('opens what it sealed, at this start and the next', async () => {
    const [one, two] = [await horse.seal(key), await horse.seal(key)];
    const next = passphraseBox('correct horse', randomBytes);
    expect(Buffer.from(await next.open(one))).toEqual(key);
    expect(Buffer.from(await next.open(two))).toEqual(key);
    expect(Buffer.from(one).equals(two)).toBe(false);
    expect(Buffer.from(one).includes(key)).toBe(false);
  });

  test('is the same typed on another keyboard', async () => {
    const sealed = await passphraseBox('caf\u00e9', randomBytes).seal(key);
    expect(Buffer.from(await passphraseBox('cafe\u0301', randomBytes).open(sealed))).toEqual(key);
  });

  test('that is wrong opens nothing and says so', async () => {
    const sealed = await horse.seal(key);
    await expect(passphraseBox('correct horsE', randomBytes).open(sealed)).rejects.toMatchObject(elsewhere);
  });

  test.each([0, 20, 40, 60])('does not open what was changed at byte %i', async (place) => {
    const sealed = Buffer.from(await horse.seal(key));
    sealed[place] = (sealed[place] ?? 0) ^ 1;
    await expect(horse.open(sealed)).rejects.toMatchObject(elsewhere);
  });

  test('does not open what is too short to be a seal', async () => {
    await expect(passphraseBox('x', randomBytes).open(new Uint8Array(3))).rejects.toMatchObject(elsewhere);
    await expect(passphraseBox('x', randomBytes).open(new Uint8Array(20))).rejects.toMatchObject(elsewhere);
  });
});

describe('a key file', () => {
  test('is made once, for its owner only', () => {
    ensureKeyFile(keyFile, randomBytes);
    const made = readFileSync(keyFile, 'utf8');
    ensureKeyFile(keyFile, randomBytes);
    expect(readFileSync(keyFile, 'utf8')).toBe(made);
    expect(made).toMatch(/^[0-9a-f]{64}\n$/);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  });

  test('is made where a start before was cut off while it made it', () => {
    writeFileSync(`${keyFile}.new`, '3f');
    ensureKeyFile(keyFile, randomBytes);
    expect(readFileSync(keyFile, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(existsSync(`${keyFile}.new`)).toBe(false);
  });

  test('opens what it sealed, at this start and the next', async () => {
    ensureKeyFile(keyFile, randomBytes);
    const sealed = await keyFileBox(keyFile, randomBytes).seal(key);
    expect(Buffer.from(await keyFileBox(keyFile, randomBytes).open(sealed))).toEqual(key);
  });

  test('of another folder opens nothing and says so', async () => {
    ensureKeyFile(keyFile, randomBytes);
    ensureKeyFile(`${keyFile}2`, randomBytes);
    const sealed = await keyFileBox(keyFile, randomBytes).seal(key);
    await expect(keyFileBox(`${keyFile}2`, randomBytes).open(sealed)).rejects.toMatchObject(elsewhere);
  });

  test.each([0o640, 0o604, 0o660])('that others may use is refused with the remedy: %o', (mode) => {
    ensureKeyFile(keyFile, randomBytes);
    chmodSync(keyFile, mode);
    expect(() => keyFileBox(keyFile, randomBytes)).toThrow(
      expect.objectContaining({ code: 'key-file-open-to-others', whatToDo: `Run: chmod 600 ${keyFile}` }),
    );
  });

  test('that is not there, or holds something else, is refused', () => {
    expect(() => keyFileBox(keyFile, randomBytes)).toThrow(expect.objectContaining({ code: 'key-file-missing' }));
    writeFileSync(keyFile, 'hello', { mode: 0o600 });
    expect(() => keyFileBox(keyFile, randomBytes)).toThrow(expect.objectContaining({ code: 'key-file-wrong' }));
  });
});
