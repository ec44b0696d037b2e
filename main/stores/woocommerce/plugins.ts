import { big, toDecimal } from '../../base/money.ts';
import type { StoreOrder } from '../store.ts';

/*
 * WooCommerce itself knows no VAT number, no test payment and no second ship-to address; plugins do, and each keeps
 * them under a name of its own among the order's metadata. Only these names are asked for.
 */

/** EU VAT Number (old and new), Germanized, EU VAT for WooCommerce, EU/UK VAT Compliance, EU VAT Assistant, and others. */
const VAT_NUMBER = [
  '_billing_vat_number',
  '_vat_number',
  '_billing_vat_id',
  '_shipping_vat_id',
  '_billing_eu_vat_number',
  'VAT Number',
  'vat_number',
  'billing_vat_number',
  '_billing_vat',
  'billing_vat',
];

/** WooPayments, PayPal Payments, Payment Plugins for Stripe, Mollie. */
const PAYMENT_MODE = ['_wcpay_mode', '_ppcp_paypal_payment_mode', '_wc_stripe_mode', '_mollie_payment_mode'];
const TEST_MODES: ReadonlySet<string> = new Set(['test', 'sandbox']);

/** Ship to Multiple Addresses. */
const SEVERAL_SHIP_TOS = '_multiple_shipping';

/** As `include_meta` wants it, which versions that do not know it leave unheeded. */
export const pluginMeta: readonly string[] = [...VAT_NUMBER, ...PAYMENT_MODE, SEVERAL_SHIP_TOS];

export type ToldByPlugins = Pick<StoreOrder, 'vatNumber' | 'isTestPayment' | 'hasSeveralShipTos'>;

interface Metadata {
  readonly key: string;
  readonly value: unknown;
}

/** What plugins have told of the order; nothing of what they have not. */
export function toldByPlugins(metadata: readonly Metadata[]): ToldByPlugins {
  const valueOf = (name: string): string => {
    const value = metadata.find(({ key }) => key === name)?.value;
    return typeof value === 'string' ? value.trim() : '';
  };
  const vatNumber = VAT_NUMBER.map(valueOf).find((value) => value !== '');
  const isTestPayment = PAYMENT_MODE.some((name) => TEST_MODES.has(valueOf(name).toLowerCase()));
  const hasSeveralShipTos = valueOf(SEVERAL_SHIP_TOS).toLowerCase() === 'yes';
  return {
    ...(vatNumber !== undefined && { vatNumber }),
    ...(isTestPayment && { isTestPayment }),
    ...(hasSeveralShipTos && { hasSeveralShipTos }),
  };
}

/** The metadata that go by these names, lists and objects as JSON text; of several with one name the first. */
export function fieldsOf(metadata: readonly Metadata[], names: readonly string[]): Pick<StoreOrder, 'fields'> {
  const found = names.flatMap((name) => {
    const value = metadata.find(({ key }) => key === name)?.value;
    return value === undefined || value === null ? [] : [[name, asText(value)] as const];
  });
  return found.length === 0 ? {} : { fields: Object.fromEntries(found) };
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

/** What cards of the Gift Cards extension paid. The cards' codes are money: they are not taken along. */
export function tenderOf(cards: readonly { readonly amount: string }[], digits: number): Pick<StoreOrder, 'tender'> {
  if (cards.length === 0) return {};
  return { tender: cards.map(({ amount }) => ({ kind: 'giftCard', amount: toDecimal(big(amount), digits) })) };
}
