import { describe, expect, it } from 'vitest';
import { entryHash, type HashedColumns } from '../../../main/audit/chain.ts';
import type { Database } from '../../../main/db/database.ts';
import { createAudit } from '../../../main/audit/createAudit.ts';
import { verifyChain } from '../../../main/audit/verify.ts';
import { finish } from '../../../main/db/readerTask.ts';
import { transaction } from '../../../main/db/transaction.ts';
import { openVault, startAnew } from '../../../main/vault/openVault.ts';
import { testBox } from '../vault/testBox.ts';
import { offlineAnchors, offlineChain, offlineCommitment } from './offlineCheck.ts';
import { openTestAudit, tamper } from './openTestAudit.ts';

/** Nine entries with two bodies each; the head is signed after the sixth. */
async function nineEntries() {
  const opened = await openTestAudit();
  const { audit, add, advance } = opened;
  const addOne = (n: number) =>
    add({ orderNo: String(n), bodies: { text: `what happened ${n}`, request: '{"total":"12.50"}' } });
  [1, 2, 3, 4, 5, 6].forEach(addOne);
  advance(60_000);
  audit.anchor();
  [7, 8, 9].forEach(addOne);
  return opened;
}

/** Computes every hash anew from `from` on, as somebody would who knows the recipe but not the signing key. */
function rewriteHashes(db: Database, from: number): void {
  const rows = db.prepare<[], HashedColumns & { hash: string }>('SELECT * FROM audit_entries ORDER BY seq').all();
  let previous = '';
  for (const row of rows) {
    previous = row.seq < from ? row.hash : entryHash(previous, row);
    db.prepare('UPDATE audit_entries SET hash = ? WHERE seq = ?').run(previous, row.seq);
  }
  db.prepare('UPDATE audit_head SET seq = ?, hash = ?').run(rows.at(-1)?.seq, previous);
}

