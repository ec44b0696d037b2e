import { Big } from 'big.js';
import type { Company, Tables } from './company.ts';
import { createDocumentTable, findByCode, toCard } from './company.ts';
import type { AccountSeed, CompanySeed, CustomerSeed, ItemSeed } from './companySeed.ts';
import { currencyValues, customerType } from './customers.ts';
import type { Entity, World } from './entity.ts';
import { instant, newEntity } from './entity.ts';
import { loadAccount, loadCodes, loadItem } from './references.ts';
import { companyType, ledgerSetupType } from './referenceTypes.ts';
import { EMPTY_DATE } from './schema.ts';

/** How this version of the server behaves. */
export type Habits = Pick<Company, 'validateInPageOrder' | 'draftKeepsLargerNet'>;

/** Fills a company with what its seed says. */
export function openCompany(world: World, seed: CompanySeed, habits: Habits): Company {
  const tables: Tables = { ...loadCodes(world, seed), accounts: [], items: [], itemVariants: [], customers: [] };
  const company: Company = {
    world,
    ...habits,
    entity: companyEntity(world, seed),
    ledgerSetup: newEntity(world, ledgerSetupType, {
      localCurrencyCode: seed.localCurrency,
      localCurrencySymbol: seed.localCurrencySymbol,
      allowPostingFrom: EMPTY_DATE,
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
    numbers: {
      customers: { ...seed.numbers.customers },
      orders: { series: 'S-ORD', manual: false, next: seed.numbers.orders },
      invoices: { series: 'S-INV', manual: false, next: seed.numbers.invoices },
      postedInvoices: { series: 'S-INV+', manual: false, next: seed.numbers.postedInvoices },
    },
  };
  for (const { business, product, percent, identifier } of seed.vat) {
    company.vat.set(`${business}/${product}`, { percent: new Big(percent), identifier: identifier ?? product });
  }
  for (const account of seed.accounts) addAccount(company, account);
  for (const item of seed.items) addItem(company, item);
  for (const customer of seed.customers) addCustomer(company, customer);
  return company;
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
  company.itemCards.set(item.id, { units });
  return item;
}

export function addCustomer(company: Company, seed: CustomerSeed): Entity {
  const { businessGroup, pricesIncludeTax, lineDiscountPercent, paymentTerms, currencyCode, ...shown } = seed;
  const terms = paymentTerms === undefined ? undefined : findByCode(company.tables.paymentTerms, paymentTerms);
  const customer = newEntity(company.world, customerType, {
    type: 'Company',
    blocked: '_x0020_',
    ...shown,
    ...currencyValues(company, 'currencyCode', currencyCode ?? ''),
    ...(terms === undefined ? {} : { paymentTermsId: terms.id }),
  });
  company.tables.customers.push(customer);
  company.customerCards.set(customer.id, toCard({ businessGroup, pricesIncludeTax, lineDiscountPercent }));
  return customer;
}
