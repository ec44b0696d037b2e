import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openVault, recoverVault, startAnew } from '../../../main/vault/openVault.ts';
import { openTestVault } from './openTestVault.ts';
import { testBox } from './testBox.ts';

const unreadable = expect.objectContaining({ code: 'vault-unreadable' });

describe('a vault at its first start', () => {
  it('makes a data, an index and a signing key and shows the recovery key once', async () => {
    const { db, ports, recoveryKey } = await openTestVault();
    expect(db.prepare('SELECT purpose, box, retired_at FROM keys ORDER BY id').raw().all()).toEqual([
      ['data', 'passphrase', null],
      ['index', 'passphrase', null],
      ['signing', 'passphrase', null],
    ]);
    expect(recoveryKey).toMatch(/^([0-9A-Z]{5}-){6}[0-9A-Z]{5}$/);
    const again = await openVault({ db, ports, secretBox: testBox('anna') });
    expect(again.recoveryKey).toBe(null);
  });

  it('makes no key when the box cannot seal, and succeeds when tried again', async () => {
    const { db, ports } = await openTestVault();
    db.exec('DELETE FROM keys');
    const refusing = { ...testBox('anna'), seal: () => Promise.reject(new Error('asleep')) };
    await expect(openVault({ db, ports, secretBox: refusing })).rejects.toThrow('asleep');
    expect(db.prepare('SELECT count(*) FROM keys').pluck().get()).toBe(0);
    const opened = await openVault({ db, ports, secretBox: testBox('anna') });
    expect(opened.recoveryKey).toHaveLength(41);
  });
});

describe('a vault opened again', () => {
  it('reads what was sealed, keeps the fingerprints and verifies old signatures', async () => {
    const { db, ports, vault } = await openTestVault();
    const sealed = vault.seal('Zoë Ångström');
    const column = vault.sealText('line 1\nline 2');
    const fingerprint = vault.fingerprint('anna@example.com');
    const { keyId, signature } = vault.sign(Buffer.from('head'));
    vault.putSecret('shop', 'cs_0123456789abcdef');

    const again = (await openVault({ db, ports, secretBox: testBox('anna') })).vault;
    expect(again.open(sealed)).toBe('Zoë Ångström');
    expect(again.openText(column)).toBe('line 1\nline 2');
    expect(again.fingerprint('anna@example.com')).toBe(fingerprint);
    expect(again.verify(keyId, Buffer.from('head'), signature)).toBe(true);
    expect(again.secret('shop')).toBe('cs_0123456789abcdef');
  });

  it('says that another passphrase, user or machine sealed it, and changes nothing', async () => {
    const { db, ports } = await openTestVault();
    const before = db.prepare('SELECT * FROM keys').all();
    await expect(openVault({ db, ports, secretBox: testBox('bert') })).rejects.toMatchObject({
      code: 'vault-sealed-elsewhere',
      message: 'The passphrase does not open the keys.',
    });
    expect(db.prepare('SELECT * FROM keys').all()).toEqual(before);
  });

  it('names both kinds when another kind of box sealed it', async () => {
    const { db, ports } = await openTestVault();
    await expect(openVault({ db, ports, secretBox: testBox('anna', 'safeStorage') })).rejects.toMatchObject({
      code: 'vault-sealed-elsewhere',
      message: 'The keys were sealed for a passphrase, and this start has the key store of a user.',
    });
  });

  it('refuses keys that were exchanged for one another', async () => {
    const { db, ports } = await openTestVault();
    db.exec("UPDATE keys SET sealed = (SELECT sealed FROM keys WHERE purpose = 'index') WHERE purpose = 'data'");
    await expect(openVault({ db, ports, secretBox: testBox('anna') })).rejects.toThrow(unreadable);
  });
});

describe('recovery', () => {
  it('opens everything with the recovery key and seals it for the new box', async () => {
    const { db, ports, vault, recoveryKey } = await openTestVault();
    vault.putSecret('shop', 'cs_0123456789abcdef');
    const sealed = vault.seal('kept');
    const secretBox = testBox('new machine', 'keyFile');
    const recovered = await openVault({ db, ports, secretBox, recoveryKey: recoveryKey ?? '' });
    expect(recovered.vault.secret('shop')).toBe('cs_0123456789abcdef');
    expect(recovered.recoveryKey).toBe(null);
    const again = await openVault({ db, ports, secretBox });
    expect(again.vault.open(sealed)).toBe('kept');
  });

  it('does not touch the keys when the box opens them by itself', async () => {
    const { db, ports, recoveryKey } = await openTestVault();
    const before = db.prepare('SELECT * FROM keys').all();
    await openVault({ db, ports, secretBox: testBox('anna'), recoveryKey: recoveryKey ?? '' });
    expect(db.prepare('SELECT * FROM keys').all()).toEqual(before);
  });

  it('refuses the recovery key of another installation and changes nothing', async () => {
    const { db, ports } = await openTestVault();
    const other = await openTestVault();
    const before = db.prepare('SELECT * FROM keys').all();
    const attempt = recoverVault({ db, ports, secretBox: testBox('bert'), recoveryKey: other.recoveryKey ?? '' });
    await expect(attempt).rejects.toMatchObject({ code: 'recovery-key-wrong' });
    expect(db.prepare('SELECT * FROM keys').all()).toEqual(before);
  });

  it('also opens data keys made by a later rotation', async () => {
    const { db, ports, vault, recoveryKey, care } = await openTestVault();
    await care.rotate();
    const sealed = vault.seal('after the rotation');
    const recovered = await recoverVault({ db, ports, secretBox: testBox('bert'), recoveryKey: recoveryKey ?? '' });
    expect(recovered.vault.open(sealed)).toBe('after the rotation');
  });

  it('goes over to a renewed recovery key, also for keys made at the same moment', async () => {
    const { db, ports, vault, recoveryKey, care } = await openTestVault();
    const renewed = care.offerRecoveryKey();
    await Promise.all([care.confirmRecoveryKey(renewed, 'person:anna'), care.rotate()]);
    const sealed = vault.seal('kept');
    const options = { db, ports, secretBox: testBox('bert') };
    await expect(recoverVault({ ...options, recoveryKey: recoveryKey ?? '' })).rejects.toMatchObject({
      code: 'recovery-key-wrong',
    });
    const recovered = await recoverVault({ ...options, recoveryKey: renewed });
    expect(recovered.vault.open(sealed)).toBe('kept');
  });
});

