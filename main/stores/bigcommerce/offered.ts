import type { Origin } from '../../base/origin.ts';
import { toPlainDecimal, big } from '../../base/money.ts';
import * as z from 'zod';
import type { StoreInfo, StoreMethod, StoreTaxRateOffered } from '../store.ts';
import { readShape } from './errors.ts';
import type { BigCall, BigClient } from './client.ts';
import { v3PageOf } from './quirks.ts';
import { bigMethods, bigPaging, bigStore } from './shapes.ts';

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

const anyPage = z.preprocess(v3PageOf, z.object({ data: z.array(z.unknown()), ...bigPaging.shape }));

const rates = z.array(
  z.object({
    id: z.number(),
    name: z.string(),
    tax_zone_id: z.number(),
    class_rates: z.array(z.object({ rate: z.number(), tax_class_id: z.number() })),
  }),
);
const zoneList = z.array(
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
);

/** Every rate that was set up by hand, once for each country and state of its zone. */
export async function readTaxRates(client: BigClient, origin: Origin): Promise<readonly StoreTaxRateOffered[]> {
  const subject = 'the list of tax rates';
  const [found, zonesFound] = await Promise.all([
    readPages(client, rates, asked(origin, 'v3/tax/rates', subject)),
    readPages(client, zoneList, asked(origin, 'v3/tax/zones', subject)),
  ]);
  const places = new Map(zonesFound.map((zone) => [zone.id, placesOf(zone.shopper_target_settings)]));
  const all = found.flatMap((one) =>
    one.class_rates.flatMap(({ rate: percent, tax_class_id: taxClass }) =>
      (places.get(one.tax_zone_id) ?? [EVERYWHERE]).map((place, index) =>
        offered(one, { percent, taxClass, place, index }),
      ),
    ),
  );
  // Several classes of goods may have one percentage.
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

interface OfRate {
  readonly percent: number;
  readonly taxClass: number;
  readonly place: Place;
  /** The first place has the id that orders name. */
  readonly index: number;
}

function offered(
  { id, name }: { readonly id: number; readonly name: string },
  { percent, taxClass, place, index }: OfRate,
): StoreTaxRateOffered {
  const text = toPlainDecimal(big(percent));
  const named = `${id}/${text}/${name}`;
  return {
    id: index === 0 ? named : `${named}/${place.country}${place.state}`,
    ...place,
    percent: text,
    label: name,
    taxClass: String(taxClass),
    compound: false,
  };
}

interface Place {
  readonly country: string;
  readonly state: string;
}

const EVERYWHERE: Place = { country: '', state: '' };

/** All pages of a list of V3. */
async function readPages<T extends z.ZodType<readonly unknown[]>>(
  client: BigClient,
  shape: T,
  call: BigCall,
): Promise<z.output<T>> {
  const rows: unknown[] = [];
  for (let page = 1, more = true; more; page += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const answer = await client.call({
      ...call,
      query: [
        ['page', String(page)],
        ['limit', '250'],
      ],
    });
    const { data, meta } = readShape(anyPage, answer.body, answer.about);
    rows.push(...data);
    more = meta.pagination.current_page < meta.pagination.total_pages;
  }
  return readShape(shape, rows, { system: '', subject: call.subject, once: false });
}

function placesOf(target: z.infer<typeof zoneList>[number]['shopper_target_settings']) {
  const locations = target?.locations ?? [];
  if (locations.length === 0) return [EVERYWHERE];
  return locations.flatMap(({ country_code: country, subdivision_codes: states = [] }) =>
    states.length === 0 ? [{ country, state: '' }] : states.map((state) => ({ country, state })),
  );
}

function asked(origin: Origin, path: string, subject: string): BigCall {
  return { method: 'GET', path, effect: 'read', origin, subject, summary: `read ${subject}` };
}
