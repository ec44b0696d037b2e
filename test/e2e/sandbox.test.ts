import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import type { SandboxAddresses } from '../sandbox/settings.ts';

const ENTRY = join(import.meta.dirname, '../sandbox/main.ts');

let child: ChildProcess | null = null;

afterEach(() => {
  child?.kill('SIGKILL');
});

/** The sandbox as a command of its own, and the one line it prints. */
function startSandboxProcess(): Promise<SandboxAddresses & { ready: boolean }> {
  const started = spawn(process.execPath, [ENTRY], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  return new Promise((resolve, reject) => {
    createInterface({ input: started.stdout }).once('line', (line) =>
      resolve(JSON.parse(line) as SandboxAddresses & { ready: boolean }),
    );
    started.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
  });
}

describe('the sandbox', () => {
  it('prints one line with addresses and credentials that every system accepts', async () => {
    const { ready, nav, woocommerce, bigcommerce } = await startSandboxProcess();
    expect(ready).toBe(true);
    const authorization = `Basic ${Buffer.from(`${nav.user}:${nav.password}`).toString('base64')}`;
    for (const list of ['api/v2.0/companies', 'ODataV4/Company']) {
      const companies = await fetch(`${nav.url}/${list}`, { headers: { authorization } });
      expect(await companies.json()).toMatchObject({
        value: [expect.objectContaining({ [list.startsWith('api') ? 'name' : 'Name']: nav.company })],
      });
      expect((await fetch(`${nav.url}/${list}`)).status).toBe(401);
    }
    const index = await fetch(`${woocommerce.url}/wp-json/`);
    expect(await index.json()).toMatchObject({ home: woocommerce.url });
    expect(woocommerce.consumerKey).toMatch(/^ck_/);
    const store = `${bigcommerce?.url}/stores/${bigcommerce?.storeHash}/v2/store`;
    const headers = { accept: 'application/json', 'x-auth-token': bigcommerce?.accessToken ?? '' };
    expect((await fetch(store, { headers })).status).toBe(200);
    expect((await fetch(store, { headers: { accept: 'application/json' } })).status).toBe(401);
  });
});
