import { expect, test } from 'vitest';
import { CAPABILITIES } from '../../../../main/nav/capability.ts';
import type { PagesOptions } from '../../../fakes/nav/pages/pagesOptions.ts';
import { describeNav, type NavManner, type NavUnderTest } from '../../../nav.suite.ts';
import { openPagesUnderTest } from './pagesServer.ts';

async function open(manner: NavManner, pages: PagesOptions = {}): Promise<NavUnderTest> {
  const { switchedOff, wrongPassword, pageSize, tenant, validateInPageOrder = false, ...server } = manner;
  const under = await openPagesUnderTest({
    switchedOff,
    wrongPassword,
    pages: { fieldOrder: validateInPageOrder ? 'priceFirst' : 'body', ...pages, ...(pageSize && { pageSize }) },
    server: { ...server, ...(tenant && { tenant }) },
    nav: { tenant },
  });
  // The same records stand behind the page.
  const forbid = (set: string) => under.fake.admin.forbid(set === 'salesOrders' ? 'SalesOrder' : set);
  const fake = { ...under.fake, admin: { ...under.fake.admin, forbid } };
  return { ...under, fake, close: () => Promise.resolve() };
}

describeNav('page services', (manner) => open(manner));
describeNav(
  'page services of a server that takes the company in the query only and no batches, validating in its own order',
  (manner) => open(manner, { companyBy: 'query', fieldOrder: 'page', batch: false }),
);

test('page services offer everything but posting, payments and notifications', async () => {
  const { nav } = await openPagesUnderTest();
  expect(nav.writesWhole).toBe(false);
  expect(CAPABILITIES.filter((capability) => !nav.capabilities[capability].has)).toEqual([
    'post',
    'paymentJournals',
    'subscriptions',
  ]);
});
