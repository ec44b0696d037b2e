import type { Call, Reply } from './call.ts';
import { ok, requireManager } from './call.ts';
import { symbolEntity } from './currencies.ts';
import type { JsonObject } from './json.ts';
import { links } from './links.ts';
import { pageOf, readListParams, sortRows } from './lists.ts';
import type { TaxRate } from './state.ts';

/** `/wp-json/`: open to everybody. */
export function getRoot({ shop, home }: Call): Reply {
  return ok({
    name: shop.name,
    description: '',
    url: home,
    home,
    gmt_offset: shop.utcOffsetMinutes / 60,
    timezone_string: shop.timezone,
    namespaces: [
      'oembed/1.0',
      'wc/v3',
      'wc/v1',
      'wc-admin',
      'wc-analytics',
      'wc/store',
      'wc/store/v1',
      'wc/v2',
      'wp/v2',
    ],
  });
}

export function getSystemStatus(call: Call): Reply {
  requireManager(call, 'list');
  const { settings } = call.shop;
  return ok({
    environment: {
      home_url: call.home,
      site_url: call.home,
      store_id: '16c1db73-8758-4e36-9c8e-95381b1162ef',
      version: '10.5.0',
      wp_version: '6.9.1',
      wp_multisite: false,
      wp_memory_limit: 134217728,
      wp_debug_mode: true,
      wp_cron: false,
      wp_environment_type: 'local',
      language: 'en_US',
      external_object_cache: null,
      server_info: 'Apache/2.4.71 (Debian) OpenSSL/3.0.19',
      php_version: '8.2.36',
      php_post_max_size: 8388608,
      php_max_execution_time: 30,
      default_timezone: 'UTC',
    },
    settings: {
      api_enabled: false,
      force_ssl: false,
      currency: settings.currency,
      currency_symbol: symbolEntity(settings.currency),
      currency_position: 'left',
      thousand_separator: ',',
      decimal_separator: '.',
      number_of_decimals: settings.decimals,
      geolocation_enabled: false,
      woocommerce_com_connected: 'no',
      order_datastore: 'Automattic\\WooCommerce\\Internal\\DataStores\\Orders\\OrdersTableDataStore',
      HPOS_enabled: true,
      HPOS_sync_enabled: false,
    },
  });
}

function rateJson(call: Call, rate: TaxRate, order: number): JsonObject {
  return {
    id: rate.id,
    country: rate.country,
    state: rate.state,
    postcode: '',
    city: '',
    rate: Number(rate.percent).toFixed(4),
    name: rate.name,
    priority: rate.priority,
    compound: rate.compound,
    shipping: rate.shipping,
    order,
    class: rate.taxClass === '' ? 'standard' : rate.taxClass,
    postcodes: [],
    cities: [],
    _links: links({ home: call.home, self: `taxes/${rate.id}`, collection: 'taxes' }),
  };
}

export function listTaxes(call: Call): Reply {
  const params = readListParams(call.query, { orderby: ['order', 'id', 'priority'], defaultOrder: 'asc' });
  requireManager(call, 'list');
  const rows = sortRows(call.shop.rates, params, (rate) => rate.id);
  return pageOf(call, rows, params, (rate) => rateJson(call, rate, 0));
}

export function listTaxClasses(call: Call): Reply {
  requireManager(call, 'list');
  const classes = [
    { slug: 'standard', name: 'Standard rate' },
    { slug: 'reduced-rate', name: 'Reduced rate' },
    { slug: 'zero-rate', name: 'Zero rate' },
  ];
  return countedList(
    classes.map((each) => ({
      ...each,
      _links: { collection: [{ href: `${call.home}/wp-json/wc/v3/taxes/classes` }] },
    })),
  );
}

export function listGateways(call: Call): Reply {
  requireManager(call, 'list');
  const gateways = [
    { id: 'bacs', title: 'Direct bank transfer', enabled: true },
    { id: 'cheque', title: 'Check payments', enabled: false },
    { id: 'cod', title: 'Cash on delivery', enabled: true },
  ];
  return countedList(gateways.map((gateway) => ({ ...gateway, method_title: gateway.title })));
}

export function listShippingMethods(call: Call): Reply {
  requireManager(call, 'list');
  const methods = [
    { id: 'flat_rate', title: 'Flat rate', description: 'Lets you charge a fixed rate for shipping.' },
    {
      id: 'free_shipping',
      title: 'Free shipping',
      description: 'Free shipping is a special method which can be triggered with coupons and minimum spends.',
    },
    {
      id: 'local_pickup',
      title: 'Local pickup',
      description:
        'Allow customers to pick up orders themselves. By default, when using local pickup store base taxes will apply regardless of customer address.',
    },
    {
      id: 'pickup_location',
      title: 'Local pickup',
      description: 'Allow customers to choose a local pickup location during checkout.',
    },
  ];
  return countedList(
    methods.map((method) => ({
      ...method,
      _links: links({
        home: call.home,
        self: `shipping_methods/${method.id}`,
        collection: 'shipping_methods',
        allow: ['GET'],
      }),
    })),
  );
}

/** Lists that do not page say how many they are all the same. */
function countedList(rows: readonly unknown[]): Reply {
  return { status: 200, body: rows, headers: { 'X-WP-Total': String(rows.length), 'X-WP-TotalPages': '1' } };
}
