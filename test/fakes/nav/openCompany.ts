import { Big } from 'big.js';
import type { Company, LocationCard, NumberSeries, SeriesName, Tables } from './company.ts';
import { SERIES_NAMES, createDocumentTable, findByCode, toCard, toVatSetup } from './company.ts';
import type { AccountSeed, CompanySeed, CustomerSeed, ItemSeed, LocationSeed } from './companySeed.ts';
import { currencyValues, customerType } from './customers.ts';
import type { Entity, World } from './entity.ts';
import { instant, newEntity } from './entity.ts';
import { moveStock } from './itemLedger.ts';
import { loadAccount, loadCodes, loadItem } from './references.ts';
import { companyInformationType, companyType, ledgerSetupType } from './referenceTypes.ts';
import { openSetup } from './openSetup.ts';
import { EMPTY_DATE } from './schema.ts';
import { INVENTORY_SETUP, SALES_SETUP, toItemReference, toPriceGroup, toSalesPrice } from './setup.ts';

/** How this version of the server behaves. */
export type Habits = Pick<Company, 'validateInPageOrder' | 'draftKeepsLargerNet' | 'reckonsLike2018'>;

/** Fills a company with what its seed says. */
export function openCompany(world: World, seed: CompanySeed, habits: Habits): Company {
  const tables: Tables = {
    ...loadCodes(world, seed),
    accounts: [],
    items: [],
    itemVariants: [],
    customers: [],
    dimensions: [],
    dimensionValues: [],
    defaultDimensions: [],
    paymentJournals: [],
    payments: [],
  };
  const globalDimensions = seed.globalDimensions ?? [];
  const company: Company = {
    world,
    ...habits,
    entity: companyEntity(world, seed),
    ledgerSetup: newEntity(world, ledgerSetupType, {
      localCurrencyCode: seed.localCurrency,
      localCurrencySymbol: seed.localCurrencySymbol,
      allowPostingFrom: EMPTY_DATE,
      shortcutDimension1Code: globalDimensions[0] ?? '',
      shortcutDimension2Code: globalDimensions[1] ?? '',
    }),
    information: newEntity(world, companyInformationType, {
      displayName: seed.displayName ?? seed.name,
      country: seed.country ?? '',
    }),
    tables,
    customerCards: new Map(),
    itemCards: new Map(),
    accountTaxGroups: new Map(),
    currencyCards: new Map(seed.currencies.map((currency) => [currency.code, currency])),
    vat: new Map(),
    templates: seed.customerTemplates,
    priceBusinessGroup: seed.priceBusinessGroup,
    localPrecision: new Big(seed.amountPrecision ?? '0.01'),
    localUnitPrecision: new Big(seed.unitAmountPrecision ?? '0.00001'),
    orders: createDocumentTable(),
    invoices: createDocumentTable(),
    creditMemos: createDocumentTable(),
    shipments: [],
    ledger: [],
    numbers: numberSeries(seed),
    salesSetup: { ...SALES_SETUP, ...seed.salesSetup },
    inventorySetup: { ...INVENTORY_SETUP, ...seed.inventorySetup },
    locationCards: new Map(seed.locations.map((row) => [row.code, toLocationCard(row)])),
    customerPriceGroups: (seed.customerPriceGroups ?? []).map(toPriceGroup),
    customerDiscountGroups: seed.customerDiscountGroups ?? [],
    shippingAgents: seed.shippingAgents ?? [],
    salesPrices: (seed.salesPrices ?? []).map(toSalesPrice),
    itemReferences: (seed.itemReferences ?? []).map(toItemReference),
    generalPosting: new Map(),
    globalDimensions,
    dimensionSets: new Map(),
    accountProductGroups: new Map(),
  };
  for (const row of seed.vat) company.vat.set(`${row.business}/${row.product}`, toVatSetup(row));
  for (const account of seed.accounts) addAccount(company, account);
  for (const item of seed.items) addItem(company, item);
  for (const customer of seed.customers) addCustomer(company, customer);
  openSetup(company, seed);
  return company;
}

