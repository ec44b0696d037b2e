import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { ConnectorError } from '../../../main/base/errors.ts';
import type { SecretBox } from '../../../main/vault/keyBox.ts';

/** A box that opens only what was sealed under the same name, as another user's or machine's would. */
export function testBox(owner: string, kind = 'passphrase'): SecretBox {
  const key = createHash('sha256').update(owner).digest();
  return {
    kind,
    async seal(plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    async open(sealed) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
        decipher.setAuthTag(sealed.subarray(-16));
        return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
      } catch (error) {
        throw sealedElsewhere(error);
      }
    },
  };
}

function sealedElsewhere(cause: unknown): ConnectorError {
  return new ConnectorError({
    kind: 'authentication',
    code: 'vault-sealed-elsewhere',
    message: 'The passphrase does not open the keys.',
    whatToDo: 'Enter the passphrase they were sealed with, or the recovery key.',
    cause,
  });
}
