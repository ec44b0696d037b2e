import { describe, expect, it } from 'vitest';
import { settingsFile } from '../../../main/contract/settings.ts';
import { freeId, readConnectionDraft, readIntegrationDraft } from '../../../main/settings/drafts.ts';

const file = settingsFile.parse({
  connections: [
    { kind: 'nav', id: 'nav', url: 'http://nav01:7048/BC250', company: 'CRONUS', user: 'C', password: { env: 'P' } },
    {
      kind: 'woocommerce',
      id: 'shop',
      url: 'https://shop.example',
      consumerKey: { env: 'K' },
      consumerSecret: { env: 'S' },
    },
  ],
});
const kept = (id: string, field: string) => `kept ${id}/${field}`;
const read = (draft: object) => readConnectionDraft({ kind: 'nav', id: 'nav', ...draft }, file, kept);

describe('a drafted connection', () => {
  it('keeps what it does not name of the one it replaces, its secret with it', () => {
    const { file: one, secrets } = read({ company: 'CRONUS AG' });
    expect(one).toMatchObject({ id: 'nav', url: 'http://nav01:7048/BC250', company: 'CRONUS AG', user: 'C' });
    expect([...secrets]).toEqual([['nav/password', 'kept nav/password']]);
  });

  it.each([
    ['another server', { url: 'http://elsewhere:7048/BC250' }],
    ['another proxy', { proxy: 'http://proxy:8080' }],
    ['another certificate', { url: 'https://nav01:7048/BC250', pinnedCertificate: 'ab'.repeat(32) }],
  ])('never takes a secret to %s: there it is missing', (_, way) => {
    expect(() => read(way)).toThrow(
      expect.objectContaining({ problems: [{ path: 'password', problem: 'is needed to sign in as "basic"' }] }),
    );
  });

  it('takes away what is null, and keeps its secret where nothing but that changed', () => {
    const named = { ...file.connections[0], tenant: 'default', newCustomer: { template: 'C1' } };
    const before = settingsFile.parse({ connections: [named] });
    const same = { kind: 'nav', id: 'nav', signIn: 'basic', user: 'C', tenant: 'default', proxy: 'none' };
    const one = readConnectionDraft({ ...same, newCustomer: { template: null } }, before, kept);
    expect(one.file).toMatchObject({ tenant: 'default', newCustomer: { fields: {} } });
    expect(one.file).not.toHaveProperty('newCustomer.template');
    expect(one.secrets.get('nav/password')).toBe('kept nav/password');
    // Another tenant is another server to whom a secret was never given.
    expect(() => readConnectionDraft({ ...same, tenant: null }, before, kept)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ path: 'password' })] }),
    );
  });

  it('drops what belongs to another sign-in', () => {
    const { file: one, secrets } = read({ signIn: 'windowsUser' });
    expect(one).not.toHaveProperty('user');
    expect(secrets.size).toBe(0);
  });

  it('of another kind gets an id of its own, and refuses secrets from files and variables', () => {
    const draft = {
      kind: 'woocommerce',
      url: 'https://two.example',
      consumerKey: 'ck',
      consumerSecret: { env: 'PATH' },
    };
    expect(() => readConnectionDraft(draft, file, () => null)).toThrow(
      expect.objectContaining({ problems: [{ path: 'consumerSecret', problem: 'write it as text' }] }),
    );
    expect(readConnectionDraft({ ...draft, consumerSecret: 'cs' }, file, () => null).file.id).toBe('shop-2');
    expect(freeId('shop', [{ id: 'shop' }, { id: 'shop-2' }])).toBe('shop-3');
  });
});

describe('a drafted integration', () => {
  it('is refused by its own fields, and not for what was wrong elsewhere before', () => {
    const draft = {
      store: 'shop',
      nav: 'nav',
      prefix: 'WEB-',
      untaxedTaxCode: 'NOVAT',
      taxes: [],
      accounts: { shipping: '8400', fees: '8410', rounding: '8790' },
    };
    const broken = { ...file, connections: [...file.connections, ...file.connections.slice(1)] };
    const problems = [{ path: 'taxes', problem: 'needs at least one entry' }];
    expect(() => readIntegrationDraft(draft, broken)).toThrow(expect.objectContaining({ problems }));
    const taxes = [{ percent: '19', taxCode: 'VAT19' }];
    expect(readIntegrationDraft({ ...draft, taxes }, broken)).toMatchObject({ id: 'shop-nav', mode: 'shadow' });
  });
});
