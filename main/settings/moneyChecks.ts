import type { SettingsFile } from '../contract/settings.ts';
import type { Problem } from './problems.ts';

type Integration = SettingsFile['integrations'][number];

/** Gift cards, tender, and tax as lines: what no order could ever meet, or would be counted twice. */
export function checkMoney(integration: Integration, path: string): readonly Problem[] {
  return [
    ...checkRates(integration, `${path}.taxes`),
    ...checkTaxSystem(integration, `${path}.basis`),
    ...checkTaxLines(integration, `${path}.taxAccounts`),
    ...checkGiftCards(integration, `${path}.giftCards.skus`),
    ...integration.tender.fields.flatMap((field, n) =>
      integration.tender.fields.indexOf(field) < n
        ? [{ path: `${path}.tender.fields[${n}]`, problem: `"${field}" is used more than once` }]
        : [],
    ),
  ];
}

function checkRates({ storeTax, taxes }: Integration, path: string): readonly Problem[] {
  return storeTax === 'nav' && taxes.length === 0 ? [{ path, problem: 'needs at least one entry' }] : [];
}

/** Sales tax comes on top of prices: NAV refuses to post such a document with prices that hold it. */
function checkTaxSystem({ taxSystem, basis, storeTax }: Integration, path: string): readonly Problem[] {
  if (taxSystem === 'vat' || basis === 'net' || storeTax === 'line') return [];
  return [{ path, problem: 'must be "net" where NAV charges sales tax' }];
}

function checkTaxLines({ storeTax, taxAccounts }: Integration, path: string): readonly Problem[] {
  if (storeTax === 'line' && taxAccounts.length === 0)
    return [{ path, problem: 'needs at least one account where "storeTax" is "line"' }];
  const forAll = taxAccounts.findIndex(({ labels }) => labels === undefined);
  if (forAll < 0) return [];
  return taxAccounts.slice(forAll + 1).map((_, n) => ({
    path: `${path}[${forAll + 1 + n}]`,
    problem: `is never reached: row ${forAll + 1} names no tax and takes every one`,
  }));
}

/** A gift card is a line on an account; an item of the mapping would be booked as one. */
function checkGiftCards({ giftCards, items }: Integration, path: string): readonly Problem[] {
  const mapped = new Set(Object.keys(items).map((sku) => sku.toUpperCase()));
  return (giftCards?.skus ?? []).flatMap((sku, n) =>
    mapped.has(sku.toUpperCase())
      ? [{ path: `${path}[${n}]`, problem: `"${sku}" stands under "items" too; it is either an item or a gift card` }]
      : [],
  );
}
