import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openVault, recoverVault } from '../../../main/vault/openVault.ts';
import { openTestVault, type TestVault } from './openTestVault.ts';
import { testBox } from './testBox.ts';

const head = Buffer.from('the head of the log');

/** Rows in two kinds of tables, one of them without row numbers. */
function keep({ db, vault }: TestVault, count: number): void {
  const order = db.prepare(
    `INSERT INTO orders (integration_id, store_key, order_no, placed_at, store_status, currency, total, term, state, updated_at, sealed)
     VALUES ('i', ?, ?, '', '', 'EUR', '1', 'equal', '', '', ?)`,
  );
  const snapshot = db.prepare(`INSERT INTO snapshots VALUES ('i', 'order', ?, ?, NULL, '')`);
  for (let n = 0; n < count; n += 1) {
    order.run(`s${n}`, `n${n}`, vault.sealText(`shopper ${n}`));
    snapshot.run(`s${n}`, vault.sealText(`order ${n}`));
  }
}

const sealedWith = ({ db }: TestVault) =>
  new Set(db.prepare('SELECT hex(substr(sealed, 2, 4)) FROM orders UNION SELECT hex(substr(side_store, 2, 4)) FROM snapshots').pluck().all()); // prettier-ignore

/** Opens it anew, with nothing but a box. */
const reopen = ({ db, ports }: Pick<TestVault, 'db' | 'ports'>, secretBox = testBox('anna')) =>
  openVault({ db, ports, secretBox });

/** One pass over everything, or on from a place. */
function pass({ care: { reseal } }: Pick<TestVault, 'care'>, from: string | null = null) {
  const found = { slices: 0, resealed: 0, failed: 0 };
  let cursor = from;
  do {
    const slice = reseal.slice(cursor);
    found.slices += 1;
    found.resealed += slice.resealed;
    found.failed += slice.failed;
    ({ cursor } = slice);
  } while (cursor !== null);
  return found;
}

/** Passes until one finds nothing. */
function resealAll(own: TestVault): void {
  const keys = own.care.reseal.waiting();
  while (pass(own).resealed > 0);
  own.care.reseal.finished(keys);
}

describe('rotation', () => {
  it('seals everything again in slices, then destroys the old key', async () => {
    const own = await openTestVault();
    const { db, vault, care } = own;
    keep(own, 120);
    vault.putSecret('shop', 'cs_0123456789abcdef');
    await care.rotate();
    expect(care.reseal.count()).toBe(240);
    const { slices } = pass(own);
    expect(slices).toBeGreaterThan(4);
    resealAll(own);
    expect(sealedWith(own)).toEqual(new Set(['00000004']));
    expect(care.reseal.count()).toBe(0);
    expect(care.reseal.destroyUnused()).toEqual([1]);
    expect(db.prepare('SELECT length(sealed), recovery FROM keys WHERE id = 1').raw().get()).toEqual([0, null]);
    expect(vault.openText(db.prepare<[], Uint8Array>('SELECT sealed FROM orders').pluck().get() ?? head)).toBe(
      'shopper 0',
    );
    expect(vault.secret('shop')).toBe('cs_0123456789abcdef');
  });

  it('goes on where it was after a crash, and destroys nothing before a pass found nothing', async () => {
    const own = await openTestVault();
    keep(own, 120);
    await own.care.rotate();
    let place: string | null = null;
    let resealed = 0;
    // The first tables are empty.
    while (resealed === 0) ({ cursor: place, resealed } = own.care.reseal.slice(place));
    const again = { ...own, ...(await reopen(own)) };
    expect(again.care.reseal.waiting()).toEqual([1]);
    expect(pass(again, place)).toMatchObject({ resealed: 240 - resealed, failed: 0 });
    expect(sealedWith(again)).toEqual(new Set(['00000004']));
    expect(again.care.reseal.destroyUnused()).toEqual([]);
    resealAll(again);
    expect(again.care.reseal.destroyUnused()).toEqual([1]);
  });

  it('keeps the old key while an audit body is sealed with it', async () => {
    const own = await openTestVault();
    const { db, vault, care } = own;
    const { keyId, iv, data } = vault.seal('a body');
    db.exec("DROP TRIGGER audit_bodies_no_late_insert; INSERT INTO audit_entries VALUES (1, '', '', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', NULL, '', '')"); // prettier-ignore
    db.prepare('INSERT INTO audit_bodies VALUES (1, ?, ?, ?, ?, ?)').run('text', keyId, head, iv, data);
    await care.rotate();
    resealAll(own);
    expect(care.reseal.destroyUnused()).toEqual([]);
    db.exec('DELETE FROM audit_bodies');
    expect(care.reseal.destroyUnused()).toEqual([1]);
  });

  it('leaves what it cannot open as it is, with its key', async () => {
    const own = await openTestVault();
    keep(own, 2);
    const damaged = Buffer.concat([own.vault.sealText('x').subarray(0, 20), Buffer.alloc(20)]);
    own.db.prepare("UPDATE orders SET sealed = ? WHERE store_key = 's0'").run(damaged);
    own.vault.putSecret('shop', 'cs_0123456789abcdef');
    own.vault.putSecret('nav', 'a-password-of-nav');
    own.db.exec("UPDATE secrets SET sealed = zeroblob(40) WHERE id = 'nav'");
    await own.care.rotate();
    expect([own.vault.secret('shop'), own.vault.secret('nav')]).toEqual(['cs_0123456789abcdef', null]);
    expect(pass(own)).toEqual({ resealed: 3, failed: 1, slices: expect.any(Number) });
    expect(own.care.reseal.destroyUnused()).toEqual([]);
    expect(own.db.prepare("SELECT sealed FROM orders WHERE store_key = 's0'").pluck().get()).toEqual(damaged);
  });

  it('signs with a new key, verifies what the old one signed, and keeps none of its private half', async () => {
    const own = await openTestVault();
    const before = own.vault.sign(head);
    const publicKey = own.vault.signingPublicKey();
    await own.care.rotate();
    const after = own.vault.sign(head);
    expect(after.keyId).not.toBe(before.keyId);
    const again = (await reopen(own)).vault;
    for (const { keyId, signature } of [before, after]) {
      expect(again.verify(keyId, head, signature)).toBe(true);
      expect(again.verify(keyId, Buffer.from('another'), signature)).toBe(false);
    }
    expect(again.verify(before.keyId, head, after.signature)).toBe(false);
    expect(again.signingPublicKey().bytes).not.toEqual(publicKey.bytes);
    own.db.exec('UPDATE keys SET retired_at = NULL');
    await expect(reopen(own)).rejects.toMatchObject({ code: 'vault-unreadable' });
  });

  it('keeps the index key, so that everybody is found again', async () => {
    const { vault, care } = await openTestVault();
    const fingerprint = vault.fingerprint('anna@vogt.example');
    await care.rotate();
    expect(vault.fingerprint('anna@vogt.example')).toBe(fingerprint);
  });
});

