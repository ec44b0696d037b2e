import { describe, expect, test } from 'vitest';
import { proxyFor, proxyFromPac } from '../../../main/http/proxy.ts';

function systemProxy(url: string, environment: Record<string, string>): string | null {
  return proxyFor('system', new URL(url), environment)?.name ?? null;
}

describe('the proxy of the computer', () => {
  test.each([
    ['https://nav01/', { HTTPS_PROXY: 'http://proxy:3128' }, 'proxy:3128'],
    ['http://nav01/', { HTTPS_PROXY: 'http://proxy:3128' }, null],
    ['http://nav01/', { http_proxy: 'proxy:3128', HTTP_PROXY: 'http://other:1' }, 'proxy:3128'],
    ['https://nav01/', { ALL_PROXY: 'http://proxy' }, 'proxy:80'],
    ['https://nav01/', { HTTPS_PROXY: 'https://proxy' }, 'proxy:443'],
    ['https://nav01/', { HTTPS_PROXY: '' }, null],
    ['https://nav01/', {}, null],
  ])('for %s and %o is %s', (url, environment, wanted) => {
    expect(systemProxy(url, environment)).toBe(wanted);
  });

  test.each([
    ['nav01.example', 'nav01.example', true],
    ['NAV01.example', 'other,  nav01.EXAMPLE', true],
    ['nav01.example', 'example', true],
    ['nav01.example', '.example', true],
    ['nav01.example', '*.example', true],
    ['nav01.example', 'ample', false],
    ['nav01.example', 'nav02.example', false],
    ['nav01.example', '*', true],
    ['nav01.example:7048', 'nav01.example:7048', true],
    ['nav01.example:7048', 'nav01.example:8080', false],
    ['nav01.example', 'nav01.example:443', true],
    ['10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['[fd00::1]:7048', 'fd00::1', true],
    ['[fd00::1]:7048', '[fd00::1]:7048', true],
    ['127.0.0.1', '', true],
    ['shop.localhost', '', true],
  ])('https://%s with NO_PROXY=%s is direct: %s', (host, list, isDirect) => {
    const found = systemProxy(`https://${host}/`, { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: list });
    expect(found === null).toBe(isDirect);
  });
});

describe('a given proxy', () => {
  const url = new URL('https://nav01/');
  const signIn = (proxy: { url: string; user?: string; password?: string }) => {
    const authorization = proxyFor(proxy, url, {})?.authorization ?? null;
    return authorization && Buffer.from(authorization.replace('Basic ', ''), 'base64').toString('utf8');
  };

  test('is signed in to with what is set, else with what its address holds, else not', () => {
    expect(signIn({ url: 'http://proxy', user: 'anna', password: 'é:x' })).toBe('anna:é:x');
    expect(signIn({ url: 'http://berta:x%40y@proxy', user: 'anna', password: 'z' })).toBe('anna:z');
    expect(signIn({ url: 'http://berta:x%40y@proxy' })).toBe('berta:x@y');
    expect(signIn({ url: 'http://berta:100%@proxy' })).toBe('berta:100%');
    expect(signIn({ url: 'http://proxy' })).toBeNull();
  });

  test('holds for every address, also those the environment leaves out', () => {
    expect(proxyFor({ url: 'http://proxy' }, url, { NO_PROXY: '*' })?.name).toBe('proxy:80');
  });
});

describe('the answer of a PAC file', () => {
  test.each([
    ['DIRECT', null],
    ['', null],
    ['PROXY proxy:8080', 'http://proxy:8080'],
    [' proxy  proxy:8080 ; DIRECT', 'http://proxy:8080'],
    ['HTTPS proxy:443;PROXY other:80', 'https://proxy:443'],
    ['SOCKS5 socks:1080; PROXY proxy:8080', 'http://proxy:8080'],
    ['SOCKS socks:1080; DIRECT', null],
    ['PROXY [::1]:3128', 'http://[::1]:3128'],
  ])('%s leads over %s', (answer, proxy) => {
    expect(proxyFromPac(answer)).toBe(proxy);
  });

  test('that names only what is no http proxy says what to enter', () => {
    expect(() => proxyFromPac('SOCKS5 socks:1080')).toThrow(
      'the proxy of this computer (SOCKS5 socks:1080) is not an http proxy; enter the address of one',
    );
  });
});
