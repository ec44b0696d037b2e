import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openTestAudit } from './openTestAudit.ts';

const DAY_MS = 86_400_000;

describe('the guards of the table', () => {
  const refusals: readonly [string, string, string][] = [
    ['changing an entry', "UPDATE audit_entries SET actor = 'x' WHERE seq = 2", 'never changed'],
    ['removing an entry', 'DELETE FROM audit_entries WHERE seq = 1', 'only from the oldest end'],
    ['replacing an entry', "INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries WHERE seq = 2", 'only appended'],
    ['an entry out of turn', "INSERT INTO audit_entries (seq, at, kind, actor, status, commitment, hash) VALUES (9, '', '', '', '', '', '')", 'only appended'],
    ['an entry without its number', "INSERT INTO audit_entries (at, kind, actor, status, commitment, hash) VALUES ('', '', '', '', '', '')", 'only appended'],
    ['changing a body', "UPDATE audit_bodies SET data = x'00'", 'never changed'],
    ['a body for an old entry', "INSERT INTO audit_bodies VALUES (2, 'late', 1, x'00', x'00', x'00')", 'come only with their entry'],
    ['changing a signed head', "UPDATE audit_anchors SET hash = 'x'", 'never changed'],
    ['removing a signed head', 'DELETE FROM audit_anchors', 'never removed'],
    ['removing the head', 'DELETE FROM audit_head', 'never removed'],
    ['moving the head back', 'UPDATE audit_head SET seq = 1', 'only moves forward'],
    ['exchanging the hash of the head', "UPDATE audit_head SET hash = 'x'", 'only moves forward'],
    ['cutting more than there is', 'UPDATE audit_head SET pruned_seq = 4', 'only moves forward'],
  ]; // prettier-ignore
  it.each(refusals)('refuse %s', async (_what, sql, reason) => {
    const { db, audit, addMany } = await openTestAudit();
    addMany(3, { bodies: { text: 'a' } });
    audit.anchor();
    expect(() => db.exec(sql)).toThrow(reason);
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, entries: 3 });
  });

  it('refuse moving the cut of retention back', async () => {
    const { db, audit, addMany } = await openTestAudit();
    addMany(3);
    await audit.pruneEntries(3);
    expect(() => db.exec('UPDATE audit_head SET pruned_seq = 1')).toThrow('only moves forward');
  });

  it('refuse removing an entry just beyond the cut', async () => {
    const { db, audit, addMany } = await openTestAudit();
    addMany(3);
    await audit.pruneEntries(3);
    expect(() => db.exec('DELETE FROM audit_entries WHERE seq = 3')).toThrow('only from the oldest end');
  });
});

describe('pruneBodies', () => {
  it('erases bodies before an instant and leaves the chain provable', async () => {
    const { audit, add, advance } = await openTestAudit();
    add({ bodies: { text: 'old', more: 'old too' } });
    add();
    advance(DAY_MS);
    add({ bodies: { text: 'new' } });
    expect(await audit.pruneBodies('2024-01-16T00:00:00.000Z')).toBe(1);
    expect([audit.bodies(1), audit.bodies(3)]).toEqual([{}, { text: 'new' }]);
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, entries: 3, bodiesGone: 1 });
    expect(await audit.pruneBodies('2024-01-16T00:00:00.000Z')).toBe(0);
  });

  it('works in slices that leave the loop free between them', async () => {
    const { db, audit, addMany, advance, add } = await openTestAudit();
    addMany(1_200, { bodies: { text: 'a', more: 'b' } });
    advance(DAY_MS);
    const left: number[] = [];
    const count = db.prepare<[], number>('SELECT count(DISTINCT seq) FROM audit_bodies').pluck();
    const pruned = audit.pruneBodies('2024-01-16T00:00:00.000Z');
    left.push(count.get() ?? -1);
    expect(db.inTransaction).toBe(false);
    add({ bodies: { text: 'meanwhile' } });
    expect(await pruned).toBe(1_200);
    expect([...left, count.get()]).toEqual([1_150, 1]);
    expect(audit.verify({ bodies: true }).ok).toBe(true);
  });
});