describe('another box', () => {
  it('opens everything from now on, and the old one nothing', async () => {
    const own = await openTestVault();
    await own.care.rotate();
    const sealed = own.vault.seal('kept');
    await own.care.sealFor(testBox('service', 'keyFile'));
    await own.care.rotate();
    expect(own.care.state().box).toBe('keyFile');
    await expect(reopen(own)).rejects.toMatchObject({
      code: 'vault-sealed-elsewhere',
    });
    const again = await reopen(own, testBox('service', 'keyFile'));
    expect(again.vault.open(sealed)).toBe('kept');
  });
});

describe('the recovery key', () => {
  it('is confirmed by who types it back, in any form', async () => {
    const { care, recoveryKey } = await openTestVault();
    expect(care.state().recovery.confirmedAt).toBe(null);
    const typed = (recoveryKey ?? '').toLowerCase().replaceAll('-', ' ');
    expect(await care.confirmRecoveryKey(typed, 'person:anna')).toBe('confirmed');
    expect(care.state().recovery).toMatchObject({
      confirmedBy: 'person:anna',
      confirmedAt: '2024-01-15T10:00:00.000Z',
    });
  });

  it('is replaced only when the new one was typed back; until then the old one opens', async () => {
    const { care, recoveryKey, ...own } = await openTestVault();
    const old = recoveryKey ?? '';
    const abandoned = care.offerRecoveryKey();
    const fresh = care.offerRecoveryKey();
    await recoverVault({ ...own, secretBox: testBox('bert'), recoveryKey: old });
    const before = own.db.prepare('SELECT * FROM keys').all();
    await expect(care.confirmRecoveryKey(abandoned, 'person:anna')).rejects.toMatchObject({
      code: 'recovery-key-wrong',
    });
    await expect(care.confirmRecoveryKey('ABCDE', 'person:anna')).rejects.toMatchObject({
      code: 'recovery-key-mistyped',
    });
    expect(own.db.prepare('SELECT * FROM keys').all()).toEqual(before);
    expect(await care.confirmRecoveryKey(fresh, 'person:anna')).toBe('replaced');
    const wrong = recoverVault({ ...own, secretBox: testBox('carl'), recoveryKey: old });
    await expect(wrong).rejects.toMatchObject({ code: 'recovery-key-wrong' });
    await recoverVault({ ...own, secretBox: testBox('carl'), recoveryKey: fresh });
  });

  it('opens what a computer, user or service cannot, and a wrong one leaves every byte of the file', async () => {
    const own = await openTestVault();
    const other = await openTestVault();
    await own.care.rotate();
    own.db.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = () => [own.file, `${own.file}-wal`].map((file) => readFileSync(file).toString('base64'));
    const before = bytes();
    for (const recoveryKey of [other.recoveryKey ?? '', 'ABCDE-FGHJK', '']) {
      const attempt = openVault({ ...own, secretBox: testBox('service', 'keyFile'), recoveryKey });
      await expect(attempt).rejects.toMatchObject({ code: expect.stringMatching(/^recovery-key-(wrong|mistyped)$/) });
    }
    expect(bytes()).toEqual(before);
    const service = testBox('service', 'keyFile');
    const recovered = await openVault({ ...own, secretBox: service, recoveryKey: own.recoveryKey ?? '' });
    expect(recovered.care.state().recovery.confirmedBy).toBe('recovery');
    // From now on without it.
    expect((await reopen(own, service)).recoveryKey).toBe(null);
  });
});
