import type { Origin } from '../../base/origin.ts';
import { toPlainDecimal, big } from '../../base/money.ts';
import * as z from 'zod';
import type { StoreInfo, StoreMethod, StoreTaxRateOffered } from '../store.ts';
import type { BigCall, BigClient } from './client.ts';
import { bigMethods, bigStore } from './shapes.ts';

/** What the store is and offers: little, read when settings are made. */

export async function readInfo(client: BigClient, origin: Origin): Promise<StoreInfo> {
  const store = await client.read(bigStore, asked(origin, 'v2/store', "the shop's name"));
  const homeUrl = (store.secure_url === '' ? `https://${store.domain}` : store.secure_url).replace(/\/+$/, '');
  return { name: store.name, homeUrl, version: '', currency: store.currency, decimals: store.decimal_places };
}

/** V2 lists what an administrator set up by hand; what a provider of tax computes stands in no list. */
export async function readPaymentMethods(client: BigClient, origin: Origin): Promise<readonly StoreMethod[]> {
  const found = await client.read(bigMethods, asked(origin, 'v2/payments/methods', 'the list of payment methods'));
  // Orders carry the name that shoppers see.
  return found.map(({ name }) => ({ id: name, name, enabled: true }));
}

const zones = z.array(z.object({ id: z.number(), name: z.string() }));

export async function readShippingMethods(client: BigClient, origin: Origin): Promise<readonly StoreMethod[]> {
  const subject = 'the list of shipping methods';
  const found = await client.read(zones, asked(origin, 'v2/shipping/zones', subject));
  const ofZones = await Promise.all(
    found.map(({ id }) => client.read(bigMethods, asked(origin, `v2/shipping/zones/${id}/methods`, subject))),
  );
  const names = new Map(ofZones.flat().map(({ name, enabled = true }) => [name, enabled] as const));
  return [...names].map(([name, enabled]) => ({ id: name, name, enabled }));
}

const rates = z.object({
  data: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      tax_zone_id: z.number(),
      class_rates: z.array(z.object({ rate: z.number(), tax_class_id: z.number() })),
    }),
  ),
});
const zoneList = z.object({
  data: z.array(
    z.object({
      id: z.number(),
      shopper_target_settings: z.optional(
        z.object({
          locations: z.optional(
            z.array(z.object({ country_code: z.string(), subdivision_codes: z.optional(z.array(z.string())) })),
          ),
        }),
      ),
    }),
  ),
});

/** Every rate that was set up by hand, once for each country and state of its zone. */
export async function readTaxRates(client: BigClient, origin: Origin): Promise<readonly StoreTaxRateOffered[]> {
  const subject = 'the list of tax rates';
  const [found, zonesFound] = await Promise.all([
    client.read(rates, asked(origin, 'v3/tax/rates', subject)),
    client.read(zoneList, asked(origin, 'v3/tax/zones', subject)),
  ]);
  const places = new Map(zonesFound.data.map((zone) => [zone.id, placesOf(zone.shopper_target_settings)]));
  return found.data.flatMap((rate) =>
    rate.class_rates.flatMap(({ rate: percent, tax_class_id: taxClass }) =>
      (places.get(rate.tax_zone_id) ?? [EVERYWHERE]).map(({ country, state }) => ({
        id: `${rate.id}/${toPlainDecimal(big(percent))}/${rate.name}`,
        country,
        state,
        percent: toPlainDecimal(big(percent)),
        label: rate.name,
        taxClass: String(taxClass),
        compound: false,
      })),
    ),
  );
}

const EVERYWHERE = { country: '', state: '' };

function placesOf(target: z.infer<typeof zoneList>['data'][number]['shopper_target_settings']) {
  const locations = target?.locations ?? [];
  if (locations.length === 0) return [EVERYWHERE];
  return locations.flatMap(({ country_code: country, subdivision_codes: states = [] }) =>
    states.length === 0 ? [{ country, state: '' }] : states.map((state) => ({ country, state })),
  );
}

function asked(origin: Origin, path: string, subject: string): BigCall {
  return { method: 'GET', path, effect: 'read', origin, subject, summary: `read ${subject}` };
}
