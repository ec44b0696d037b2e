import { scryptSync, timingSafeEqual } from 'node:crypto';

// About 40 ms each: signing in is rare and guessing is locked out, and the engine must not stand still for longer.
const cost = { N: 16_384, r: 8, p: 1 } as const;
const hashBytes = 32;

/** `scrypt$N$r$p$salt$hash` with salt and hash in base64url; `salt` is 16 random bytes. */
export function hashPassword(password: string, salt: Uint8Array): string {
  const hash = scryptSync(normal(password), salt, hashBytes, cost);
  return ['scrypt', cost.N, cost.r, cost.p, toText(salt), toText(hash)].join('$');
}

/** The same work and the same answer time whether or not there is a hash to compare with. */
export function isPassword(password: string, stored: string | null): boolean {
  const [kind, N, r, p, salt = '', wanted = ''] = (stored ?? '').split('$');
  if (kind !== 'scrypt') {
    scryptSync(normal(password), 'nobody', hashBytes, cost);
    return false;
  }
  const hash = scryptSync(normal(password), fromText(salt), hashBytes, { N: Number(N), r: Number(r), p: Number(p) });
  const expected = fromText(wanted);
  return expected.length === hash.length && timingSafeEqual(hash, expected);
}

/** One password typed on two keyboards may arrive in two Unicode forms. */
function normal(password: string): string {
  return password.normalize('NFKC');
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

function fromText(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}
