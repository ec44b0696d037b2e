import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createAudit } from '../../../main/audit/createAudit.ts';
import { transaction } from '../../../main/db/transaction.ts';
import { openTestAudit } from './openTestAudit.ts';

describe('append', () => {
  it('refuses to be called outside a transaction', async () => {
    const { audit } = await openTestAudit();
    expect(() => audit.append({ kind: 'ping', actor: 'engine', status: 'fine' })).toThrow('in the transaction');
    expect(audit.entries({ limit: 10 })).toEqual([]);
  });

  it('keeps what it was told, bodies sealed beside it, and numbers from 1', async () => {
    const { audit, add, advance } = await openTestAudit();
    expect(add({ kind: 'delivery', deliveryId: 4 })).toBe(1);
    advance(1_500);
    const seq = add({
      kind: 'order.planned',
      actor: 'person:anna',
      status: 'attention',
      integrationId: 'shop-nav',
      orderKey: '77',
      orderNo: '1001',
      documentNo: 'SO-1',
      sku: 'ABC',
      jobId: 5,
      runId: 6,
      cause: 'sku-unknown',
      bodies: { plan: '{"a":1}', text: 'Zoë Ångström' },
    });
    expect(audit.entries({ limit: 1 })).toEqual([
      {
        seq,
        at: '2024-01-15T10:00:01.500Z',
        kind: 'order.planned',
        actor: 'person:anna',
        integrationId: 'shop-nav',
        orderKey: '77',
        orderNo: '1001',
        documentNo: 'SO-1',
        sku: 'ABC',
        jobId: 5,
        deliveryId: null,
        runId: 6,
        status: 'attention',
        cause: 'sku-unknown',
      },
    ]);
    expect(audit.bodies(seq)).toEqual({ plan: '{"a":1}', text: 'Zoë Ångström' });
    expect(audit.bodies(1)).toEqual({});
  });

  it('does not fork the chain when the transaction around it is rolled back', async () => {
    const { db, audit, add } = await openTestAudit();
    add();
    const failing = () => {
      expect(audit.append({ kind: 'lost', actor: 'engine', status: 'fine', bodies: { text: 'lost' } })).toBe(2);
      expect(audit.append({ kind: 'lost', actor: 'engine', status: 'fine' })).toBe(3);
      throw new Error('power cut');
    };
    expect(() => transaction(db, failing)).toThrow('power cut');
    expect(add()).toBe(2);
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, entries: 2 });
  });

  it('goes on with the same chain after a new start', async () => {
    const { db, vault, ports, audit, add } = await openTestAudit();
    add();
    const restarted = createAudit({ db, vault, ports });
    transaction(db, () => restarted.append({ kind: 'start', actor: 'engine', status: 'fine' }));
    add();
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, entries: 3 });
  });

  it('keeps texts that are not whole Unicode so that they still verify', async () => {
    const { audit, add } = await openTestAudit();
    add({ orderNo: 'half \uD83D', actor: 'person:\uDC00', bodies: { text: 'cut \uD83D', more: 'nul \u0000 inside' } });
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true, problem: null });
    expect(audit.bodies(1)).toEqual({ text: 'cut \uFFFD', more: 'nul \u0000 inside' });
  });

  it('leaves no body and no address readable in the file', async () => {
    const { db, file, add } = await openTestAudit();
    add({ orderNo: 'visible-1', bodies: { text: 'Zoe Angstrom lives here' }, subjects: ['zoe@example.com'] });
    const inTheLog = readFileSync(`${file}-wal`, 'latin1');
    db.pragma('wal_checkpoint(TRUNCATE)');
    for (const bytes of [inTheLog, readFileSync(file, 'latin1')]) {
      expect(bytes).toContain('visible-1');
      expect(bytes).not.toContain('Angstrom');
      expect(bytes).not.toContain('zoe@');
    }
  });
});
