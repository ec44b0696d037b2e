import type { Entity, Value } from './entity.ts';
import { flagOf, textOf } from './entity.ts';
import { vatSetup } from './company.ts';
import { dialog, fieldTest } from './errors.ts';
import type { LineWork } from './lineAmounts.ts';
import { reprice } from './lineAmounts.ts';
import { EMPTY_GUID, ZERO } from './schema.ts';

/** The line is about this item from now on; everything but quantity and location starts anew. */
export function setItem(work: LineWork, item: Entity | undefined): void {
  if (item === undefined) throw dialog('Item does not exist.');
  testBlocked(item, 'Item');
  const group = textOf(item, 'taxGroupCode');
  setLineObject(work, {
    itemId: item.id,
    accountId: EMPTY_GUID,
    lineType: 'Item',
    lineObjectNumber: textOf(item, 'number'),
    description: textOf(item, 'displayName'),
    unitOfMeasureId: textOf(item, 'baseUnitOfMeasureId'),
    unitOfMeasureCode: textOf(item, 'baseUnitOfMeasureCode'),
    taxCode: group,
    taxPercent: vatSetup(work.company, work.document.businessGroup, group).percent,
  });
  reprice(work);
}

export function setAccount(work: LineWork, account: Entity | undefined): void {
  if (account === undefined) throw dialog('Account does not exist.');
  testBlocked(account, 'G/L Account');
  if (!flagOf(account, 'directPosting')) {
    throw fieldTest(
      `Direct Posting must be equal to 'Yes'  in G/L Account: No.=${textOf(account, 'number')}. Current value is 'No'.`,
    );
  }
  const group = work.company.accountTaxGroups.get(account.id) ?? '';
  setLineObject(work, {
    itemId: EMPTY_GUID,
    accountId: account.id,
    lineType: 'Account',
    lineObjectNumber: textOf(account, 'number'),
    description: textOf(account, 'displayName'),
    taxCode: group,
    taxPercent: vatSetup(work.company, work.document.businessGroup, group).percent,
  });
}

export function testBlocked(record: Entity, table: string): void {
  if (!flagOf(record, 'blocked')) return;
  const number = textOf(record, 'number');
  throw fieldTest(`Blocked must be equal to 'No'  in ${table}: No.=${number}. Current value is 'Yes'.`);
}

/** Blanks the line but for quantity and location, then puts in what is known of its new object. */
export function setLineObject({ line }: LineWork, known: Readonly<Record<string, Value>>): void {
  Object.assign(line.values, {
    description: '',
    description2: '',
    unitOfMeasureId: EMPTY_GUID,
    unitOfMeasureCode: '',
    unitPrice: ZERO,
    discountAmount: ZERO,
    discountPercent: ZERO,
    taxCode: '',
    taxPercent: ZERO,
    itemVariantId: EMPTY_GUID,
    ...known,
  });
}
