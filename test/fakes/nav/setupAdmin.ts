import type { Company, SeriesName } from './company.ts';
import { toVatSetup } from './company.ts';
import type { CodeSeed, VatCalculation } from './companySeed.ts';
import { touch } from './entity.ts';
import { addDefaultDimension, addDimension, addPaymentJournal } from './openSetup.ts';
import { EMPTY_DATE } from './schema.ts';
import { toGeneralPosting, toItemReference, toSalesPrice } from './setup.ts';
import type {
  DefaultDimensionSeed,
  DimensionSeed,
  GeneralPostingSeed,
  InventorySetup,
  ItemReferenceSeed,
  SalesPriceSeed,
  SalesSetup,
} from './setupSeed.ts';

/** How an administrator of NAV sets a company up. */
export interface SetupAdmin {
  /** Counts for lines entered from now on, as in NAV. */
  readonly setVat: (
    business: string,
    product: string,
    percent: string,
    identifier?: string,
    calculation?: VatCalculation,
  ) => void;
  /** Days; null is open. */
  readonly setPostingWindow: (from: string | null, to: string | null) => void;
  readonly setGeneralPosting: (posting: GeneralPostingSeed) => void;
  readonly removeGeneralPosting: (business: string, product: string) => void;
  readonly changeSalesSetup: (change: Partial<SalesSetup>) => void;
  readonly changeInventorySetup: (change: Partial<InventorySetup>) => void;
  readonly changeSeries: (name: SeriesName, flags: { readonly manual?: boolean; readonly default?: boolean }) => void;
  readonly addDimension: (dimension: DimensionSeed) => void;
  readonly addDefaultDimension: (standard: DefaultDimensionSeed) => void;
  /** A cash receipt journal. */
  readonly addPaymentJournal: (journal: CodeSeed) => void;
  readonly addSalesPrice: (price: SalesPriceSeed) => void;
  readonly addItemReference: (reference: ItemReferenceSeed) => void;
}

export function createSetupAdmin(company: Company): SetupAdmin {
  return {
    setVat: (business, product, percent, identifier, calculation) => {
      const setup = toVatSetup({ business, product, percent, identifier, calculation });
      company.vat.set(`${business}/${product}`, setup);
    },
    setPostingWindow: (from, to) => {
      const values = { allowPostingFrom: from ?? EMPTY_DATE, allowPostingTo: to ?? EMPTY_DATE };
      Object.assign(company.ledgerSetup.values, values);
      touch(company.world, company.ledgerSetup);
    },
    setGeneralPosting: (posting) => {
      company.generalPosting.set(`${posting.business}/${posting.product}`, toGeneralPosting(posting));
    },
    removeGeneralPosting: (business, product) => void company.generalPosting.delete(`${business}/${product}`),
    changeSalesSetup: (change) => void Object.assign(company.salesSetup, change),
    changeInventorySetup: (change) => void Object.assign(company.inventorySetup, change),
    changeSeries: (name, flags) => void Object.assign(company.numbers[name], flags),
    addDimension: (dimension) => addDimension(company, dimension),
    addDefaultDimension: (standard) => addDefaultDimension(company, standard),
    addPaymentJournal: (journal) => addPaymentJournal(company, journal),
    addSalesPrice: (price) => void company.salesPrices.push(toSalesPrice(price)),
    addItemReference: (reference) => void company.itemReferences.push(toItemReference(reference)),
  };
}
