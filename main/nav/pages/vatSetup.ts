import * as z from 'zod';
import type { NavVatSetup } from '../nav.ts';
import { vatRow } from '../readiness/vatRow.ts';
import type { PageAccess } from './access.ts';

const anyRow = z.record(z.string(), z.unknown());

/** Rows that are not blocked; null where the page is not published. */
export async function readVatSetup(access: PageAccess): Promise<readonly NavVatSetup[] | null> {
  const { service } = access.services.vatPostingSetup;
  if (!service) return null;
  const rows = await access.client.all(access.at(service.name, 'read VAT Posting Setup'), anyRow);
  const usable = rows.map(vatRow).filter(({ isBlocked }) => !isBlocked);
  return usable.map(({ businessGroup, productGroup, percent, calculation }) => ({
    businessGroup,
    productGroup,
    percent: percent ?? '0',
    calculation,
  }));
}
