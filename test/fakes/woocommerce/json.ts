export type JsonObject = Readonly<Record<string, unknown>>;

/** JSON as PHP writes it: slashes and everything beyond ASCII escaped. Signatures are made over exactly this text. */
export function phpJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object in a body or query, or an empty one. */
export function objectIn(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text as PHP casts it; undefined when nothing was given. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '';
  return undefined;
}

export function numberIn(value: unknown): number | undefined {
  const text = textIn(value);
  if (text === undefined || text.trim() === '' || Number.isNaN(Number(text))) return undefined;
  return Number(text);
}

/** `true`, `'true'`, `'1'`, `1` as WordPress reads them. */
export function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true' || value === 'yes';
}

/** `_fields=a,b.c`: nested names reach into objects, never into lists. */
export function pickFields(value: unknown, fields: readonly string[]): unknown {
  if (fields.length === 0) return value;
  if (!isObject(value)) return value;
  const picked: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (fields.includes(name)) {
      picked[name] = inner;
      continue;
    }
    const deeper = fields.filter((field) => field.startsWith(`${name}.`)).map((field) => field.slice(name.length + 1));
    if (deeper.length > 0 && isObject(inner)) picked[name] = pickFields(inner, deeper);
  }
  return picked;
}
