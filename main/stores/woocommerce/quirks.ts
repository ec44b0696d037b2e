import { toInstant } from '../../base/ports.ts';

/*
 * What WooCommerce and WordPress do that one would not expect; each with a test of its own.
 */

/** A PHP list with a gap (a plugin removed an entry without renumbering) arrives as an object with numeric names. */
export function toList(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.keys(value).every((name) => /^\d+$/.test(name)) ? Object.values(value) : value;
}

/**
 * The `_gmt` fields are UTC without saying so; the twins without `_gmt` are in the shop's zone and never used.
 * null when the text is no date, such as MySQL's 0000-00-00.
 */
export function gmtToInstant(text: string): string | null {
  const milliseconds = Date.parse(/Z$|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(milliseconds) ? null : toInstant(milliseconds);
}

/**
 * An instant as `modified_after` wants it together with `dates_are_gmt=true`: no zone and no fraction. With a `Z` the
 * shop would shift it by its own offset and lose the newest changes. Cut, not rounded: too early is harmless.
 */
export function toGmtParameter(instant: string): string {
  return toInstant(Date.parse(instant)).slice(0, 19);
}

const NAMED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
const NUMBERED: Readonly<Record<string, string>> = { '39': "'", '34': '"', '60': '<', '62': '>', '38': '&' };
const HEXADECIMAL: Readonly<Record<string, string>> = { '27': "'", '22': '"', '26': '&' };

/**
 * The webhook secret as WooCommerce uses it: through wp_specialchars_decode(secret, ENT_QUOTES), once, before signing.
 * https://developer.wordpress.org/reference/functions/wp_specialchars_decode/
 */
export function decodeWebhookSecret(secret: string): string {
  return secret.replace(
    /&(?:lt|gt|quot|amp);|&#0*(39|34|60|62|38);|&#x0*(27|22|26);/g,
    (entity, decimal: string | undefined, hex: string | undefined) => {
      if (decimal !== undefined) return NUMBERED[decimal] ?? entity;
      if (hex !== undefined) return HEXADECIMAL[hex] ?? entity;
      return NAMED[entity] ?? entity;
    },
  );
}

/** A checkout that a shopper has opened and not sent. The REST status `any` and order.updated include it. */
export function isDraft(status: string): boolean {
  return status === 'checkout-draft' || status === 'auto-draft';
}