describe('rotation of the data key', () => {
  it('seals with the new key from now on and still reads what the old one sealed', async () => {
    const { db, ports, vault, care } = await openTestVault();
    const old = vault.seal('old');
    await care.rotate();
    const fresh = vault.seal('new');
    expect(fresh.keyId).toBeGreaterThan(old.keyId);
    expect(vault.open(old)).toBe('old');
    const again = (await openVault({ db, ports, secretBox: testBox('anna') })).vault;
    expect([again.open(old), again.open(fresh)]).toEqual(['old', 'new']);
    expect(again.seal('x').keyId).toBe(fresh.keyId);
    expect(db.prepare('SELECT retired_at FROM keys WHERE id = ?').pluck().get(old.keyId)).toBe(
      '2024-01-15T10:00:00.000Z',
    );
  });

  it('seals the secrets again and leaves fingerprints and signatures as they were', async () => {
    const { db, vault, care } = await openTestVault();
    vault.putSecret('shop', 'cs_0123456789abcdef');
    const fingerprint = vault.fingerprint('anna@example.com');
    const before = db.prepare('SELECT set_at, hint FROM secrets').get();
    await care.rotate();
    expect(vault.secret('shop')).toBe('cs_0123456789abcdef');
    expect(db.prepare('SELECT key_id FROM secrets').pluck().get()).toBe(vault.seal('x').keyId);
    expect(db.prepare('SELECT set_at, hint FROM secrets').get()).toEqual(before);
    expect(vault.fingerprint('anna@example.com')).toBe(fingerprint);
  });

  it('keeps the old key in use when the new one cannot be stored', async () => {
    const { db, vault, care } = await openTestVault();
    const { keyId } = vault.seal('x');
    db.pragma('query_only = ON');
    await expect(care.rotate()).rejects.toMatchObject({ code: 'storage-unavailable' });
    db.pragma('query_only = OFF');
    expect(vault.seal('x').keyId).toBe(keyId);
    await care.rotate();
    expect(vault.seal('x').keyId).toBeGreaterThan(keyId);
  });
});

describe('the database file', () => {
  it('holds no secret, no body, no key and no recovery key in the clear', async () => {
    const { db, file, vault, recoveryKey } = await openTestVault();
    vault.putSecret('shop', 'cs_a-secret-of-the-shop');
    db.prepare('INSERT INTO snapshots VALUES (?, ?, ?, ?, NULL, ?)').run(
      'i',
      'k',
      'r',
      vault.sealText('Zoë Ångström'),
      '',
    );
    vault.fingerprint('zoe@example.com');
    const readable = () => [file, `${file}-wal`].map((name) => readFileSync(name, 'latin1')).join('');
    const shown = recoveryKey ?? 'there is one';
    const inTheLog = readable();
    db.pragma('wal_checkpoint(TRUNCATE)');
    for (const bytes of [inTheLog, readable()]) {
      for (const text of ['a-secret-of', 'Zoë', 'ngstr', 'zoe@example', shown, shown.replaceAll('-', '')]) {
        expect(bytes).not.toContain(Buffer.from(text, 'utf8').toString('latin1'));
      }
      // The search can find: the plain columns are there.
      expect(bytes).toContain('shop');
    }
  });
});

describe('a vault whose keys and recovery key are lost', () => {
  it('starts anew with other keys, keeps which secrets there were, and takes all back where that fails', async () => {
    const { db, ports, vault } = await openTestVault();
    vault.putSecret('shop/token', 'cs_0123456789abcdef');
    const options = { db, ports, secretBox: testBox('bert') };
    const before = db.prepare('SELECT * FROM keys').all();
    const full = () => {
      throw new Error('the disk is full');
    };
    await expect(startAnew(options, full)).rejects.toThrow('the disk is full');
    await expect(startAnew({ ...options, secretBox: testBox('anna') }, full)).rejects.toMatchObject({
      code: 'keys-not-lost',
    });
    expect(db.prepare('SELECT * FROM keys').all()).toEqual(before);

    const { recoveryKey } = await startAnew(options, () => undefined);
    expect(recoveryKey).toHaveLength(41);
    const again = (await openVault(options)).vault;
    expect([again.secret('shop/token'), again.isUnreadable('shop/token')]).toEqual([null, true]);
    expect(again.fingerprint('anna@example.com')).not.toBe(vault.fingerprint('anna@example.com'));
    expect(again.openText(again.sealText('a new value'))).toBe('a new value');
    expect(db.prepare('SELECT id, length(sealed), recovery FROM keys WHERE id <= 3').raw().all()).toEqual([
      [1, 0, null],
      [2, 0, null],
      [3, 0, null],
    ]);
    await expect(openVault({ ...options, secretBox: testBox('anna') })).rejects.toMatchObject({
      code: 'vault-sealed-elsewhere',
    });
  });
});
