import type { NavDocument } from '../../nav/nav.ts';
import type { OrderContext } from './context.ts';

type Asking = Pick<OrderContext, 'nav' | 'origin'>;

/**
 * What NAV has under this number. A cancelled invoice keeps its number and is nobody's document any more. An order that
 * is posted between the look at orders and that at invoices shows as both: several are believed only when seen again.
 */
export async function standingDocuments(context: Asking, externalNo: string): Promise<readonly NavDocument[]> {
  return lookTwice(() => underNumbers(context, [externalNo]));
}

/**
 * The same for an order that is about to be written, with the numbers under which people may have keyed it in: what
 * stands under one of those and is linked to another order is that order's.
 */
export async function documentsInTheWay(
  context: Asking & Pick<OrderContext, 'links'>,
  externalNo: string,
  byHand: readonly string[],
): Promise<readonly NavDocument[]> {
  return (await lookBeforeWriting(context, { externalNo, byHand, witness: null })).inTheWay;
}

/** `witness` is the number of a document that should be there, asked for in the same question. */
export interface Looked {
  readonly inTheWay: readonly NavDocument[];
  readonly isWitnessMissing: boolean;
}

export async function lookBeforeWriting(
  context: Asking & Pick<OrderContext, 'links'>,
  { externalNo, byHand, witness }: { externalNo: string; byHand: readonly string[]; witness: string | null },
): Promise<Looked> {
  const { links, nav } = context;
  const numbers = [...new Set([externalNo, ...byHand])];
  let isWitnessMissing = false;
  const inTheWay = await lookTwice(async () => {
    const all = await underNumbers(context, witness === null ? numbers : [...new Set([...numbers, witness])]);
    isWitnessMissing = witness !== null && !all.some((one) => isUnder(one, witness));
    return all.filter(
      (one) =>
        isUnder(one, externalNo) ||
        (numbers.some((number) => isUnder(one, number)) && links.byNavKey(nav.companyId, one.kind, one.key) === null),
    );
  });
  return { inTheWay, isWitnessMissing };
}

function isUnder({ externalDocumentNo }: NavDocument, number: string): boolean {
  return externalDocumentNo.toUpperCase() === number.toUpperCase();
}

async function lookTwice(look: () => Promise<readonly NavDocument[]>): Promise<readonly NavDocument[]> {
  const found = await look();
  return found.length > 1 ? look() : found;
}

async function underNumbers({ nav, origin }: Asking, numbers: readonly string[]): Promise<readonly NavDocument[]> {
  const all = await nav.as(origin).documentsByExternalNo(...numbers);
  return all.filter(({ state }) => state !== 'canceled');
}
