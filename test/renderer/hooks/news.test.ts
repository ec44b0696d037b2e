import { describe, expect, it } from 'vitest';
import { concerns } from '../../../renderer/hooks/news.ts';

const at = '2026-11-20T13:32:08Z';
const order = { integrationId: 'lindner', orderKey: '48213' };

describe('news', () => {
  it('of orders concerns lists, counts and the order itself', () => {
    const changed = { what: 'orders', at, ...order } as const;

    expect(concerns(changed, 'overview.get', {})).toBe(true);
    expect(concerns(changed, 'orders.list', { term: 'waiting' })).toBe(true);
    expect(concerns(changed, 'orders.get', order)).toBe(true);
  });

  it('of one order leaves another order alone', () => {
    const changed = { what: 'orders', at, ...order } as const;

    expect(concerns(changed, 'orders.get', { ...order, orderKey: '1' })).toBe(false);
    expect(concerns(changed, 'orders.get', { ...order, integrationId: 'harbor' })).toBe(false);
  });

  it('that names no order concerns every order', () => {
    expect(concerns({ what: 'orders', at }, 'orders.get', order)).toBe(true);
  });

  it('of orders concerns what waits for an item and how many were only shown', () => {
    expect(concerns({ what: 'orders', at }, 'mappings.unmatched', { integrationId: 'lindner' })).toBe(true);
    expect(concerns({ what: 'orders', at }, 'integrations.list', {})).toBe(true);
  });

  it('of settings concerns integrations and the mappings that come from settings', () => {
    expect(concerns({ what: 'settings', at }, 'integrations.list', {})).toBe(true);
    expect(concerns({ what: 'settings', at }, 'mappings.list', { integrationId: 'lindner' })).toBe(true);
  });

  it('never walks the audit chain again by itself', () => {
    const kinds = ['orders', 'attention', 'connections', 'queue', 'settings', 'runs'] as const;

    expect(kinds.filter((what) => concerns({ what, at }, 'audit.verify', {}))).toEqual([]);
  });
});
