import type { Origin } from '../../base/origin.ts';
import type { StoreMethod, StoreTaxRateOffered } from '../store.ts';
import type { WooClient } from './client.ts';
import { hasMorePages, PER_PAGE } from './paging.ts';
import { readShape } from './errors.ts';
import { wooGateways, wooShippingMethods, wooTaxRates } from './shapes.ts';

/*
 * What a shop may charge, and how it lets people pay and ship: the lists that settings are chosen from.
 */

export async function readTaxRates(client: WooClient, origin: Origin): Promise<readonly StoreTaxRateOffered[]> {
  const found: StoreTaxRateOffered[] = [];
  for (let page = 1, more = true; more; page += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const answer = await client.call({
      method: 'GET',
      path: 'wc/v3/taxes',
      query: [
        ['orderby', 'id'],
        ['order', 'asc'],
        ['page', String(page)],
        ['per_page', String(PER_PAGE)],
        ['_fields', 'id,country,state,rate,name,compound,class'],
      ],
      effect: 'read',
      origin,
      subject: 'the list of tax rates',
      summary: `list tax rates, page ${page}`,
    });
    const rows = readShape(wooTaxRates, answer.body, answer.about);
    found.push(
      ...rows.map(({ id, country, state, rate, name, compound, class: taxClass }) => {
        return { id, country, state, percent: rate, label: name, taxClass, compound };
      }),
    );
    more = hasMorePages(answer, page, rows.length);
  }
  return found;
}

/** All that are installed; a gateway that was never given a title goes by its own name. */
export async function readPaymentMethods(client: WooClient, origin: Origin): Promise<readonly StoreMethod[]> {
  const answer = await client.call({
    method: 'GET',
    path: 'wc/v3/payment_gateways',
    query: [['_fields', 'id,title,enabled,method_title']],
    effect: 'read',
    origin,
    subject: 'the list of payment methods',
    summary: 'list payment methods',
  });
  return readShape(wooGateways, answer.body, answer.about).map(({ id, title, method_title: usual, enabled }) => ({
    id,
    name: title || usual || id,
    enabled,
  }));
}

/** The kinds of shipping that the shop's zones may use; which of them do is said by the zones alone. */
export async function readShippingMethods(client: WooClient, origin: Origin): Promise<readonly StoreMethod[]> {
  const answer = await client.call({
    method: 'GET',
    path: 'wc/v3/shipping_methods',
    query: [['_fields', 'id,title']],
    effect: 'read',
    origin,
    subject: 'the list of shipping methods',
    summary: 'list shipping methods',
  });
  return readShape(wooShippingMethods, answer.body, answer.about).map(({ id, title }) => ({
    id,
    name: title || id,
    enabled: true,
  }));
}
