import type { Origin } from '../../base/origin.ts';
import type { Nav } from '../nav.ts';
import * as documents from './documents.ts';
import { orQuestion, type ReadinessLine } from './line.ts';
import * as money from './money.ts';
import type { Checking, ReadinessNeeds } from './needs.ts';
import * as partners from './partners.ts';
import * as posting from './posting.ts';
import type { ReadinessSource } from './source.ts';

export type { ReadinessLine, ReadinessNeeds };

type Check = (checking: Checking) => Promise<readonly ReadinessLine[]>;

/** In the order a person puts things right; the words complete "This could not be read". */
const CHECKS: readonly (readonly [subject: string, check: Check])[] = [
  ['the days in which may be posted', money.postingDates],
  ['the accounts', posting.accounts],
  ['the tax codes', posting.taxCodes],
  ['the VAT posting setup', posting.vatSetup],
  ['the general posting setup', posting.generalSetup],
  ['the currencies', money.currencies],
  ['how amounts are rounded', money.precision],
  ['how invoices are rounded', money.rounding],
  ['the payment terms', money.paymentDiscounts],
  ['the number series', documents.numberSeries],
  ['the sales setup', documents.salesRules],
  ['the inventory setup', documents.inventoryRules],
  ['the locations', documents.warehouses],
  ['the item tracking', documents.itemTracking],
  ['the approvals', documents.approvals],
  ['the dimensions', posting.mandatoryDimensions],
  ['the countries', partners.countries],
  ['the customers', partners.customers],
  ['the API', documents.apiIntegrated],
];

/** Where no page of the set-up is shown: most lines are questions then. */
const NOTHING_SHOWN: ReadinessSource = { rows: () => Promise.resolve(null) };

/**
 * What must be right in NAV before orders are written: a line each, with its remedy. Reads only; what no surface shows
 * becomes a question to the administrator.
 *
 * @throws ConnectorError when NAV does not answer or refuses the sign-in
 */
export async function readinessOf(
  nav: Pick<Nav, 'as' | 'capabilities'>,
  origin: Origin,
  needs: ReadinessNeeds,
  source: ReadinessSource = NOTHING_SHOWN,
): Promise<readonly ReadinessLine[]> {
  const { salesOrders } = nav.capabilities;
  const documents = salesOrders.has ? salesOrders.surface : 'pages';
  const checking: Checking = { session: nav.as(origin), source: remembering(source), documents, needs };
  const lines: ReadinessLine[] = [];
  // One after the other: people work on this server meanwhile.
  for (const [subject, check] of CHECKS) lines.push(...(await orQuestion(subject, () => check(checking))));
  return lines;
}

/** Several lines are told from one page, which is read once. */
function remembering(source: ReadinessSource): ReadinessSource {
  const kept = new Map<string, ReturnType<ReadinessSource['rows']>>();
  return {
    rows(page, only) {
      const key = `${page} ${only?.values.join(' ') ?? ''}`;
      const rows = kept.get(key) ?? source.rows(page, only);
      kept.set(key, rows);
      return rows;
    },
  };
}