describe('pruneEntries', () => {
  it('removes from the oldest end, keeps the last hash, and enters that it did', async () => {
    const { db, audit, addMany } = await openTestAudit();
    addMany(5, { bodies: { text: 'a' }, subjects: ['anna@example.com'] });
    audit.anchor();
    const hash = db.prepare('SELECT hash FROM audit_entries WHERE seq = 3').pluck().get();
    expect(await audit.pruneEntries(4)).toBe(3);
    expect(db.prepare('SELECT pruned_seq, pruned_hash FROM audit_head').get()).toEqual({
      pruned_seq: 3,
      pruned_hash: hash,
    });
    const [told] = audit.entries({ limit: 1 });
    expect(told).toMatchObject({ seq: 6, kind: 'audit.pruned', actor: 'schedule' });
    expect(audit.bodies(6)).toEqual({ params: '{"first":1,"last":3}' });
    expect(audit.entriesOfSubject('anna@example.com', 9).map((entry) => entry.seq)).toEqual([5, 4]);
    expect(audit.verify({ bodies: true })).toMatchObject({
      ok: true,
      entries: 3,
      anchoredAt: '2024-01-15T10:00:00.000Z',
    });
  });

  it('removes what lies before an instant, and nothing twice', async () => {
    const { audit, addMany, advance } = await openTestAudit();
    addMany(4);
    advance(DAY_MS);
    addMany(2);
    expect(audit.firstSeqSince('2024-01-16T00:00:00.000Z')).toBe(5);
    expect(audit.firstSeqSince('2025-01-01T00:00:00.000Z')).toBe(7);
    expect(await audit.pruneEntries(5)).toBe(4);
    expect(await audit.pruneEntries(5)).toBe(0);
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, entries: 3 });
  });

  it('can remove every entry, in slices that grow while they are quick, and keeps the signed heads', async () => {
    const { db, audit, add, addMany } = await openTestAudit();
    addMany(1_200);
    audit.anchor();
    expect(await audit.pruneEntries(1_000_000)).toBe(1_200);
    const told = audit.entries({ limit: 9, oldestFirst: true });
    expect(told.map(({ kind, seq }) => [kind, audit.bodies(seq)['params']])).toEqual([
      ['audit.pruned', '{"first":1,"last":100}'],
      ['audit.pruned', '{"first":101,"last":300}'],
      ['audit.pruned', '{"first":301,"last":700}'],
      ['audit.pruned', '{"first":701,"last":1200}'],
    ]);
    expect(db.prepare('SELECT seq FROM audit_anchors').pluck().all()).toEqual([1_200]);
    add();
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, entries: 5 });
  });

  it('removes nothing when the storage refuses in the middle', async () => {
    const { db, audit, addMany } = await openTestAudit();
    addMany(5);
    db.pragma('query_only = ON');
    await expect(audit.pruneEntries(4)).rejects.toMatchObject({ code: 'storage-unavailable' });
    db.pragma('query_only = OFF');
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, entries: 5 });
  });
});

describe('eraseSubject', () => {
  it('erases the bodies that speak of one person, and the chain is still provable', async () => {
    const { audit, add } = await openTestAudit();
    add({ subjects: ['anna@example.com'], bodies: { text: 'Anna orders', request: 'Anna' } });
    add({ subjects: ['bert@example.com'], bodies: { text: 'Bert orders' } });
    add({ subjects: ['anna@example.com', 'bert@example.com'], bodies: { text: 'both' } });
    audit.anchor();
    expect(audit.eraseSubject('ANNA@example.com', 'person:office')).toEqual({ entries: 2, seq: 4 });
    expect([audit.bodies(1), audit.bodies(2), audit.bodies(3)]).toEqual([{}, { text: 'Bert orders' }, {}]);
    expect(audit.entriesOfSubject('anna@example.com', 9)).toEqual([]);
    expect(audit.entriesOfSubject('bert@example.com', 9).map((entry) => entry.seq)).toEqual([3, 2]);
    const [told] = audit.entries({ limit: 1 });
    expect(told).toMatchObject({ kind: 'subject.erased', actor: 'person:office' });
    expect(JSON.stringify([told, audit.bodies(4)])).not.toContain('anna');
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, entries: 4, bodiesGone: 2 });
  });

  it('leaves neither salt nor ciphertext in the file, so that nothing can be guessed', async () => {
    const { db, file, audit, add } = await openTestAudit();
    add({ subjects: ['anna@example.com'], bodies: { text: 'Anna '.repeat(3_000) } });
    add({ bodies: { text: 'stays' } });
    db.pragma('wal_checkpoint(TRUNCATE)');
    const body = db.prepare<[number], { salt: Buffer; data: Buffer }>(
      'SELECT salt, data FROM audit_bodies WHERE seq = ?',
    );
    const [gone, stays] = [body.get(1), body.get(2)].map((row) => [
      row?.salt,
      row?.data.subarray(0, 64),
      row?.data.subarray(-64),
    ]);
    const holds = (bytes: Buffer | undefined) =>
      [file, `${file}-wal`].some((name) => readFileSync(name).includes(bytes ?? Buffer.from('no body')));
    expect([gone, stays].map((pieces) => pieces?.map(holds))).toEqual([
      [true, true, true],
      [true, true, true],
    ]);
    audit.eraseSubject('anna@example.com', 'person:office');
    db.pragma('wal_checkpoint(TRUNCATE)');
    expect([gone, stays].map((pieces) => pieces?.map(holds))).toEqual([
      [false, false, false],
      [true, true, true],
    ]);
  });
});
