import { ConnectorError } from '../../base/errors.ts';
import type { NavItem, NavItemVariant } from '../../nav/nav.ts';
import type { StoreLine } from '../../stores/store.ts';

export interface ItemRule {
  readonly no: string;
  readonly variant?: string;
  readonly unit?: string;
}

export interface ItemFacts {
  readonly items: readonly NavItem[];
  /** By item key, for the items whose mapping names a variant. */
  readonly variants: Readonly<Record<string, readonly NavItemVariant[]>>;
}

export interface ResolvedItem {
  readonly item: NavItem;
  readonly variantKey: string | null;
  readonly variantCode: string;
  readonly unit: string;
  readonly comesFrom: string;
}

/** The item number to look up in NAV for a store line: what the mapping says, else the SKU itself. */
export function wantedItemNo(line: Pick<StoreLine, 'sku'>, mapping: Readonly<Record<string, ItemRule>>): string | null {
  if (line.sku === null || line.sku === '') return null;
  return ruleOf(line.sku, mapping)?.no ?? line.sku;
}

/** @throws ConnectorError `sku-missing`, `sku-unknown`, `item-blocked`, `variant-unknown` */
export function resolveItem(
  line: Pick<StoreLine, 'sku' | 'name'>,
  orderNo: string,
  mapping: Readonly<Record<string, ItemRule>>,
  facts: ItemFacts,
): ResolvedItem {
  const wanted = wantedItemNo(line, mapping);
  if (wanted === null || line.sku === null) throw skuMissing(orderNo, line.name);
  const item = facts.items.find((candidate) => candidate.no.toUpperCase() === wanted.toUpperCase());
  const rule = ruleOf(line.sku, mapping);
  if (!item) throw skuUnknown(orderNo, line.sku, wanted, rule !== undefined);
  if (item.blocked) throw itemBlocked(orderNo, line.sku, item.no);
  const variant = rule?.variant === undefined ? null : findVariant(orderNo, line.sku, rule.variant, item, facts);
  return {
    item,
    variantKey: variant?.key ?? null,
    variantCode: variant?.code ?? '',
    unit: rule?.unit ?? item.baseUnit,
    comesFrom: rule ? `mapping of SKU ${line.sku}` : `SKU ${line.sku}`,
  };
}

/** The rule of a SKU, whatever its capitals. */
export function ruleOf(sku: string, mapping: Readonly<Record<string, ItemRule>>): ItemRule | undefined {
  if (Object.hasOwn(mapping, sku)) return mapping[sku];
  const found = Object.keys(mapping).find((key) => key.toUpperCase() === sku.toUpperCase());
  return found === undefined ? undefined : mapping[found];
}

function findVariant(orderNo: string, sku: string, code: string, item: NavItem, facts: ItemFacts): NavItemVariant {
  const found = facts.variants[item.key]?.find((variant) => variant.code.toUpperCase() === code.toUpperCase());
  if (found) return found;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'variant-unknown',
    message: `Order ${orderNo}: SKU ${sku} is mapped to variant ${code}, which item ${item.no} does not have.`,
    whatToDo: 'Create the variant in NAV, or change the mapping of this SKU, then replay.',
    params: { sku, no: item.no, variant: code },
  });
}

function skuMissing(orderNo: string, name: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'sku-missing',
    message: `Order ${orderNo} has a line without a SKU: "${name}".`,
    whatToDo: 'Give the product a SKU in the store that is an item number in NAV, then replay.',
    params: { sku: '' },
  });
}

function skuUnknown(orderNo: string, sku: string, wanted: string, mapped: boolean): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'sku-unknown',
    message: mapped
      ? `Order ${orderNo}: SKU ${sku} is mapped to item ${wanted}, which is not in NAV.`
      : `Order ${orderNo}: SKU ${sku} is not in NAV.`,
    whatToDo: `Create item ${wanted} in NAV, or map the SKU to an item under "items" of the integration, then replay.`,
    params: { sku },
  });
}

function itemBlocked(orderNo: string, sku: string, no: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'item-blocked',
    message: `Order ${orderNo}: item ${no} (SKU ${sku}) is blocked in NAV.`,
    whatToDo: 'Clear "Blocked" on the item card in NAV, then replay.',
    params: { sku, no },
  });
}
