import type { Call, Reply } from './call.ts';
import { countryName } from './countries.ts';
import { asNumber } from './decimals.ts';
import { v3List } from './paging.ts';
import { listOf } from './query.ts';
import type { Store, TaxRate } from './state.ts';

/** One for each country that has rates; the last is for everywhere else, and names no places. */
interface Zone {
  readonly id: number;
  readonly country: string;
}

function zonesOf(store: Store): Zone[] {
  const countries = [...new Set(store.taxRates.map((rate) => rate.country))].filter((country) => country !== '');
  return [...countries, ''].map((country, at) => ({ id: at + 1, country }));
}

export const getTaxSettings = ({ store }: Call): Reply => ({
  status: 200,
  body: {
    data: {
      tax_entered_with_prices: store.settings.pricesIncludeTax,
      price_display_settings: { show_inclusive_in_control_panel: true, invoice_price_display_strategy: 'ZONE' },
      fallback_strategy: 'FIXED',
      rounding_strategy: store.settings.rounding,
      should_subtract_store_tax: true,
    },
    meta: {},
  },
});

export function listTaxZones(call: Call): Reply {
  const ids = listOf(call.query, 'id:in');
  const rows = zonesOf(call.store).filter(({ id }) => ids?.includes(String(id)) ?? true);
  return v3List(call, rows, zoneJson);
}

function zoneJson({ id, country }: Zone): Record<string, unknown> {
  const locations = [{ country_code: country, subdivision_codes: [], postal_codes: [] }];
  return {
    id,
    name: country === '' ? 'Default Tax Zone' : countryName(country),
    enabled: true,
    price_display_settings: { show_inclusive: true, show_both_on_detail_view: false, show_both_on_list_view: false },
    ...(country === '' ? {} : { shopper_target_settings: { locations, customer_groups: [] } }),
  };
}

/** One rate has a percentage for each tax class. */
export function listTaxRates(call: Call): Reply {
  const zones = zonesOf(call.store);
  const ids = [...new Set(call.store.taxRates.map((rate) => rate.id))];
  const wanted = listOf(call.query, 'tax_zone_id:in');
  const rows = ids
    .map((id) => ({ id, rates: call.store.taxRates.filter((rate) => rate.id === id) }))
    .map(({ id, rates }) => ({ id, rates, zoneId: zones.find((zone) => zone.country === rates[0]?.country)?.id ?? 0 }))
    .filter(({ zoneId }) => wanted?.includes(String(zoneId)) ?? true);
  return v3List(call, rows, ({ id, rates, zoneId }) => rateJson(id, rates, zoneId));
}

function rateJson(id: number, rates: readonly TaxRate[], zoneId: number): Record<string, unknown> {
  return {
    id,
    tax_zone_id: zoneId,
    name: rates[0]?.name ?? '',
    enabled: true,
    priority: rates[0]?.priority ?? 0,
    class_rates: rates.map((rate) => ({ rate: asNumber(rate.percent), tax_class_id: rate.taxClassId })),
  };
}
