import { describe, expect, test } from 'vitest';
import { answerBox, createRemoteBox, type SafeStorage } from '../../../main/shell/remoteBox.ts';

/** Turns the text round, and opens only what it turned itself. */
function turning(user: string, isAvailable = true): SafeStorage {
  return {
    isAsyncEncryptionAvailable: async () => isAvailable,
    encryptStringAsync: async (plain) => Buffer.from(`${user}:${[...plain].reverse().join('')}`),
    decryptStringAsync: async (sealed) => {
      const [by, text = ''] = sealed.toString('utf8').split(':');
      if (by !== user) throw new Error(`the data of ${by} cannot be opened`);
      return { result: [...text].reverse().join(''), shouldReEncrypt: false };
    },
  };
}

function boxOver(storage: SafeStorage) {
  const remote = createRemoteBox((request) => void answerBox(structuredClone(request), storage).then(remote.receive));
  return remote.box;
}

const key = Uint8Array.from({ length: 256 }, (_, n) => n);

describe('the box in another process', () => {
  test('opens every byte it sealed, several at a time', async () => {
    const box = boxOver(turning('anna'));
    const sealed = await Promise.all([box.seal(key), box.seal(key.slice(7))]);
    const opened = await Promise.all(sealed.map((bytes) => box.open(bytes)));
    expect(opened.map((bytes) => Buffer.from(bytes))).toEqual([Buffer.from(key), Buffer.from(key.slice(7))]);
  });

  test('says that another user sealed it, without the system’s own words', async () => {
    const sealed = await boxOver(turning('anna')).seal(key);
    const failure = boxOver(turning('bert')).open(sealed);
    await expect(failure).rejects.toMatchObject({ code: 'vault-sealed-elsewhere', kind: 'authentication' });
    await expect(failure).rejects.not.toThrow('anna');
  });

  test('says when the computer offers no safe place', async () => {
    await expect(boxOver(turning('anna', false)).seal(key)).rejects.toMatchObject({ code: 'vault-no-safe-storage' });
  });
});
