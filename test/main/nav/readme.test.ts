import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiCapabilities } from '../../../main/nav/api/capabilities.ts';
import { CAPABILITIES } from '../../../main/nav/capability.ts';
import { pageCapabilities } from '../../../main/nav/pages/capabilities.ts';
import { matchServices } from '../../../main/nav/pages/services.ts';
import { SETUP_PAGES } from '../../../main/nav/readiness/source.ts';
import { parseSettingsFile } from '../../../main/settings/parseSettings.ts';
import { en } from '../../../renderer/texts/en.ts';

const README = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
const CHAPTER = README.slice(README.indexOf('## Connect NAV'), README.indexOf('## When an order waits'));
const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

/** Every environment variable is set, every file is there. */
const sources = { env: new Proxy<Record<string, string>>({}, { get: () => 'a-secret' }), readFile: () => PEM };

const snippets = (text: string) => [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => json);

const NOT_BY_PAGES: ReadonlySet<string> = new Set(['post', 'paymentJournals', 'subscriptions']);

describe('the README', () => {
  it.each(snippets(CHAPTER))('has a connection that can be imported: %s', (json) => {
    const parsed = parseSettingsFile(`{ "connections": [${json}] }`, sources);
    expect(parsed).toMatchObject({ ok: true });
  });

  it('shows every way to sign in', () => {
    const shown = snippets(CHAPTER).map((json) => (JSON.parse(json) as { readonly signIn?: string }).signIn);
    expect(new Set(shown)).toEqual(new Set(['basic', 'windows', 'windowsUser', 'entra', undefined]));
    expect(CHAPTER).toContain('"clientSecret"');
    expect(CHAPTER).toContain('"clientCertificate"');
  });

  it('has an integration’s further fields that can be imported', () => {
    const [whole = ''] = snippets(README).filter((json) => json.includes('"connections"'));
    const [more = ''] = snippets(README.slice(README.indexOf('## What becomes of an order')));
    const file = JSON.parse(whole) as { readonly integrations: readonly object[] };
    const integrations = file.integrations.map((one) => ({ ...one, ...(JSON.parse(more) as object) }));
    expect(parseSettingsFile(JSON.stringify({ ...file, integrations }), sources)).toMatchObject({ ok: true });
  });

  it('has a whole settings file that can be imported', () => {
    const whole = snippets(README).filter((json) => json.includes('"connections"'));
    expect(whole.length).toBeGreaterThan(0);
    for (const json of whole) expect(parseSettingsFile(json, sources)).toMatchObject({ ok: true });
  });

  it.each(CAPABILITIES)('says where %s comes from and which page to publish', (capability) => {
    const row = CHAPTER.split('\n').find((line) => line.startsWith(`| ${en.capabilities[capability]} `)) ?? '';
    const [, , api = '', page = ''] = row.split('|').map((cell) => cell.trim());
    expect(api).toBe(apiCapabilities(null)[capability].has ? 'yes' : 'no');
    const state = pageCapabilities(matchServices([], {}), undefined)[capability];
    const numbers = state.has ? [] : (state.remedy.match(/\b\d{1,4}\b(?= \()|(?<=on )\d{4}/g) ?? []);
    expect(numbers.filter((number) => !page.includes(number))).toEqual([]);
    expect(NOT_BY_PAGES.has(capability) ? page === 'not possible' : numbers.length > 0).toBe(true);
  });

  it('names every page that readiness reads', () => {
    const numbers = Object.values(SETUP_PAGES).map(({ number }) => number);
    expect(numbers.filter((number) => !new RegExp(`\\b${number}\\b`).test(CHAPTER))).toEqual([]);
  });
});
