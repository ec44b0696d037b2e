import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entraError } from '../../../main/nav/auth/entraErrors.ts';
import { apiCapabilities } from '../../../main/nav/api/capabilities.ts';
import { capabilityMissing } from '../../../main/nav/capabilityMissing.ts';
import { type Asked, navTransportError, notOData, unknownOutcome } from '../../../main/nav/errors.ts';
import { CAPABILITIES } from '../../../main/nav/capability.ts';
import { pageCapabilities } from '../../../main/nav/pages/capabilities.ts';
import { matchServices } from '../../../main/nav/pages/services.ts';
import { type NavSignIn, signInRefusal } from '../../../main/nav/signInRefusal.ts';
import { TransportError } from '../../../main/http/transport.ts';
import { de } from '../../../renderer/texts/de.ts';
import { causeWords, chooseLanguage } from '../../../renderer/texts/texts.ts';

const MAIN = join(import.meta.dirname, '../../../main');
/** Readiness has its German by codes. */
const FOLDERS = ['nav', 'nav/api', 'nav/pages', 'nav/auth', 'http'];
const OF_ENGINE = [
  'connectionCalls.ts',
  'navConnection.ts',
  'navSignIn.ts',
  'openNav.ts',
  'pingPart.ts',
  'setupNav.ts',
];

const { phrase } = chooseLanguage('de-DE');
const untranslated = (sentences: readonly string[]) =>
  [...new Set(sentences)].filter((one) => one !== '' && phrase(one) === one);

/** Sentences in a source: a capital letter first, a full stop last; what is put into them reads 7, which fits everywhere. */
function sentencesIn(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const literals = source.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g);
  const texts = [...literals].map(([, single, double, template]) => single ?? double ?? template ?? '');
  return texts
    .map((text) => text.replace(/\$\{[^{}]*\}/g, '7').replaceAll('\\', ''))
    .filter((text) => /^[A-Z7][^\n]* [^\n]*\.$/.test(text));
}

/** Put together from pieces; held below as a whole, or by the tests of the ping. */
const PIECED: readonly RegExp[] = [
  /^7[ ,]/,
  /^Version 7\.$/,
  /, or 7\.$/,
  /otherwise 7\.$/,
  /^To sign in with this account, 7\.$/,
  /^The 7 7 in NAV is 7\.$/,
  /^(Package Tracking|VAT Registration) No\.$/,
  /^This computer's clock is 7 minutes 7 7's\.$/,
  /^It is the pinned certificate, 7\.$/,
  /^The certificate was issued by 7, 7\.$/,
];

/** Words that German does not have. */
const ENGLISH = /\b(the|this|these|not|is|it|does|has|cannot|there|of|to|and|with)\b/i;
const mixed = (sentences: readonly string[]) =>
  [...new Set(sentences)].map(phrase).filter((german) => german !== '' && ENGLISH.test(german));

const source = (file: string) => readFileSync(join(MAIN, file), 'utf8');
const captured = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, ...groups]) => groups.find((one) => one !== undefined) ?? '');

