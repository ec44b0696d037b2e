import type { StoreOrder } from '../../stores/store.ts';

/** Where orders may come from besides the shop itself; each is left out unless it is switched on. */
export interface SourceRules {
  /** Tills: paid and handed over where the goods lie, and mostly booked there. */
  readonly pos: boolean;
  /** Brought into the store by a marketplace's plugin: their money goes another way. */
  readonly marketplace: boolean;
  /** Paid at a payment provider's trial. */
  readonly testPayments: boolean;
  /** Further sources to be left out, in the store's words for how an order came about. */
  readonly leaveOut: readonly string[];
}

export interface LeftOutSource {
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Why the source of an order keeps it out; null when it does not. */
export function leftOutSource(
  {
    number,
    createdVia,
    isTestPayment,
    soldThrough,
  }: Pick<StoreOrder, 'number' | 'createdVia' | 'isTestPayment' | 'soldThrough'>,
  sources: SourceRules,
): LeftOutSource | null {
  const source = soldThrough?.name ?? createdVia;
  const params = { source };
  const says = (code: string, what: string): LeftOutSource => ({ code, message: `Order ${number} ${what}`, params });
  if (isTestPayment === true && !sources.testPayments)
    return says(
      'source-test-payment',
      'was paid at a trial of its payment provider, and test payments are not imported.',
    );
  if (sources.leaveOut.some((one) => one.toLowerCase() === createdVia.toLowerCase()))
    return says('source-left-out', `came about as "${createdVia}", and that source is left out.`);
  if (soldThrough?.kind === 'pos' && !sources.pos)
    return says('source-pos', `is of a till ("${source}"), and tills are not imported.`);
  if (soldThrough?.kind === 'marketplace' && !sources.marketplace)
    return says('source-marketplace', `is of a marketplace ("${source}"), and marketplaces are not imported.`);
  return null;
}
