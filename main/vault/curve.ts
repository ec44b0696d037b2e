import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

export type Curve = 'Ed25519' | 'X25519';

// RFC 8410: everything of a PKCS #8 key before its 32 bytes. Node makes keys of its own randomness only, ours come from the ports.
const PKCS8: Readonly<Record<Curve, string>> = {
  Ed25519: '302e020100300506032b657004220420',
  X25519: '302e020100300506032b656e04220420',
};

/** The private key whose 32 secret bytes are `seed`. */
export function privateKeyOf(curve: Curve, seed: Uint8Array): KeyObject {
  const der = Buffer.concat([Buffer.from(PKCS8[curve], 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** The 32 bytes of the public key. */
export function publicBytesOf(privateKey: KeyObject): Buffer {
  return Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url');
}

export function publicKeyOf(curve: Curve, bytes: Uint8Array): KeyObject {
  const x = Buffer.from(bytes).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: curve, x }, format: 'jwk' });
}
