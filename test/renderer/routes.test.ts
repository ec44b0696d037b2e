import { describe, expect, it } from 'vitest';
import { orderHash, parseRoute, toHash, type Route } from '../../renderer/routes.ts';

describe('an address', () => {
  const routes: readonly (readonly [string, Route])[] = [
    ['#/overview', { screen: 'overview' }],
    ['#/orders', { screen: 'orders', filter: {} }],
    ['#/orders?term=waiting&period=today&integration=lindner', {
      screen: 'orders',
      filter: { term: 'waiting', integrationId: 'lindner', period: 'today' },
    }],
    ['#/orders?text=LIN+48%2F2', { screen: 'orders', filter: { text: 'LIN 48/2' } }],
    ['#/orders/lindner/a%2Fb', { screen: 'order', integrationId: 'lindner', orderKey: 'a/b', tab: 'plan' }],
    ['#/orders/lindner/1?tab=requests', { screen: 'order', integrationId: 'lindner', orderKey: '1', tab: 'requests' }],
    ['#/deliveries?kind=poll&record=48213&delivery=31', { screen: 'deliveries', kind: 'poll', record: '48213', delivery: 31 }],
    ['#/attention', { screen: 'attention' }],
    ['#/attention?cause=sku-unknown%3AESP+1', { screen: 'attention', cause: 'sku-unknown:ESP 1' }],
    ['#/attention?alarm=7', { screen: 'attention', alarm: 7 }],
    ['#/connections', { screen: 'connections' }],
    ['#/connections/nav%2F1', { screen: 'connection', connectionId: 'nav/1', tab: 'ladder' }],
    ['#/connections/nav?tab=readiness', { screen: 'connection', connectionId: 'nav', tab: 'readiness' }],
    ['#/integrations', { screen: 'integrations' }],
    ['#/mapping', { screen: 'mapping', tab: 'waiting' }],
    ['#/mapping?integration=lindner&tab=table&text=ESP', {
      screen: 'mapping',
      integrationId: 'lindner',
      tab: 'table',
      text: 'ESP',
    }],
    ['#/mapping?tab=created&customers=all', { screen: 'mapping', tab: 'created', customers: 'all' }],
    ['#/mapping?integration=lindner&sku=A%2F1', {
      screen: 'mapping',
      integrationId: 'lindner',
      tab: 'waiting',
      chosen: { kind: 'sku', from: 'A/1' },
    }],
    ['#/mapping?name=Gift+wrap', { screen: 'mapping', tab: 'waiting', chosen: { kind: 'name', from: 'Gift wrap' } }],
    ['#/setup/nav', { screen: 'setup', step: 'nav' }],
    ['#/setup/rules?nav=nav&store=shop', { screen: 'setup', step: 'rules', nav: 'nav', store: 'shop' }],
    ['#/settings/storage', { screen: 'settings', section: 'storage' }],
    ['#/audit', { screen: 'audit', address: {} }],
    ['#/audit?order=LIN-1', { screen: 'audit', address: { orderNo: 'LIN-1' } }],
    ['#/audit?who=person%3Aeva&from=2026-05-03&entry=7', { screen: 'audit', address: { actor: 'person:eva', from: '2026-05-03', entry: 7 } }],
  ]; // prettier-ignore

  it.each(routes)('%s is read and written alike', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(toHash(route)).toBe(hash);
  });

  it.each(['', '#', '#/', '#/nowhere', '#overview'])('"%s" is the overview', (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: 'overview' });
  });

  it('with values we do not have leaves them out', () => {
    expect(parseRoute('#/orders?term=lost&period=ever')).toEqual({ screen: 'orders', filter: {} });
    expect(parseRoute('#/orders/lindner/1?tab=none')).toMatchObject({ tab: 'plan' });
    expect(parseRoute('#/connections/nav?tab=none')).toMatchObject({ tab: 'ladder' });
    expect(parseRoute('#/connections/')).toEqual({ screen: 'connections' });
  });

  it('that is not properly encoded is taken as it is', () => {
    expect(parseRoute('#/orders/lindner/100%')).toMatchObject({ orderKey: '100%' });
  });

  it('of an order is made from what names it', () => {
    expect(orderHash({ integrationId: 'lindner', orderKey: '48213' })).toBe('#/orders/lindner/48213');
  });
});
