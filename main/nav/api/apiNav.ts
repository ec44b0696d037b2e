import { toConnectorError } from '../../base/errors.ts';
import type { Origin } from '../../base/origin.ts';
import type { Door } from '../../http/door.ts';
import type { Nav, NavSession } from '../nav.ts';
import { entity } from '../odata.ts';
import { createODataClient } from '../odataClient.ts';
import { readCodes, readCompanies, readSetup } from './companies.ts';
import { createCustomer, createEmailSearch, readCustomer } from './customers.ts';
import { readByExternalNo } from './documents.ts';
import { createFieldBook } from './fields.ts';
import { readItems, readVariants } from './items.ts';
import { addLine, createSalesOrder, deleteSalesOrder, readSalesOrder, repairLine } from './salesOrders.ts';

export interface ApiNavOptions {
  readonly connectionId: string;
  /** Up to and including the version: `http://nav01:7048/BC250/api/v2.0`. A trailing slash is fine. */
  readonly url: string;
  /** The company's GUID, as `resolveCompany` finds it. */
  readonly companyId: string;
  readonly tenant?: string;
  readonly longestOperationMs: number;
  readonly door: Door;
}

/** One company through API v2.0, which Business Central has from version 17 on. */
export function createApiNav(options: ApiNavOptions): Nav {
  const { connectionId, companyId, longestOperationMs, door, url, tenant } = options;
  const root = entity('companies', companyId);
  const book = createFieldBook();
  const emailSearch = createEmailSearch();

  function sessionOf(origin: Origin): NavSession {
    const client = createODataClient({ door, url, tenant, system: connectionId, origin });
    return {
      companies: named(() => readCompanies(client)),
      setup: named(() => readSetup(client, root, connectionId)),
      customer: named((no) => readCustomer(client, root, no)),
      customersByEmail: named((email) => emailSearch.find(client, root, email)),
      createCustomer: named((customer) => createCustomer(client, root, book, customer)),
      items: named((numbers) => readItems(client, root, numbers)),
      itemVariants: named((itemKey) => readVariants(client, root, itemKey)),
      countries: named(() => readCodes(client, root, 'countriesRegions', 'list countries')),
      currencies: named(() => readCodes(client, root, 'currencies', 'list currencies')),
      documentsByExternalNo: named((no) => readByExternalNo(client, root, no)),
      salesOrder: named((key) => readSalesOrder(client, root, key)),
      createSalesOrder: named((order) => createSalesOrder(client, root, book, order)),
      repairLine: named((key, line, repair) => repairLine(client, root, book, key, line, repair)),
      addLine: named((key, line) => addLine(client, root, book, key, line)),
      deleteSalesOrder: named((key) => deleteSalesOrder(client, root, key)),
    };
  }

  return { connectionId, companyId, longestOperationMs, as: sessionOf };
}

/** The call, rejecting with ConnectorError also where something fails that is not NAV's doing. */
function named<Arguments extends readonly unknown[], T>(call: (...values: Arguments) => Promise<T>) {
  return async (...values: Arguments): Promise<T> => {
    try {
      return await call(...values);
    } catch (error) {
      throw toConnectorError(error);
    }
  };
}
