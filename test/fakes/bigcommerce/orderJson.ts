import { asText, exact, rounded } from './decimals.ts';
import { rfc2822 } from './dates.ts';
import { costFields } from './orderPartJson.ts';
import type { Order } from './orderState.ts';
import type { Store } from './state.ts';
import { currencyOf } from './state.ts';
import { customStatus, statusName } from './statuses.ts';

/** Sub-resources as links, under names that are not those of the documented addresses. */
const LINKS: readonly (readonly [name: string, path: string])[] = [
  ['consignments', 'consignments'],
  ['products', 'products'],
  ['shipping_addresses', 'shippingaddresses'],
  ['coupons', 'coupons'],
  ['fees', 'fees'],
];

export function orderJson(store: Store, order: Order, home: string): Record<string, unknown> {
  const links = LINKS.map(([name, path]) => {
    const resource = `/orders/${order.id}/${path}`;
    return [name, { url: `${home}${resource}`, resource }] as const;
  });
  return {
    ...headFields(store, order),
    ...moneyFields(order),
    ...partyFields(store, order),
    ...currencyFields(store, order),
    ...Object.fromEntries(links),
  };
}

function headFields(store: Store, order: Order): Record<string, unknown> {
  const goods = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const isDigital = order.lines.length > 0 && order.lines.every((line) => line.type === 'digital');
  return {
    id: order.id,
    cart_id: order.cartId,
    channel_id: order.channelId,
    order_source: order.source,
    external_source: order.externalSource,
    external_id: null,
    external_merchant_id: order.externalMerchantId,
    external_order_id: order.externalOrderId,
    ebay_order_id: '0',
    date_created: rfc2822(order.createdAt),
    date_modified: rfc2822(order.modifiedAt),
    date_shipped: rfc2822(order.shippedAt),
    status_id: order.statusId,
    status: statusName(order.statusId),
    custom_status: customStatus(store, order.statusId),
    payment_method: order.paymentMethod,
    payment_provider_id: order.paymentProviderId,
    payment_status: order.paymentStatus,
    items_total: goods,
    items_shipped: order.lines.reduce((sum, line) => sum + line.quantityShipped, 0),
    shipping_address_count: order.shipTos.length,
    order_is_digital: isDigital,
    is_deleted: order.isDeleted,
    is_tax_inclusive_pricing: order.pricesIncludeTax,
    tax_provider_id: order.taxProviderId,
  };
}

function moneyFields({ totals, giftCertificateAmount, storeCreditAmount }: Order): Record<string, unknown> {
  return {
    subtotal_ex_tax: asText(totals.subtotalExTax),
    subtotal_inc_tax: asText(totals.subtotalIncTax),
    subtotal_tax: asText(totals.subtotalTax),
    ...costFields('shipping_cost', totals.shipping),
    ...costFields('handling_cost', totals.handling),
    ...costFields('wrapping_cost', totals.wrapping),
    total_ex_tax: asText(totals.totalExTax),
    total_inc_tax: asText(totals.totalIncTax),
    total_tax: asText(totals.totalTax),
    discount_amount: asText(totals.discountAmount),
    coupon_discount: asText(totals.couponDiscount),
    gift_certificate_amount: asText(giftCertificateAmount),
    store_credit_amount: asText(storeCreditAmount),
    // Always 0, whatever was paid back.
    refunded_amount: asText('0'),
  };
}

function partyFields(_store: Store, order: Order): Record<string, unknown> {
  return {
    customer_id: order.customerId,
    billing_address: { ...order.billing },
    customer_message: order.customerMessage,
    staff_notes: order.staffNotes,
    customer_locale: order.locale,
    is_email_opt_in: false,
    ip_address: order.ipAddress,
    ip_address_v6: '',
    geoip_country: order.billing.country,
    geoip_country_iso2: order.billing.country_iso2,
    credit_card_type: null,
  };
}

/** `default_currency_code` is what was paid in; `currency_code` only what was shown. */
function currencyFields(store: Store, order: Order): Record<string, unknown> {
  const base = currencyOf(store, store.settings.currency);
  const paid = currencyOf(store, order.currency);
  const shown = currencyOf(store, order.displayCurrency);
  return {
    currency_id: shown.id,
    currency_code: shown.code,
    currency_exchange_rate: rate(shown.rate),
    default_currency_id: paid.id,
    default_currency_code: paid.code,
    // Empty where the store sells in its own currency only.
    store_default_currency_code: store.currencies.some((each) => each.isTransactional && each !== base)
      ? base.code
      : '',
    store_default_to_transactional_exchange_rate: rate(paid.rate),
  };
}

const rate = (text: string): string => rounded(exact(text), 10).toFixed(10);
