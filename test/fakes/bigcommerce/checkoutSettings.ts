import type { Call, Reply } from './call.ts';
import { idOf } from './call.ts';
import { countryName } from './countries.ts';
import { notFound } from './errors.ts';
import { v2List } from './paging.ts';
import type { Store } from './state.ts';

/** Enabled ones; the reference warns that some may be missing. Orders carry the name, and only that. */
export function listPaymentMethods(call: Call): Reply {
  return v2List(call, METHODS, (method) => method);
}

const METHODS = [
  { code: 'bankdeposit', name: 'Bank Deposit', test_mode: false },
  { code: 'braintree', name: 'Credit Card', test_mode: false },
  { code: 'moneyorder', name: 'Money Order', test_mode: false },
];

interface ShippingZone {
  readonly id: number;
  readonly country: string;
}

const zonesOf = (store: Store): ShippingZone[] => [
  { id: 1, country: store.settings.country },
  { id: 2, country: '' },
];

export function listShippingZones(call: Call): Reply {
  return v2List(call, zonesOf(call.store), zoneJson);
}

function zoneJson({ id, country }: ShippingZone): Record<string, unknown> {
  return {
    id,
    name: country === '' ? 'Rest of the World' : countryName(country),
    type: country === '' ? 'global' : 'country',
    locations: country === '' ? [] : [{ id: 5, country_iso2: country }],
    free_shipping: { enabled: false, minimum_sub_total: '0.0000', exclude_fixed_shipping_products: false },
    handling_fees: { fixed_surcharge: '0', display_separately: true },
    enabled: true,
  };
}

export function listShippingMethods(call: Call): Reply {
  if (!zonesOf(call.store).some(({ id }) => id === idOf(call))) throw notFound();
  return v2List(call, SHIPPING, (method) => method);
}

const SHIPPING = [
  {
    id: 1,
    name: 'Flat Rate',
    type: 'perorder',
    settings: { rate: 4.9 },
    enabled: true,
    handling_fees: {},
    is_fallback: false,
  },
  {
    id: 2,
    name: 'Express',
    type: 'perorder',
    settings: { rate: 12 },
    enabled: true,
    handling_fees: {},
    is_fallback: false,
  },
];
