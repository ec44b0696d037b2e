import { Big } from 'big.js';
import type { Company } from './company.ts';
import type {
  CustomerPriceGroupSeed,
  GeneralPostingSeed,
  InventorySetup,
  ItemReferenceSeed,
  SalesPriceSeed,
  SalesSetup,
  SalesType,
} from './setupSeed.ts';
import { recordNotFound } from './errors.ts';
import { EMPTY_DATE } from './schema.ts';

export interface CustomerPriceGroup {
  readonly code: string;
  readonly displayName: string;
  readonly pricesIncludeVat: boolean;
  readonly allowLineDiscount: boolean;
}

/** A classic sales price. "" means any variant, any unit, the local currency; the empty date no bound. */
export interface SalesPrice {
  readonly salesType: SalesType;
  readonly salesCode: string;
  readonly itemNo: string;
  readonly variantCode: string;
  readonly unitOfMeasureCode: string;
  readonly currencyCode: string;
  readonly minimumQuantity: Big;
  readonly startingDate: string;
  readonly endingDate: string;
  readonly unitPrice: Big;
  readonly pricesIncludeVat: boolean;
}

/** A cross reference, called item reference on newer versions. */
export interface ItemReference {
  readonly itemNo: string;
  readonly variantCode: string;
  readonly unitOfMeasureCode: string;
  readonly type: 'Bar Code' | 'Customer' | 'Vendor' | '';
  readonly typeNo: string;
  readonly referenceNo: string;
  readonly description: string;
}

export interface GeneralPosting {
  readonly business: string;
  readonly product: string;
  readonly salesAccount: string;
  readonly creditMemoAccount: string;
}

export const SALES_SETUP: SalesSetup = {
  externalDocumentNumberMandatory: false,
  invoiceRounding: false,
  invoiceRoundingPrecision: '0.01',
  invoiceRoundingAccount: '',
  calculateInvoiceDiscount: false,
  exactCostReversingMandatory: false,
  shipmentOnInvoice: false,
  stockoutWarning: true,
};

export const INVENTORY_SETUP: InventorySetup = { locationMandatory: false, preventNegativeInventory: false };

export function toPriceGroup(seed: CustomerPriceGroupSeed): CustomerPriceGroup {
  return { pricesIncludeVat: false, allowLineDiscount: true, ...seed };
}

export function toSalesPrice(seed: SalesPriceSeed): SalesPrice {
  return {
    salesType: seed.salesType,
    salesCode: seed.salesCode ?? '',
    itemNo: seed.itemNo,
    variantCode: seed.variantCode ?? '',
    unitOfMeasureCode: seed.unitOfMeasureCode ?? '',
    currencyCode: seed.currencyCode ?? '',
    minimumQuantity: new Big(seed.minimumQuantity ?? '0'),
    startingDate: seed.startingDate ?? EMPTY_DATE,
    endingDate: seed.endingDate ?? EMPTY_DATE,
    unitPrice: new Big(seed.unitPrice),
    pricesIncludeVat: seed.pricesIncludeVat ?? false,
  };
}

export function toItemReference(seed: ItemReferenceSeed): ItemReference {
  return {
    itemNo: seed.itemNo,
    variantCode: seed.variantCode ?? '',
    unitOfMeasureCode: seed.unitOfMeasureCode ?? '',
    type: seed.type ?? 'Bar Code',
    typeNo: seed.typeNo ?? '',
    referenceNo: seed.referenceNo,
    description: seed.description ?? '',
  };
}

export function toGeneralPosting(seed: GeneralPostingSeed): GeneralPosting {
  const salesAccount = seed.salesAccount ?? '8400';
  const { business, product, creditMemoAccount = salesAccount } = seed;
  return { business, product, salesAccount, creditMemoAccount };
}

/** The set-up of a combination; refused where there is none, as posting refuses it. */
export function generalPosting(company: Company, business: string, product: string): GeneralPosting {
  const setup = company.generalPosting.get(`${business}/${product}`);
  if (setup !== undefined) return setup;
  throw recordNotFound(
    'General Posting Setup',
    `Gen. Bus. Posting Group='${business}',Gen. Prod. Posting Group='${product}'`,
  );
}
