import { big, type Decimal, toPlainDecimal } from '../base/money.ts';

/** A number as it is written into JSON, digit for digit. */
export type RawNumber = object & { readonly rawJSON: string };

/** What ECMAScript 2026 adds to JSON; Node 24 has it, the compiler's library does not. */
interface ExactJson {
  parse(text: string, revive: (key: string, value: unknown, context: { readonly source?: string }) => unknown): unknown;
  rawJSON(text: string): RawNumber;
}

const json = JSON as unknown as ExactJson;

/**
 * JSON with its numbers as the text that stands there ("1397.30", "1E-05"), so that no digit passes through a float.
 *
 * @throws SyntaxError when it is not JSON.
 */
export function parseExactJson(text: string): unknown {
  return json.parse(text, (_key, value, context) =>
    typeof value === 'number' ? (context.source ?? `${value}`) : value,
  );
}

/**
 * JSON whose numbers are written again digit for digit.
 *
 * @throws SyntaxError when it is not JSON.
 */
export function parseForRewriting(text: string): unknown {
  return json.parse(text, (_key, value, context) =>
    typeof value === 'number' ? json.rawJSON(context.source ?? `${value}`) : value,
  );
}

/** The decimal as a JSON number without loss. @throws Error when it is not a decimal. */
export function rawNumber(value: Decimal): RawNumber {
  return json.rawJSON(toPlainDecimal(big(value)));
}