describe('what a NAV connection can say', () => {
  it.each(FOLDERS)('in main/%s is known in German, each sentence', (folder) => {
    const files = readdirSync(join(MAIN, folder)).filter((name) => name.endsWith('.ts'));
    const sentences = files.flatMap((name) => sentencesIn(join(MAIN, folder, name)));
    expect(untranslated(sentences).filter((one) => !PIECED.some((pieced) => pieced.test(one)))).toEqual([]);
  });

  it('in the engine’s part of a connection is known in German, each sentence', () => {
    const sentences = OF_ENGINE.flatMap((name) => sentencesIn(join(MAIN, 'engine', name)));
    expect(sentences.length).toBeGreaterThan(8);
    expect(untranslated(sentences)).toEqual([]);
  });

  it('of why NAV refuses, with what was asked and NAV’s own words behind', () => {
    const says = [
      ...captured(source('nav/errorTable.ts'), /says: '([^']*)'|says: "([^"]*)"/g),
      'NAV is not available now',
    ];
    expect(says.length).toBeGreaterThan(20);
    expect(mixed(says.map((why) => `Could not create sales order WOO-1: ${why}`))).toEqual([]);
    expect(mixed(says.map((why) => `Could not list companies: ${why}. NAV says: Nein.`))).toEqual([]);
  });

  it('of why Microsoft Entra refuses, with its number or without', () => {
    const says = captured(source('nav/auth/entraErrors.ts'), /says: '([^']*)'/g);
    expect(says.length).toBeGreaterThan(9);
    expect(mixed(says.map((why) => `Microsoft Entra refused the sign-in: ${why} (AADSTS7000215).`))).toEqual([]);
    expect(mixed(says.map((why) => `Microsoft Entra refused the sign-in: ${why}.`))).toEqual([]);
    const late = entraError(
      { kind: 'noAnswer', error: new TransportError('timeout', true, 'no answer within 30 s') },
      'x',
      'nav',
    );
    expect(mixed([late.message])).toEqual([]);
  });

  it('of a refused sign-in, whatever is set and whatever the server takes', () => {
    const kinds: readonly NavSignIn[] = ['basic', 'windows', 'windowsUser', 'entra'];
    const offers = [[], ['basic'], ['negotiate'], ['negotiate', 'ntlm'], ['ntlm', 'basic'], ['bearer']];
    const refusals = kinds.flatMap((chosen) =>
      offers.map((offered) =>
        signInRefusal({ chosen, offered, hostname: 'nav01', system: 'nav', status: 401, params: {} }),
      ),
    );
    const sentences = refusals.flatMap(({ message, whatToDo }) => [message, whatToDo]);
    expect(untranslated(sentences)).toEqual([]);
  });

  it('of a connection that does not stand', () => {
    const http = readdirSync(join(MAIN, 'http')).map((name) => source(`http/${name}`));
    const thrown = captured(http.join('\n'), /new TransportError\(\s*'\w+',\s*\w+,\s*(?:'([^']*)'|`([^`]*)`)/g);
    const made = captured(source('http/transportFailure.ts'), /return (?:where \? )?(?:`([^`]*)`|'([^']*)');?$/gm);
    const words = [...thrown, ...made]
      .map((text) => text.replace(/\$\{[^{}]*\}/g, '7'))
      .filter((text) => text.includes(' '));
    expect(words.length).toBeGreaterThan(12);
    const asked: Asked = {
      system: 'nav',
      method: 'GET',
      url: 'http://nav01:7048/BC/ODataV4/',
      summary: 'list companies',
    };
    const errors = words
      .filter((text) => text !== 'the proxy 7 7')
      .map((text) => navTransportError(new TransportError('other', false, text), asked));
    expect(mixed(errors.map(({ message }) => message))).toEqual([]);
  });

  it('of what a server does not offer, and what to publish for it, over both surfaces', () => {
    const bare = { types: new Map<string, never>(), sets: new Set(['companies']) };
    const none = [apiCapabilities(bare), pageCapabilities(matchServices([], {}), undefined)];
    const states = none.flatMap((capabilities) => CAPABILITIES.map((name) => capabilities[name]));
    expect(untranslated(states.map((state) => (state.has ? '' : state.remedy)))).toEqual([]);
    expect(mixed(CAPABILITIES.map((name) => capabilityMissing(name, '', 'nav').message))).toEqual([]);
  });

  it('of what answers instead of NAV, and of a write whose outcome is not known', () => {
    const asked: Asked = {
      system: 'nav',
      method: 'POST',
      url: 'http://nav01:7048/BC/ODataV4/',
      summary: 'create sales order WOO-1',
    };
    const files = ['nav/api', 'nav/pages'].flatMap((folder) =>
      readdirSync(join(MAIN, folder)).map((name) => source(`${folder}/${name}`)),
    );
    const silences = captured(files.join('\n'), /asUnknownOutcome\(\s*new Error\('([^']*)'\)/g);
    expect(silences.length).toBeGreaterThan(2);
    const errors = [
      ...silences.map((why) => unknownOutcome(asked, why)),
      notOData({ status: 404, headers: {}, body: '<h1>Hallo</h1>' }, asked),
      notOData({ status: 302, headers: {}, body: '' }, asked),
      unknownOutcome(asked, 'the server answered with status 504'),
      unknownOutcome(asked, 'the connection was cut'),
    ];
    expect(mixed(errors.map(({ message }) => message))).toEqual([]);
  });

  it('of a payment and the journal it is for, whatever the codes are', () => {
    expect(phrase('NAV has no cash receipt journal WEB CASH.')).toBe(
      'Das Zahlungseingangs-Buch.-Blatt WEB CASH gibt es in NAV nicht.',
    );
    const asked = [
      'add payment PP-1 to journal WEB CASH',
      'look for payment PP-1 in journal WEB CASH',
      'look for cash receipt journal WEB CASH',
    ];
    expect(mixed(asked.map((what) => `Could not ${what}: NAV is not available now`))).toEqual([]);
  });

  it('of what may not be read, as an enumeration', () => {
    expect(phrase("Could not read items and sales orders: the connector's NAV user is not allowed to.")).toBe(
      'Nicht zu lesen: Artikel und Verkaufsaufträge; der NAV-Benutzer des Connectors darf es nicht.',
    );
  });

  it('is told in German to whom it keeps from working, with its own remedy', () => {
    const { message, whatToDo } = signInRefusal({
      chosen: 'entra',
      offered: ['bearer'],
      hostname: 'nav01',
      system: 'nav',
      status: 401,
      params: {},
    });
    const words = causeWords(de, { code: 'signin-refused', message, whatToDo, params: {} });
    expect(words.message).toBe(
      'nav01 hat diese Anmeldung abgelehnt. Die Microsoft-Entra-Anwendung wird nicht angenommen.',
    );
    expect(words.whatToDo).toMatch(/^In Business Central die Microsoft-Entra-Anwendungen öffnen/);
  });
});
