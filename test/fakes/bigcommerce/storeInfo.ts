import type { Call, Reply } from './call.ts';
import { idOf } from './call.ts';
import { countryName } from './countries.ts';
import { isoZulu } from './dates.ts';
import { notFound } from './errors.ts';
import { v2List, v3List } from './paging.ts';
import { listOf } from './query.ts';
import type { Channel, Currency, Store } from './state.ts';
import { currencyOf } from './state.ts';

export function getStore({ store }: Call): Reply {
  const { settings } = store;
  const currency = currencyOf(store, settings.currency);
  return {
    status: 200,
    body: {
      id: store.hash,
      account_uuid: '8d4d492f-17a1-4d95-b396-e1c5720815a5',
      domain: settings.domain,
      secure_url: `https://${settings.domain}`,
      control_panel_base_url: `https://store-${store.hash}.mybigcommerce.com`,
      status: 'live',
      name: settings.name,
      first_name: 'Jane',
      last_name: 'Doe',
      address: '',
      country: countryName(settings.country),
      country_code: settings.country,
      phone: '',
      admin_email: `admin@${settings.domain}`,
      order_email: `orders@${settings.domain}`,
      favicon_url: '',
      timezone: {
        name: settings.timezone,
        raw_offset: 0,
        dst_offset: 0,
        dst_correction: false,
        date_format: { display: 'M jS Y', export: 'M jS Y', extended_display: 'M jS Y @ g:i A' },
      },
      language: 'en',
      currency: currency.code,
      currency_symbol: currency.token,
      decimal_separator: '.',
      thousands_separator: ',',
      decimal_places: currency.digits,
      currency_symbol_location: 'left',
      weight_units: settings.weightUnits,
      dimension_units: 'Centimeters',
      dimension_decimal_places: 2,
      dimension_decimal_token: '.',
      dimension_thousands_token: ',',
      plan_name: 'Standard',
      plan_level: 'Standard',
      plan_is_trial: false,
      industry: '',
      logo: { url: '' },
      is_price_entered_with_tax: settings.pricesIncludeTax,
      store_id: Number(store.storeId),
      default_channel_id: 1,
      default_site_id: 1000,
      active_comparison_modules: [],
      features: {
        stencil_enabled: true,
        sitewidehttps_enabled: true,
        facebook_catalog_id: '',
        checkout_type: 'optimized',
        wishlists_enabled: true,
        graphql_storefront_api_enabled: true,
        shopper_consent_tracking_enabled: true,
        multi_storefront_enabled: settings.multiStorefront,
        storefront_limits: { active: 3, total_including_inactive: 4 },
      },
    },
  };
}

export const getTime = ({ store }: Call): Reply => ({
  status: 200,
  body: { time: Math.floor(store.ports.now() / 1000) },
});

export function listCurrencies(call: Call): Reply {
  return v2List(call, call.store.currencies, (currency) => currencyJson(call.store, currency));
}

export function getCurrency(call: Call): Reply {
  const currency = call.store.currencies.find((each) => each.id === idOf(call));
  if (currency === undefined) throw notFound();
  return { status: 200, body: currencyJson(call.store, currency) };
}

function currencyJson(store: Store, currency: Currency): Record<string, unknown> {
  return {
    id: currency.id,
    is_default: currency.code === store.settings.currency,
    last_updated: new Date(0).toUTCString().replace('GMT', '+0000'),
    country_iso2: '',
    default_for_country_codes: [],
    currency_code: currency.code,
    currency_exchange_rate: currency.rate,
    name: currency.name,
    token: currency.token,
    auto_update: false,
    token_location: 'left',
    decimal_token: '.',
    thousands_token: ',',
    decimal_places: currency.digits,
    enabled: true,
    is_transactional: currency.isTransactional,
    use_default_name: true,
  };
}

export function listTaxClasses(call: Call): Reply {
  return v2List(call, call.store.taxClasses, taxClassJson);
}

export function getTaxClass(call: Call): Reply {
  const taxClass = call.store.taxClasses.find((each) => each.id === idOf(call));
  if (taxClass === undefined) throw notFound();
  return { status: 200, body: taxClassJson(taxClass) };
}

const taxClassJson = ({ id, name }: { readonly id: number; readonly name: string }): Record<string, unknown> => ({
  // Text here, a number wherever a tax class is named.
  id: String(id),
  name,
  created_at: rfcEpoch,
  updated_at: rfcEpoch,
});

const rfcEpoch = 'Thu, 01 Jan 1970 00:00:00 +0000';

export const getInventorySettings = ({ store }: Call): Reply => ({
  status: 200,
  body: {
    data: {
      product_out_of_stock_behavior: 'do_nothing',
      option_out_of_stock_behavior: 'do_nothing',
      update_stock_behavior: store.settings.updateStock,
      edit_order_stock_adjustment: true,
      refund_order_stock_adjustment: false,
      stock_level_display: 'dont_show',
      default_out_of_stock_message: 'Currently out of stock',
      hide_in_product_filtering: false,
      show_pre_order_stock_levels: false,
      show_out_of_stock_message: false,
    },
    meta: {},
  },
});

export const getLocale = ({ store }: Call): Reply => ({
  status: 200,
  body: {
    data: {
      default_shopper_language: 'en',
      shopper_language_selection_method: 'default_shopper_language',
      store_country: countryName(store.settings.country),
    },
    meta: {},
  },
});

export const getProfile = ({ store }: Call): Reply => ({
  status: 200,
  body: {
    data: {
      store_address: '',
      store_address_type: 'Home Office',
      store_email: `orders@${store.settings.domain}`,
      store_name: store.settings.name,
      store_phone: '',
    },
    meta: {},
  },
});

export function listChannels(call: Call): Reply {
  const types = listOf(call.query, 'type:in');
  const platforms = listOf(call.query, 'platform:in');
  const rows = call.store.channels.filter(
    (channel) => (types?.includes(channel.type) ?? true) && (platforms?.includes(channel.platform) ?? true),
  );
  return v3List(call, rows, channelJson);
}

export function getChannel(call: Call): Reply {
  const channel = call.store.channels.find((each) => each.id === idOf(call));
  if (channel === undefined) throw notFound();
  return { status: 200, body: { data: channelJson(channel), meta: {} } };
}

function channelJson({ id, name, type, platform }: Channel): Record<string, unknown> {
  return {
    id,
    name,
    type,
    platform,
    external_id: '',
    is_listable_from_ui: true,
    is_visible: true,
    is_enabled: true,
    status: 'active',
    icon_url: '',
    date_created: isoZulu(0),
    date_modified: isoZulu(0),
  };
}
