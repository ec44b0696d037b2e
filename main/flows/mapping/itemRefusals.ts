import { ConnectorError } from '../../base/errors.ts';
import type { NavItem } from '../../nav/nav.ts';
import type { GoodsLine, Hit } from './findItem.ts';

const MAP_IT = 'map the SKU to an item under Mapping';

/** Every reason not to write an order because of its items, with the words for the screen. */
export const refusals = {
  skuMissing: (orderNo: string, line: GoodsLine, params: Readonly<Record<string, string>> = {}) =>
    park(
      'sku-missing',
      `Order ${orderNo} has a line without a SKU: "${line.name}".`,
      'Give the product a SKU in the store that is an item number in NAV, or map its name to an item under Mapping, then replay.',
      { sku: '', name: line.name, ...params },
    ),

  skuUnknown: (orderNo: string, line: GoodsLine, params: Readonly<Record<string, string>> = {}) =>
    park(
      'sku-unknown',
      `Order ${orderNo}: SKU ${line.sku} is not in NAV.`,
      `Create item ${line.sku} in NAV, or ${MAP_IT}, then replay.`,
      { sku: line.sku ?? '', name: line.name, ...params },
    ),

  mappedItemUnknown: (orderNo: string, line: GoodsLine, no: string) =>
    park(
      'sku-unknown',
      `Order ${orderNo}: ${called(line)} is mapped to item ${no}, which is not in NAV.`,
      `Create item ${no} in NAV, or ${line.sku === null ? 'map the name' : 'map the SKU'} to another item under Mapping, then replay.`,
      { sku: line.sku ?? '', name: line.name, item: no },
    ),

  variantUnknown: (orderNo: string, line: GoodsLine, no: string, variant: string) =>
    park(
      'variant-unknown',
      `Order ${orderNo}: ${called(line)} is mapped to variant ${variant}, which item ${no} does not have.`,
      'Create the variant in NAV, or change the mapping of this SKU, then replay.',
      { sku: line.sku ?? '', no, variant },
    ),

  itemBlocked: (orderNo: string, line: GoodsLine, { no }: NavItem) =>
    park(
      'item-blocked',
      `Order ${orderNo}: item ${no} (${called(line)}) is blocked in NAV.`,
      'Clear "Blocked" on the item card in NAV, then replay.',
      { sku: line.sku ?? '', no },
    ),

  ambiguous(orderNo: string, sku: string, hits: readonly Hit[]) {
    const candidates = hits.map(nameOf).join('; ');
    return park(
      'item-ambiguous',
      `Order ${orderNo}: SKU ${sku} may be ${hits.length} items in NAV: ${candidates}.`,
      'Take the number from all but one of them in NAV, or map the SKU to one item under Mapping, then replay.',
      { sku, candidates },
    );
  },

  placeholderUnknown: (orderNo: string, no: string | null) =>
    park(
      'placeholder-unknown',
      `Order ${orderNo} needs the placeholder item ${no ?? ''}, which is not in NAV.`,
      'Create it in NAV, or set another placeholder item at the integration, then replay.',
      { no: no ?? '' },
    ),

  leftOutWithMoney: (orderNo: string, line: GoodsLine, amount: string) =>
    park(
      'left-out-with-money',
      `Order ${orderNo}: ${called(line)} is mapped to be left out, and costs ${amount} in the store.`,
      'Only lines that cost nothing can be left out. Map it to an item under Mapping, then replay.',
      { sku: line.sku ?? '', name: line.name, amount },
    ),

  quantityNotExpressible: (orderNo: string, line: GoodsLine, quantity: string, unit: string, factor: string) =>
    park(
      'quantity-not-expressible',
      `Order ${orderNo}: ${quantity} of ${called(line)} is no exact quantity in ${unit} with ${factor} pieces each.`,
      'Map the SKU to a unit that its quantities fill, such as the base unit, under Mapping, then replay.',
      { sku: line.sku ?? '', quantity, unit, factor },
    ),
} as const;

function called({ sku, name }: GoodsLine): string {
  return sku === null || sku === '' ? `"${name}"` : `SKU ${sku}`;
}

/** As in `ML-JACKET variant S (variant code S)`. */
function nameOf({ item, variant, unit, foundBy }: Hit): string {
  const parts = [item.no, variant ? `variant ${variant.code}` : '', unit === '' ? '' : `in ${unit}`];
  return `${parts.filter((part) => part !== '').join(' ')} (${foundBy})`;
}

function park(
  code: string,
  message: string,
  whatToDo: string,
  params: Readonly<Record<string, string>>,
): ConnectorError {
  return new ConnectorError({ kind: 'invalid', code, message, whatToDo, params });
}
