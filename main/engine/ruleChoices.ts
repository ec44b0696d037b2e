import { ConnectorError } from '../base/errors.ts';
import type { Origin } from '../base/origin.ts';
import type { Choice, RuleChoices } from '../contract/ruleCalls.ts';
import type { OrderIntegration } from '../flows/orders/context.ts';
import type { NavReference, NavReferenceList } from '../nav/nav.ts';
import type { StoreMethod, StoreTaxRateOffered } from '../stores/store.ts';

type Sides = Pick<OrderIntegration, 'nav' | 'store'>;
type System = 'nav' | 'store';

const NAV_LISTS = [
  'accounts',
  'taxCodes',
  'paymentMethods',
  'paymentTerms',
  'shipmentMethods',
  'locations',
  'countries',
  'dimensions',
] as const satisfies readonly NavReferenceList[];
type NavLists = Record<(typeof NAV_LISTS)[number], Choice[] | null>;

/**
 * What NAV and the store have to choose from, asked all at once. A list that a system does not have is null; one that
 * it did not give is null too, and its trouble is told.
 *
 * @throws ConnectorError the first failure where no list at all was given
 */
export async function readChoices({ nav, store }: Sides, origin: Origin): Promise<RuleChoices> {
  const asked = createAsked();
  const session = nav().then((company) => company.as(origin));
  const shop = store.as(origin);
  const ofNav = async (list: NavReferenceList) =>
    asked.ask('nav', async () => (await (await session).referenceList(list)).map(toChoice));
  const [lists, taxes, payments, shipping] = await Promise.all([
    Promise.all(NAV_LISTS.map(async (list) => [list, await ofNav(list)] as const)),
    asked.ask('store', async () => offered(await shop.taxRates())),
    asked.ask('store', async () => methods(await shop.paymentMethods())),
    asked.ask('store', async () => methods(await shop.shippingMethods())),
  ]);
  return {
    ...(Object.fromEntries(lists) as NavLists),
    storeTaxes: taxes,
    storePayments: payments,
    storeShipping: shipping,
    ...asked.told(),
  };
}

/** null where NAV does not show them. @throws ConnectorError when it cannot be asked */
export async function readDimensionValues(
  { nav }: Sides,
  dimension: string,
  origin: Origin,
): Promise<readonly Choice[] | null> {
  try {
    return (await (await nav()).as(origin).dimensionValues(dimension)).map(toChoice);
  } catch (error) {
    if (isNotShown(error)) return null;
    throw error;
  }
}

/** Questions that may fail one by one. */
function createAsked() {
  const failures: { readonly system: System; readonly failure: ConnectorError }[] = [];
  let given = 0;
  return {
    async ask<T>(system: System, question: () => Promise<T[]>): Promise<T[] | null> {
      try {
        const rows = await question();
        given += 1;
        return rows;
      } catch (error) {
        if (!(error instanceof ConnectorError)) throw error;
        if (!isNotShown(error)) failures.push({ system, failure: error });
        return null;
      }
    },
    told(): Pick<RuleChoices, 'troubles'> {
      const [first] = failures;
      if (!first) return {};
      if (given === 0) throw first.failure;
      // One system that is down fails every question alike.
      const distinct = new Map(
        failures.map(({ system, failure: { code, message, whatToDo } }) => [
          `${system} ${message}`,
          { system, code, message, whatToDo },
        ]),
      );
      return { troubles: [...distinct.values()] };
    },
  };
}

function isNotShown(error: unknown): boolean {
  return error instanceof ConnectorError && error.code === 'nav-capability-missing';
}

function toChoice({ code, name }: NavReference): Choice {
  return { code, name };
}

/** Those that the store offers now first; orders placed earlier may carry the others. */
function methods(rows: readonly StoreMethod[]): Choice[] {
  const inOrder = rows.toSorted((left, right) => Number(right.enabled) - Number(left.enabled));
  return inOrder.map(({ id, name }) => ({ code: id, name }));
}

/** A rate has a row for every state and tax class; here each counts once. */
function offered(rows: readonly StoreTaxRateOffered[]): NonNullable<RuleChoices['storeTaxes']> {
  const distinct = new Map(
    rows.map(({ percent, label, country }) => [`${percent}\n${label}\n${country}`, { percent, label, country }]),
  );
  return [...distinct.values()];
}
