import { describe, expect, it } from 'vitest';
import { transaction } from '../../../main/db/transaction.ts';
import { openTestAudit } from './openTestAudit.ts';

describe('entries about orders of shops that a connection led to before', () => {
  it('are found under the keys that the books have now, each by its own shop alone, and are erased with it', async () => {
    const { db, audit } = await openTestAudit();
    const enter = (kind: string) =>
      transaction(db, () => {
        const order = { integrationId: 'shop-nav', orderKey: '7' };
        audit.append({ kind, actor: 'engine', status: 'fine', ...order, bodies: { text: kind } });
        audit.append({ kind: `other.${kind}`, actor: 'engine', status: 'fine', ...order, integrationId: 'other-nav' });
      });
    const close = (mark: string, at: string) => transaction(db, () => audit.closeShop('shop-nav', mark, at));
    enter('first');
    close('shop3-', '2026-11-20T10:00:00.000Z');
    enter('second');
    close('shop9-', '2026-11-21T10:00:00.000Z');
    enter('third');
    const about = (orderKey: string, integrationId = 'shop-nav') =>
      audit.entries({ integrationId, orderKey, limit: 9, oldestFirst: true }).map(({ kind }) => kind);
    expect([about('shop3-7'), about('shop9-7'), about('7')]).toEqual([['first'], ['second'], ['third']]);
    expect(about('7', 'other-nav')).toHaveLength(3);
    const seqs = audit.entries({ integrationId: 'shop-nav', limit: 9, oldestFirst: true }).map(({ seq }) => seq);
    expect(seqs.map((seq) => audit.orderKeyThen('shop-nav', '7', seq))).toEqual(['shop3-7', 'shop9-7', '7']);
    expect(audit.orderKeyThen('shop-nav', '7', '2026-11-20T12:00:00.000Z')).toBe('shop9-7');
    audit.eraseSubject('anna@shopper.example', 'person:test', [{ integrationId: 'shop-nav', orderKey: 'shop9-7' }]);
    expect(seqs.map((seq) => Object.keys(audit.bodies(seq)))).toEqual([['text'], [], ['text']]);
    expect(audit.verify({ bodies: true })).toMatchObject({ ok: true });
  });
});