describe('verify', () => {
  it('finds nothing in an empty log', async () => {
    const { audit } = await openTestAudit();
    audit.anchor();
    const sound = { ok: true, entries: 0, head: '', problem: null, bodiesGone: 0, anchoredAt: null, unproven: 0 };
    expect(audit.verify({ bodies: true })).toEqual({ ...sound, since: null, removed: 0 });
  });

  it('finds nothing in a sound log and says since when it can prove nothing', async () => {
    const { db, audit } = await nineEntries();
    const head = db.prepare('SELECT hash FROM audit_entries WHERE seq = 9').pluck().get();
    expect(audit.verify({ bodies: true })).toEqual({
      ok: true,
      entries: 9,
      head,
      problem: null,
      bodiesGone: 0,
      anchoredAt: '2024-01-15T10:01:00.000Z',
      unproven: 3,
      since: '2024-01-15T10:00:00.000Z',
      removed: 0,
    });
  });

  it('tells how far it has come, and holds while entries are added and the oldest end is cut under it', async () => {
    const { db, audit, vault, addMany } = await openTestAudit();
    addMany(2_500);
    const walk = verifyChain(db, { bodies: true, keys: vault.readingKeys() });
    expect(walk.next()).toEqual({ done: false, value: { done: 250, total: 2_500 } });
    addMany(300);
    await audit.pruneEntries(2_201);
    expect(walk.next()).toEqual({ done: false, value: { done: 500, total: 2_806 } });
    expect(finish(walk)).toMatchObject({ ok: true, entries: 856, problem: null, unproven: 606 });
  });

  it('walks on over more entries than it holds in memory', async () => {
    const { db, audit, addMany } = await openTestAudit();
    addMany(2_500);
    expect(audit.verify({ bodies: false })).toMatchObject({ ok: true, entries: 2_500 });
    tamper(db, "UPDATE audit_entries SET actor = 'person:x' WHERE seq = 2001");
    expect(audit.verify({ bodies: false })).toMatchObject({ ok: false, entries: 2_000, problem: { seq: 2001 } });
  });

  const columns = [
    ['at', "'2023-01-01T00:00:00.000Z'"],
    ['kind', "'x'"],
    ['actor', "'person:x'"],
    ['integration_id', "'x'"],
    ['order_key', "'x'"],
    ['order_no', "'1002'"],
    ['document_no', "'x'"],
    ['sku', "'x'"],
    ['job_id', '1'],
    ['delivery_id', '1'],
    ['run_id', '1'],
    ['status', "'down'"],
    ['cause', "'x'"],
    ['commitment', "'x'"],
    ['hash', "'x'"],
  ];
  it.each(columns)('names the entry whose %s was changed', async (column, value) => {
    const { db, audit } = await nineEntries();
    tamper(db, `UPDATE audit_entries SET ${column} = ${value} WHERE seq = 4`);
    const { ok, problem } = audit.verify({ bodies: false });
    expect([ok, problem?.seq, problem?.what]).toEqual([false, 4, expect.stringContaining('changed')]);
  });

  const gap = 'DELETE FROM audit_bodies WHERE seq = 3; DELETE FROM audit_entries WHERE seq = 3';
  const swap =
    'UPDATE audit_entries SET seq = seq + 100 WHERE seq IN (4, 5); UPDATE audit_entries SET seq = 109 - seq WHERE seq > 100';
  const cut = 'DELETE FROM audit_bodies WHERE seq > 4; DELETE FROM audit_entries WHERE seq > 4';
  const rewind = `UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_entries WHERE seq = 4)`;
  const late = 'DELETE FROM audit_bodies WHERE seq > 7; DELETE FROM audit_entries WHERE seq > 7';
  const findings: readonly [string, string, number, string][] = [
    ['an entry that is missing', gap, 3, 'missing'],
    ['the first entries missing', 'DELETE FROM audit_entries WHERE seq < 3', 1, 'Entries 1 to 2 are missing'],
    ['two entries in each other’s place', swap, 4, 'moved: it stands at number 5'],
    ['the newest entries cut off', late, 8, 'Entries 8 to 9 have been cut off'],
    ['a cut whose head was moved back, by the signed head', `${cut}; ${rewind}`, 5, 'Entries 5 to 6 were signed'],
    ['a head of another hash', "UPDATE audit_head SET hash = 'x'", 9, 'head'],
    ['entries the head does not know', "UPDATE audit_head SET seq = 8, hash = 'x'", 9, 'added beside'],
    ['a signature that is not ours', "UPDATE audit_anchors SET signature = x'00'", 6, 'signature'],
    ['a signed head whose time was changed', "UPDATE audit_anchors SET at = '2024-02-01'", 6, 'signature'],
    ['a cut of retention that was moved', 'UPDATE audit_head SET pruned_seq = 2', 1, 'still there'],
    ['a body in the place of another', 'UPDATE audit_bodies SET data = (SELECT data FROM audit_bodies b WHERE b.seq = 2 AND b.part = audit_bodies.part), iv = (SELECT iv FROM audit_bodies b WHERE b.seq = 2 AND b.part = audit_bodies.part) WHERE seq = 5', 5, 'not the ones'],
    ['a body that was damaged', "UPDATE audit_bodies SET data = x'0011' WHERE seq = 5 AND part = 'text'", 5, 'cannot be opened'],
    ['another salt', 'UPDATE audit_bodies SET salt = zeroblob(16) WHERE seq = 5', 5, 'not the ones'],
    ['one of two bodies gone', "DELETE FROM audit_bodies WHERE seq = 5 AND part = 'text'", 5, 'not the ones'],
    ['contents of one entry taken out whole', 'DELETE FROM audit_bodies WHERE seq = 5', 5, 'Contents are gone from entry 5 on: 1 in number'],
    ['the one row of the head taken out', 'DELETE FROM audit_head', 1, 'nothing tells where it ends'],
    ['bodies under each other’s names', "UPDATE audit_bodies SET part = 'a' || part WHERE seq = 5", 5, 'not the ones'],
  ]; // prettier-ignore
  it.each(findings)('names %s', async (_what, sql, seq, what) => {
    const { db, audit } = await nineEntries();
    expect(audit.verify({ bodies: true }).ok).toBe(true);
    tamper(db, sql);
    const verdict = audit.verify({ bodies: true });
    expect(verdict).toMatchObject({ ok: false, problem: { seq, what: expect.stringContaining(what) } });
  });

  it('lets contents go by age and with a person, and names those that go beside that', async () => {
    const { db, audit, add, advance } = await nineEntries();
    advance(86_400_000);
    for (const who of ['anna', 'bert', 'anna', 'carl', 'bert'])
      add({ subjects: [`${who}@example.com`], bodies: { text: who } });
    audit.eraseSubject('anna@example.com', 'person:office');
    audit.eraseSubject('bert@example.com', 'person:office');
    await audit.pruneBodies('2024-01-16T00:00:00.000Z');
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, bodiesGone: 13 });
    // Whole contents of five entries are missing behind the oldest that has some, and four were erased.
    for (let n = 0; n < 5; n += 1) add({ bodies: { text: 'kept' } });
    tamper(db, 'DELETE FROM audit_bodies WHERE seq IN (17, 18, 19, 20)');
    expect(audit.verify({ bodies: true }).problem).toEqual({
      seq: 14,
      what: 'Contents are gone from entry 14 on: 5 in number, of which erasing people explains 4.',
    });
  });

  it('names a log that was written anew with right hashes, by the signed head', async () => {
    const { db, audit } = await nineEntries();
    tamper(db, "UPDATE audit_entries SET actor = 'person:x' WHERE seq = 2");
    rewriteHashes(db, 2);
    expect(offlineChain(db).first).toBe(null);
    const { problem } = audit.verify({ bodies: true });
    expect(problem).toEqual({ seq: 6, what: expect.stringContaining('written anew') });
  });

  it('cannot prove what was rewritten after the last signed head, and says so by its time', async () => {
    const { db, audit } = await nineEntries();
    tamper(db, "UPDATE audit_entries SET actor = 'person:x' WHERE seq = 8");
    rewriteHashes(db, 8);
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, anchoredAt: '2024-01-15T10:01:00.000Z' });
  });

  it('does not count a signature that is not ours as the time of the last signed head', async () => {
    const { db, audit } = await nineEntries();
    tamper(db, "UPDATE audit_anchors SET signature = x'00'");
    expect(audit.verify({ bodies: false }).anchoredAt).toBe(null);
  });

  it('looks at bodies only when asked to', async () => {
    const { db, audit } = await nineEntries();
    tamper(db, 'UPDATE audit_bodies SET salt = zeroblob(16) WHERE seq = 5');
    expect(audit.verify({ bodies: false })).toMatchObject({ ok: true, bodiesGone: 0 });
  });

  it('holds after the data key was rotated and after a new start', async () => {
    const { db, ports, audit, add, care } = await nineEntries();
    await care.rotate();
    const seq = add({ bodies: { text: 'after the rotation' } });
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, entries: 10 });
    const { vault } = await openVault({ db, ports, secretBox: testBox('anna') });
    const restarted = createAudit({ db, vault, ports });
    expect(restarted.verify({ bodies: true })).toMatchObject({ ok: true, entries: 10 });
    expect([restarted.bodies(1)['text'], restarted.bodies(seq)['text']]).toEqual([
      'what happened 1',
      'after the rotation',
    ]);
  });
});

