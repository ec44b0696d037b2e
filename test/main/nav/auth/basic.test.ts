import { expect, test } from 'vitest';
import { createBasicAuth } from '../../../../main/nav/auth/basic.ts';

test('Basic sends user and password as UTF-8, also outside ASCII, and has nothing to renew', async () => {
  const signIn = createBasicAuth({ user: 'müller', password: 'pä:ss' });
  const request = { method: 'GET', url: 'http://nav.example/', headers: { Accept: 'application/json' } };
  const signed = await signIn.sign(request);
  const [scheme, token = ''] = (signed.headers['Authorization'] ?? '').split(' ');
  expect(scheme).toBe('Basic');
  expect(Buffer.from(token, 'base64').toString('utf8')).toBe('müller:pä:ss');
  expect(signed.headers['Accept']).toBe('application/json');
  expect(signIn.renew).toBeUndefined();
});
