import { afterEach, describe } from 'vitest';
import type { Nav, NavSession } from '../main/nav/nav.ts';
import type { Faults } from './fakes/faults.ts';
import type { FakeNav } from './fakes/nav/fakeNav.ts';
import { describeChanges } from './navSuite/changes.ts';
import { describeCustomerFacts } from './navSuite/customerFacts.ts';
import { describeFailures } from './navSuite/failures.ts';
import { describeMasterData } from './navSuite/masterData.ts';
import { describeOrderLife } from './navSuite/orderLife.ts';
import { describeOtherDocuments } from './navSuite/otherDocuments.ts';
import { describePayments } from './navSuite/payments.ts';
import { describeSalesOrders } from './navSuite/salesOrders.ts';
import { describeStockAndLists } from './navSuite/stockAndLists.ts';
import { describeWarnings } from './navSuite/warnings.ts';

/** How the server under test is to be; what is left out is as usual. */
export interface NavManner {
  /** Most rows of one page. */
  readonly pageSize?: number;
  readonly links?: 'called' | 'relative' | { readonly origin: string };
  readonly withContext?: boolean;
  readonly staleStatus?: 409 | 412;
  readonly tenant?: string;
  /** Lines are validated in the server's own order of fields, so that what is sent last may be worked over. */
  readonly validateInPageOrder?: boolean;
  readonly switchedOff?: boolean;
  /** The password is changed at the server once the connection was opened. */
  readonly wrongPassword?: boolean;
}

/** A NAV server that behaves, seeded with `company` of this folder's navSeed.ts, and the Nav under test signed in to it. */
export interface NavUnderTest {
  readonly nav: Nav;
  /** What is in the books, and what people do there. */
  readonly fake: FakeNav;
  readonly faults: Faults;
  /** Lets every request that is still waiting run into its timeout. */
  timeOut(): void;
  close(): Promise<void>;
}

/** Opens a server of this manner and a session at it; it is closed after the test. */
export type Start = (manner?: NavManner) => Promise<NavUnderTest & { readonly session: NavSession }>;

/**
 * What every Nav has to do, whatever surface stands behind it. Where a server does not have something, its Nav has to
 * say so in its capabilities and refuse the call politely.
 */
export function describeNav(name: string, open: (manner: NavManner) => Promise<NavUnderTest>): void {
  describe(`the NAV surface ${name}`, () => {
    const opened: NavUnderTest[] = [];
    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
    });
    const start: Start = async (manner = {}) => {
      const under = await open(manner);
      opened.push(under);
      return { ...under, session: under.nav.as({ actor: 'webhook', integrationId: 'shop', jobId: 1 }) };
    };
    describeMasterData(start);
    describeChanges(start);
    describeCustomerFacts(start);
    describeStockAndLists(start);
    describeSalesOrders(start);
    describeOrderLife(start);
    describeWarnings(start);
    describeOtherDocuments(start);
    describePayments(start);
    describeFailures(start);
  });
}