const SERIES: Readonly<Record<SeriesName, string>> = {
  customers: 'CUST',
  orders: 'S-ORD',
  invoices: 'S-INV',
  postedInvoices: 'S-INV+',
  creditMemos: 'S-CR',
  postedCreditMemos: 'S-CR+',
  shipments: 'S-SHPT',
};

function numberSeries({ numbers }: CompanySeed): Record<SeriesName, NumberSeries> {
  const { customers } = numbers;
  const first: Record<SeriesName, string> = {
    customers: customers.next,
    orders: numbers.orders,
    invoices: numbers.invoices,
    postedInvoices: numbers.postedInvoices,
    creditMemos: numbers.creditMemos ?? '1001',
    postedCreditMemos: numbers.postedCreditMemos ?? 'PS-CR104001',
    shipments: numbers.shipments ?? '102001',
  };
  const entries = SERIES_NAMES.map((name) => {
    const { manual = false, default: byDefault = true } = numbers.flags?.[name] ?? {};
    return [name, { series: SERIES[name], manual, default: byDefault, next: first[name] }] as const;
  });
  const all = Object.fromEntries(entries) as Record<SeriesName, NumberSeries>;
  return { ...all, customers: { ...all.customers, series: customers.series, manual: customers.manual } };
}

function toLocationCard({ requireShipment = false, requirePick = false }: LocationSeed): LocationCard {
  return { requireShipment, requirePick };
}

function companyEntity(world: World, seed: CompanySeed): Entity {
  const created = instant(world.now());
  const values = {
    systemVersion: '25.0.23364.0',
    timestamp: new Big(50516),
    name: seed.name,
    displayName: seed.displayName ?? seed.name,
    systemCreatedAt: created,
    systemModifiedAt: created,
  };
  return newEntity(world, companyType, values, seed.id);
}

export function addAccount(company: Company, seed: AccountSeed): Entity {
  const account = loadAccount(company.world, seed);
  company.tables.accounts.push(account);
  company.accountTaxGroups.set(account.id, seed.taxGroup);
  company.accountProductGroups.set(account.id, seed.generalProductGroup ?? 'RETAIL');
  return account;
}

export function addItem(company: Company, seed: ItemSeed): Entity {
  const idOfCode = (table: 'units' | 'taxGroups', code: string): string => {
    const row = findByCode(company.tables[table], code);
    if (row === undefined) throw new Error(`The seed of item ${seed.number} names ${code}, which is not in ${table}.`);
    return row.id;
  };
  const { item, units, variants } = loadItem(company.world, seed, idOfCode);
  company.tables.items.push(item);
  company.tables.itemVariants.push(...variants);
  company.itemCards.set(item.id, {
    units,
    generalProductGroup: seed.generalProductGroup ?? 'RETAIL',
    trackingCode: seed.trackingCode ?? '',
    variantMandatory: seed.variantMandatory ?? false,
  });
  openStock(company, item, seed);
  return item;
}

/** The stock a company begins with is an entry like any other. */
function openStock(company: Company, item: Entity, { inventory = '0', stock }: ItemSeed): void {
  for (const { location, variant, quantity } of stock ?? [{ quantity: inventory }]) {
    const places = { locationCode: location ?? '', variantCode: variant ?? '' };
    moveStock(company, { item, ...places, quantity: new Big(quantity) });
  }
}

export function addCustomer(company: Company, seed: CustomerSeed): Entity {
  const { paymentTerms, currencyCode, vatNumber, creditLimit, balance, ...shown } = seed;
  const terms = paymentTerms === undefined ? undefined : findByCode(company.tables.paymentTerms, paymentTerms);
  const customer = newEntity(company.world, customerType, {
    type: 'Company',
    blocked: '_x0020_',
    ...shown,
    ...currencyValues(company, 'currencyCode', currencyCode ?? ''),
    ...(terms === undefined ? {} : { paymentTermsId: terms.id }),
    taxRegistrationNumber: vatNumber ?? '',
    creditLimit: new Big(creditLimit ?? '0'),
    balanceDue: new Big(balance ?? '0'),
  });
  company.tables.customers.push(customer);
  company.customerCards.set(customer.id, toCard(seed));
  return customer;
}
