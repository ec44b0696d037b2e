import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SettingsRefused } from '../../../main/settings/problems.ts';
import { parseSettingsFile } from '../../../main/settings/parseSettings.ts';
import { chooseLanguage } from '../../../renderer/texts/texts.ts';
import { sources, spoiled } from './validFile.ts';

const MAIN = join(import.meta.dirname, '../../../main');
const CONTRACT = ['settings.ts', 'settingText.ts', 'itemSettings.ts', 'orderSettings.ts'];
const settingsFiles = readdirSync(join(MAIN, 'settings')).map((name) => `settings/${name}`);
const contractFiles = CONTRACT.map((name) => `contract/${name}`);

const { phrase } = chooseLanguage('de-DE');
const untranslated = (texts: readonly string[]) => [...new Set(texts)].filter((text) => phrase(text) === text);

/** What follows these words is a problem, or a text that the contract gives its checks. */
const BEFORE = /(?:problem = |return |[?:,] )$/;
const WORDS = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

/** Texts of several words that are no sentence; what is put into them reads 7, which fits everywhere. */
function problemsIn(file: string): readonly string[] {
  const source = readFileSync(join(MAIN, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const texts = [...source.matchAll(WORDS)].flatMap(({ index, 1: single, 2: double, 3: template }) => {
    const text = single ?? double ?? template ?? '';
    return BEFORE.test(source.slice(Math.max(0, index - 80), index)) ? [text] : [];
  });
  return texts
    .map((text) => text.replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '7').replaceAll('\\', ''))
    .filter((text) => /^["a-z7][^\n]* /.test(text));
}

/** Put into other texts and held by the tests below, or said to nobody. */
const PIECES = [
  'connection 7',
  'is not a key of the receiver',
  "7${fraction === '' ? '' : ",
  'text in quotes',
  'a number',
  'a whole number',
  'true or false',
  'a list',
  'an object',
  'one thing in it is',
  '7 things in it are',
  'one thing in them is',
  '7 things in them are',
  'must be 7',
  'must be at most 77',
];

describe('what is wrong with settings', () => {
  it.each([
    [settingsFiles, 40],
    [contractFiles, 9],
  ])('is known in German, each text of %s', (files, least) => {
    const texts = files.flatMap(problemsIn).filter((text) => !PIECES.includes(text));
    expect(new Set(texts).size).toBeGreaterThan(least);
    expect(untranslated(texts)).toEqual([]);
  });

  it.each<[string, readonly (string | number)[], unknown, string]>([
    ['of two', ['integrations', 0, 'basis'], 'both', 'muss „gross“ oder „net“ sein'],
    ['of three', ['integrations', 0, 'postingDate'], 'never', 'muss „today“ oder „placed“ oder „paid“ sein'],
    ['a day', ['connections', 0, 'maintenance'], [{ days: ['x'], from: '22:00', to: '23:00' }], 'muss „mon“ oder „tue“ oder „wed“ oder „thu“ oder „fri“ oder „sat“ oder „sun“ sein'],
    ['a list', ['integrations', 0, 'taxes'], '19', 'muss eine Liste sein'],
    ['an object', ['integrations', 0, 'customers'], 'new', 'muss ein Objekt sein'],
    ['text', ['integrations', 0, 'untaxedTaxCode'], 7, 'muss Text in Anführungszeichen sein'],
    ['true or false', ['integrations', 0, 'noteAtOrder'], 'yes', 'muss true oder false sein'],
    ['a number', ['connections', 0, 'timeoutSeconds'], 'long', 'muss eine Zahl sein'],
    ['not too much', ['connections', 0, 'timeoutSeconds'], 601, 'darf höchstens 600 sein'],
    ['not too little', ['connections', 0, 'timeoutSeconds'], 0, 'muss mindestens 1 sein'],
    ['not too long', ['integrations', 0, 'untaxedTaxCode'], 'N'.repeat(21), 'darf höchstens 20 Zeichen haben'],
    ['with the number', ['integrations', 0, 'keyedByHand'], ['WEB'], '{number} an die Stelle der Bestellnummer schreiben'],
  ])('is told as what a field must be: %s', (_name, path, value, german) => {
    const parsed = parseSettingsFile(spoiled(path, value), sources);
    expect(parsed.ok ? [] : parsed.problems.map(({ problem }) => phrase(problem))).toEqual([german]);
  }); // prettier-ignore

  it('is told as a whole, whatever was to be saved', () => {
    const problem = { path: '', problem: '' };
    const refusals = (['file', 'rules', 'address', 'schedule', 'draft'] as const).flatMap((of) =>
      [[problem], [problem, problem]].map((problems) => new SettingsRefused(problems, of)),
    );
    expect(untranslated(refusals.flatMap(({ message, whatToDo }) => [message, whatToDo]))).toEqual([]);
    expect(phrase(refusals[3]?.message ?? '')).toBe('Die Regeln wurden nicht gespeichert: 2 Angaben stimmen nicht.');
  });

  it('of rules that somebody saved meanwhile, or that are of no integration', () => {
    const calls = ['engine/settingsCalls.ts', 'calls/unknown.ts'].map((file) => readFileSync(join(MAIN, file), 'utf8'));
    const told = [...calls.join('\n').matchAll(/(?:message|whatToDo): ['`]([^'`]*)/g)].map(([, text = '']) => text);
    expect(told.length).toBe(6);
    expect(untranslated(told.map((text) => text.replace(/\$\{\w+\}/, 'web')))).toEqual([]);
  });
});
