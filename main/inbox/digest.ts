import { hash } from 'node:crypto';

/** Tells the same content from another one: SHA-256 of its UTF-8, base64url. */
export function digestOf(body: string): string {
  return hash('sha256', body, 'base64url');
}
