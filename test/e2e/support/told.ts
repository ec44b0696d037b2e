import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder that hold one of these secrets, in the clear or in a form that everybody can read. */
export function filesTelling(folder: string, secrets: readonly string[]): string[] {
  const forms = secrets.flatMap(formsOf);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => {
      const bytes = readFileSync(join(folder, name));
      return forms.some((form) => bytes.includes(form));
    })
    .toSorted();
}

/** Those of the secrets that a text holds in any such form. */
export function toldIn(text: string, secrets: readonly string[]): string[] {
  const bytes = Buffer.from(text, 'utf8');
  return secrets.filter((secret) => formsOf(secret).some((form) => bytes.includes(form)));
}

function formsOf(secret: string): readonly Buffer[] {
  const plain = Buffer.from(secret, 'utf8');
  const wide = Buffer.from(secret, 'utf16le');
  const written = [
    encodeURIComponent(secret),
    plain.toString('base64'),
    plain.toString('hex'),
    wide.toString('base64'),
  ];
  return [plain, wide, ...written.map((text) => Buffer.from(text, 'utf8'))];
}
