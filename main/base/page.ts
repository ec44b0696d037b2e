import { readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

/** Fluent UI writes its styles into style elements; everything else comes from the page's own origin. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/**
 * One file of the built window, by the path of a request without its query; "/" is the page itself. null when there is
 * none, when the path leaves the folder, and for kinds of files the window does not have.
 */
export function readPageFile(folder: string, requestPath: string): PageFile | null {
  const name = decodePath(requestPath === '/' ? '/index.html' : requestPath);
  if (name === null) return null;
  const path = join(folder, name);
  const type = types[extname(path)];
  if (type === undefined || !path.startsWith(join(folder, sep))) return null;
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null;
  return { type, body: new Uint8Array(readFileSync(path)) };
}

function decodePath(path: string): string | null {
  try {
    const name = decodeURIComponent(path);
    return name.includes('\0') || name.includes('\\') ? null : name;
  } catch {
    return null;
  }
}
