import { describe, expect, it } from 'vitest';
import { openTestVault } from './openTestVault.ts';

const unreadable = expect.objectContaining({ code: 'vault-unreadable' });

function spoiled(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe('sealed values', () => {
  it.each(['', 'a', 'Zoë Ångström 日本', 'x'.repeat(300_000)])('come back as they went in', async (plain) => {
    const { vault } = await openTestVault();
    expect(vault.open(vault.seal(plain))).toBe(plain);
    expect(vault.openText(vault.sealText(plain))).toBe(plain);
  });

  it('look different each time', async () => {
    const { vault } = await openTestVault();
    expect(vault.sealText('same')).not.toEqual(vault.sealText('same'));
  });

  it.each([
    ['the version', 0],
    ['the key id', 4],
    ['the nonce', 5],
    ['the text', 17],
    ['the tag', 40],
  ])('do not open when %s was changed', async (_what, at) => {
    const { vault } = await openTestVault();
    const column = vault.sealText('nine-ten-eleven');
    expect(() => vault.openText(spoiled(column, at))).toThrow(unreadable);
  });

  it.each([0, 5, 17, 20])('do not open when cut to %i bytes', async (length) => {
    const { vault } = await openTestVault();
    expect(() => vault.openText(vault.sealText('nine').slice(0, length))).toThrow(unreadable);
  });

  it('do not open as the other kind: a secret is no body', async () => {
    const { db, vault } = await openTestVault();
    vault.putSecret('shop', 'cs_0123456789abcdef');
    const row = db.prepare<[], { key_id: number; sealed: Buffer }>('SELECT key_id, sealed FROM secrets').get();
    const sealed = row?.sealed ?? Buffer.alloc(0);
    const body = { keyId: row?.key_id ?? 0, iv: sealed.subarray(0, 12), data: sealed.subarray(12) };
    expect(() => vault.open(body)).toThrow(unreadable);
  });
});

describe('fingerprints', () => {
  it('are equal for equal values, differ between values and installations, and are 256 bits of base64url', async () => {
    const one = await openTestVault();
    const other = await openTestVault();
    const fingerprint = one.vault.fingerprint('anna@example.com');
    expect(fingerprint).toMatch(/^[\w-]{43}$/);
    expect(one.vault.fingerprint('anna@example.com')).toBe(fingerprint);
    expect(one.vault.fingerprint('bert@example.com')).not.toBe(fingerprint);
    expect(other.vault.fingerprint('anna@example.com')).not.toBe(fingerprint);
  });
});

describe('signatures', () => {
  it('verify for the signed bytes only', async () => {
    const { vault } = await openTestVault();
    const { keyId, signature } = vault.sign(Buffer.from('head 12'));
    expect(vault.verify(keyId, Buffer.from('head 12'), signature)).toBe(true);
    expect(vault.verify(keyId, Buffer.from('head 13'), signature)).toBe(false);
    expect(vault.verify(keyId + 1, Buffer.from('head 12'), signature)).toBe(false);
    expect(vault.verify(keyId, Buffer.from('head 12'), spoiled(signature, 3))).toBe(false);
    expect(vault.verify(keyId, Buffer.from('head 12'), new Uint8Array(0))).toBe(false);
  });
});

describe('secrets', () => {
  it('are null until they are set, replaced by the next value, and gone when removed', async () => {
    const { vault, advance } = await openTestVault();
    expect(vault.secret('shop')).toBe(null);
    vault.putSecret('shop', 'first-0000');
    advance(60_000);
    vault.putSecret('shop', 'second-1111');
    expect(vault.secret('shop')).toBe('second-1111');
    expect(vault.secretStates()).toEqual([{ id: 'shop', setAt: '2024-01-15T10:01:00.000Z', hint: '11' }]);
    vault.removeSecret('shop');
    expect([vault.secret('shop'), vault.secretStates()]).toEqual([null, []]);
  });

  it.each([
    ['', ''],
    ['abc', ''],
    ['abcd', 'd'],
    ['abcdefgh', 'gh'],
    ['0123456789abcdef', 'cdef'],
    ['0123456789abcdef0123456789abcdef', 'cdef'],
    ['pass🔑🔑🔑🔑', '🔑🔑'],
  ])('%j shows the hint %j', async (value, hint) => {
    const { vault } = await openTestVault();
    vault.putSecret('shop', value);
    expect(vault.secretStates().map((state) => state.hint)).toEqual([hint]);
  });

  it('do not open when one was put in the place of another', async () => {
    const { db, vault } = await openTestVault();
    vault.putSecret('nav', 'a-password-of-nav');
    vault.putSecret('shop', 'a-token-of-the-shop');
    db.exec("UPDATE secrets SET sealed = (SELECT sealed FROM secrets WHERE id = 'nav') WHERE id = 'shop'");
    expect([vault.secret('shop'), vault.isUnreadable('shop')]).toEqual([null, true]);
    expect([vault.secret('nav'), vault.isUnreadable('nav')]).toEqual(['a-password-of-nav', false]);
    expect([vault.secret('never'), vault.isUnreadable('never')]).toEqual([null, false]);
  });
});
