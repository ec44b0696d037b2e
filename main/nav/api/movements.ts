import * as z from 'zod';
import type { NavMovement } from '../nav.ts';
import { text, wholeNumber } from '../shapes.ts';
import type { ApiAccess } from './access.ts';

const entry = z.object({ entryNumber: wholeNumber, itemNumber: text }).transform((row): NavMovement => ({
  entryNo: row.entryNumber,
  itemNo: row.itemNumber,
  // The API's ledger entries have neither.
  variant: null,
  location: null,
}));

/** Item ledger entries above the number, each once and in order. */
export async function* readMovements(
  { client, root }: ApiAccess,
  since: number,
): AsyncGenerator<readonly NavMovement[]> {
  const query = {
    $filter: `entryNumber gt ${since}`,
    $orderby: 'entryNumber',
    $select: 'entryNumber,itemNumber',
  };
  const read = { path: `${root}/itemLedgerEntries`, query, summary: `read item movements after entry ${since}` };
  let last = since;
  for await (const page of client.pages(read, entry)) {
    // Where the server forgot its place the pages come again from the start.
    const fresh = page.filter(({ entryNo }) => entryNo > last);
    last = fresh.at(-1)?.entryNo ?? last;
    if (fresh.length > 0) yield fresh;
  }
}