describe('anchor', () => {
  it('signs a head once', async () => {
    const { db, audit, advance } = await nineEntries();
    audit.anchor();
    advance(60_000);
    audit.anchor();
    expect(db.prepare('SELECT seq FROM audit_anchors').pluck().all()).toEqual([6, 9]);
    expect(audit.verify({ bodies: false }).ok).toBe(true);
  });
});

describe('the recipe for checking without the program', () => {
  it('agrees on the chain, the signed heads and the bodies of a sound log', async () => {
    const { db, audit, vault, add } = await nineEntries();
    add({ kind: 'ü "quoted" \\ \n', actor: 'person:日本', orderNo: '', jobId: 12, bodies: { b: 'ß', a: '', Z: '🔑' } });
    audit.anchor();
    const verdict = audit.verify({ bodies: true });
    expect(offlineChain(db)).toEqual({ first: null, head: verdict.head, count: verdict.entries });
    expect(offlineAnchors(db, vault.signingPublicKey().bytes)).toEqual([]);
    for (let seq = 1; seq <= 10; seq += 1) {
      const salts = db
        .prepare<[number], { part: string; salt: Buffer }>('SELECT part, salt FROM audit_bodies WHERE seq = ?')
        .all(seq);
      const texts = audit.bodies(seq);
      const commitment = offlineCommitment(salts.map(({ part, salt }) => ({ part, salt, text: texts[part] ?? '' })));
      expect(db.prepare('SELECT commitment FROM audit_entries WHERE seq = ?').pluck().get(seq)).toBe(commitment);
    }
  });

  it('agrees on where a log was changed and on a signature that is not ours', async () => {
    const { db, audit, vault } = await nineEntries();
    tamper(db, "UPDATE audit_entries SET actor = 'person:x' WHERE seq = 7; UPDATE audit_anchors SET signature = x'00'");
    expect(offlineChain(db).first).toBe(7);
    expect(offlineAnchors(db, vault.signingPublicKey().bytes)).toEqual([6]);
    expect(audit.verify({ bodies: false }).problem?.seq).toBe(6);
  });

  it('agrees after retention has cut the oldest end', async () => {
    const { db, audit } = await nineEntries();
    await audit.pruneEntries(5);
    const verdict = audit.verify({ bodies: true });
    expect(offlineChain(db)).toEqual({ first: null, head: verdict.head, count: verdict.entries });
  });

  it('goes on over the head of lost keys, says that only the chain speaks of it, and finds a change all the same', async () => {
    const { db, audit, ports, addMany } = await openTestAudit();
    addMany(3);
    audit.anchor();
    const signedAt = new Date(ports.now()).toISOString();
    const { vault } = await startAnew({ db, ports, secretBox: testBox('bert') }, () => undefined);
    const anew = createAudit({ db, vault, ports });
    transaction(db, () => anew.append({ kind: 'keys.startedAnew', actor: 'person:x', status: 'attention' }));
    anew.anchor();
    expect(anew.verify({ bodies: false })).toMatchObject({
      ok: true,
      unproven: 0,
      signaturesLost: { seq: 3, at: signedAt },
    });
    tamper(db, "UPDATE audit_anchors SET hash = 'another' WHERE seq = 3");
    expect(anew.verify({ bodies: false }).problem).toMatchObject({ seq: 3 });
  });
});
