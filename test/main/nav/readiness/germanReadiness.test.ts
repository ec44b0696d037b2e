import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { germanReadiness } from '../../../../renderer/texts/readiness.de.ts';

const FOLDER = join(import.meta.dirname, '../../../../main/nav/readiness');

/** It ends in words of its own, which tell more than a translation without them would. */
const LEFT_IN_ENGLISH = ['not-readable'];

const codes = (): readonly string[] => {
  const sources = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file), 'utf8'));
  const found = sources.flatMap((text) => [...text.matchAll(/[(\s]'([a-z]+(?:-[a-z]+)+)',/g)]);
  return [...new Set(found.map(([, code = '']) => code))].filter((code) => !LEFT_IN_ENGLISH.includes(code));
};

describe('the lines of readiness', () => {
  it('are known in German, each code of them', () => {
    expect(codes().length).toBeGreaterThan(40);
    expect(codes().filter((code) => !Object.hasOwn(germanReadiness, code))).toEqual([]);
  });

  it('have no German words for a code that is no longer told', () => {
    expect(Object.keys(germanReadiness).filter((code) => !codes().includes(code))).toEqual([]);
  });
});
