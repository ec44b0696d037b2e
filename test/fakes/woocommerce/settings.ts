import type { Call, Reply } from './call.ts';
import { ok, requireManager } from './call.ts';
import { nameOf, symbolEntity } from './currencies.ts';
import { ShopError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { textIn } from './json.ts';
import { links } from './links.ts';
import type { Shop, ShopSettings } from './state.ts';

interface Setting {
  readonly id: string;
  readonly default: string;
  value(shop: Shop): string;
  /** Absent: the value can be read only. */
  change?(value: string): Partial<ShopSettings>;
}

const yes = (value: boolean): string => (value ? 'yes' : 'no');
const fixed = (id: string, value: string): Setting => ({ id, default: value, value: () => value });

const GROUPS: Readonly<Record<string, readonly Setting[]>> = {
  general: [
    {
      id: 'woocommerce_default_country',
      default: 'US:CA',
      value: ({ settings }) => settings.baseLocation,
      change: (value) => ({ baseLocation: value }),
    },
    fixed('woocommerce_allowed_countries', 'all'),
    fixed('woocommerce_default_customer_address', 'base'),
    {
      id: 'woocommerce_calc_taxes',
      default: 'no',
      value: ({ settings }) => yes(settings.taxesEnabled),
      change: (value) => ({ taxesEnabled: value === 'yes' }),
    },
    fixed('woocommerce_enable_coupons', 'yes'),
    fixed('woocommerce_calc_discounts_sequentially', 'no'),
    {
      id: 'woocommerce_currency',
      default: 'USD',
      value: ({ settings }) => settings.currency,
      change: (value) => ({ currency: value }),
    },
    fixed('woocommerce_currency_pos', 'left'),
    fixed('woocommerce_price_thousand_sep', ','),
    fixed('woocommerce_price_decimal_sep', '.'),
    {
      id: 'woocommerce_price_num_decimals',
      default: '2',
      value: ({ settings }) => String(settings.decimals),
      change: (value) => ({ decimals: Number(value) }),
    },
  ],
  tax: [
    {
      id: 'woocommerce_prices_include_tax',
      default: 'no',
      value: ({ settings }) => yes(settings.pricesIncludeTax),
      change: (value) => ({ pricesIncludeTax: value === 'yes' }),
    },
    fixed('woocommerce_tax_based_on', 'shipping'),
    {
      id: 'woocommerce_shipping_tax_class',
      default: 'inherit',
      value: ({ settings }) => settings.shippingTaxClass,
      change: (value) => ({ shippingTaxClass: value }),
    },
    {
      id: 'woocommerce_tax_round_at_subtotal',
      default: 'no',
      value: ({ settings }) => yes(settings.roundAtSubtotal),
      change: (value) => ({ roundAtSubtotal: value === 'yes' }),
    },
    fixed('woocommerce_tax_classes', ''),
    fixed('woocommerce_tax_display_shop', 'excl'),
    fixed('woocommerce_tax_display_cart', 'excl'),
    fixed('woocommerce_price_display_suffix', ''),
    fixed('woocommerce_tax_total_display', 'itemized'),
  ],
  products: [
    fixed('woocommerce_weight_unit', 'lbs'),
    fixed('woocommerce_dimension_unit', 'in'),
    fixed('woocommerce_manage_stock', 'yes'),
    fixed('woocommerce_hold_stock_minutes', '60'),
    fixed('woocommerce_notify_low_stock_amount', '2'),
    fixed('woocommerce_notify_no_stock_amount', '0'),
  ],
};

function settingJson(call: Call, group: string, setting: Setting): JsonObject {
  const path = `settings/${group}`;
  return {
    id: setting.id,
    label: '',
    description: '',
    type: 'text',
    default: setting.default,
    tip: '',
    value: setting.value(call.shop),
    group_id: group,
    _links: links({
      home: call.home,
      self: `${path}/${setting.id}`,
      collection: path,
      allow: ['GET', 'POST', 'PUT', 'PATCH'],
    }),
  };
}

function groupOf(call: Call): readonly [string, readonly Setting[]] {
  const group = call.parts[0] ?? '';
  const settings = GROUPS[group];
  if (settings === undefined) {
    throw new ShopError(404, 'rest_setting_setting_group_invalid', 'Invalid setting group.');
  }
  return [group, settings];
}

function settingOf(call: Call): readonly [string, Setting] {
  const [group, settings] = groupOf(call);
  const setting = settings.find((each) => each.id === call.parts[1]);
  if (setting === undefined) throw new ShopError(404, 'rest_setting_setting_invalid', 'Invalid setting.');
  return [group, setting];
}

export function listSettings(call: Call): Reply {
  requireManager(call, 'list');
  const [group, settings] = groupOf(call);
  return ok(settings.map((setting) => settingJson(call, group, setting)));
}

export function getSetting(call: Call): Reply {
  requireManager(call, 'view');
  const [group, setting] = settingOf(call);
  return ok(settingJson(call, group, setting));
}

export function putSetting(call: Call): Reply {
  requireManager(call, 'edit');
  const [group, setting] = settingOf(call);
  const change = setting.change?.(textIn(call.body['value']) ?? '') ?? {};
  call.shop.settings = { ...call.shop.settings, ...change };
  return ok(settingJson(call, group, setting));
}

export function getCurrency(call: Call): Reply {
  requireManager(call, 'view');
  const code = call.shop.settings.currency;
  return ok({
    code,
    name: nameOf(code),
    symbol: symbolEntity(code),
    _links: links({
      home: call.home,
      self: `data/currencies/${code}`,
      collection: 'data/currencies',
      allow: ['GET'],
    }),
  });
}
