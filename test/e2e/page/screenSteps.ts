import { expect, it } from 'vitest';
import { connectionTabs, itemTabs, settingsSections } from '../../../renderer/routes.ts';
import { onEvery, openWindow } from './browser.ts';
import { overflowing, violations, violationsInThemes } from './checks.ts';
import { orderScreen, type Stage } from './stage.ts';

export function testEveryScreen(stage: Stage): void {
  const orderTabs = () => {
    const [full, parked] = [
      stage.storyOrder('both coupons and shipping'),
      stage.storyOrder('taxed in the shop, untaxed in NAV'),
    ];
    const tabs = ['', '?tab=totals', '?tab=requests', '?tab=received', '?tab=audit'].map(
      (tab) => orderScreen(full) + tab,
    );
    return [...tabs, orderScreen(parked)];
  };
  const groups = {
    lists: () => ['#/overview', '#/orders', '#/attention', '#/deliveries', '#/audit'],
    'an order': orderTabs,
    connections: () => {
      const views = connectionTabs.map((tab) => `#/connections/nav?tab=${tab}`);
      return [
        '#/connections',
        ...views,
        '#/connections/shop',
        '#/integrations',
        '#/setup/nav',
        '#/setup/store?nav=nav',
      ];
    },
    settings: () => {
      const mapping = [...itemTabs, 'created'].map((tab) => `#/mapping?tab=${tab}`);
      return [...mapping, '#/schedules', ...settingsSections.map((section) => `#/settings/${section}`)];
    },
  } as const;
  const screens = () => Object.values(groups).flatMap((group) => group());

  it.each(Object.entries(groups))('has no accessibility violation: %s', async (_, group) => {
    const { page } = stage;
    expect(await onEvery(page, group(), violations)).toEqual([]);
  });

  it('has none in the other themes either, as one of each kind shows', async () => {
    const { page } = stage;
    const kinds = ['#/overview', '#/orders', orderTabs()[0] ?? '', '#/connections/nav', '#/settings/notifications'];
    expect(await onEvery(page, kinds, violationsInThemes)).toEqual([]);
  });

  it.each(['en-GB', 'de-DE'])('fits into 900 pixels in %s', async (locale) => {
    const { page, browser, address } = stage;
    const storageState = await page.context().storageState();
    const narrow = await openWindow(browser, { viewport: { width: 900, height: 900 }, locale, storageState });
    await narrow.page.goto(address);
    const found = await onEvery(narrow.page, screens(), overflowing);
    await narrow.page.context().close();
    expect(found).toEqual([]);
  });
}
