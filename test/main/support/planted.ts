import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What was planted, by a word that says what it is. */
export type Planted = Readonly<Record<string, string>>;

/** Bytes to look through, by where they are from. */
export type Found = readonly (readonly [where: string, bytes: Buffer])[];

/** Every file below a folder. */
export function filesOf(folder: string): Found {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path), readFileSync(path)] as const);
}

/** Which planted value is where, and in which form; nothing when none is. */
export function leaksIn(found: Found, planted: Planted): string[] {
  const spelled = Object.entries(planted).map(([what, value]) => [what, formsOf(value)] as const);
  return found.flatMap(([where, bytes]) => {
    const asIs = bytes.toString('latin1');
    const lower = asIs.toLowerCase();
    return spelled.flatMap(([what, forms]) =>
      forms
        .filter(({ text, anyCase }) => (anyCase ? lower.includes(text.toLowerCase()) : asIs.includes(text)))
        .map(({ form }) => `${what} as ${form} in ${where}`),
    );
  });
}

interface Form {
  readonly form: string;
  /** One character for each byte. */
  readonly text: string;
  readonly anyCase: boolean;
}

/** How a value may stand in a file: in clear, or by the usual spellings of it. Spelled alike, it is looked for once. */
function formsOf(value: string): readonly Form[] {
  const forms = spellingsOf(value);
  return forms.filter(({ text }, index) => forms.findIndex((other) => other.text === text) === index);
}

function spellingsOf(value: string): readonly Form[] {
  const bytes = (encoding: BufferEncoding) => Buffer.from(value, encoding).toString('latin1');
  const percent = encodeURIComponent(value);
  return [
    { form: 'text', text: bytes('utf8'), anyCase: true },
    { form: 'UTF-16', text: bytes('utf16le'), anyCase: true },
    { form: 'percent signs', text: percent, anyCase: true },
    { form: 'a form’s fields', text: percent.replaceAll('%20', '+'), anyCase: true },
    { form: 'hexadecimal digits', text: Buffer.from(value, 'utf8').toString('hex'), anyCase: true },
    { form: 'JSON', text: asciiJson(value), anyCase: true },
    ...[0, 1, 2].flatMap((before) => {
      const text = insideBase64(value, before);
      const form = `base64, ${before} bytes in`;
      return [text, text.replaceAll('+', '-').replaceAll('/', '_')].map((one) => ({ form, text: one, anyCase: false }));
    }),
  ];
}

function asciiJson(value: string): string {
  return value.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What stands in base64 whatever comes before and after: the characters that depend on this value alone. */
function insideBase64(value: string, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), Buffer.from(value, 'utf8')])
    .toString('base64')
    .replace(/=+$/, '');
  const bytes = before + Buffer.byteLength(value);
  return text.slice(Math.ceil((before * 4) / 3), Math.floor(bytes / 3) * 4);
}
