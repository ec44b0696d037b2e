import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../renderer/texts/texts.ts';

const { phrase } = chooseLanguage('de-DE');

describe('what a ping finds, in German', () => {
  it.each([
    ['nav01 is 10.0.0.7.', 'nav01 ist 10.0.0.7.'],
    ['Port 7048 is open.', 'Port 7048 ist offen.'],
    [
      'The certificate was issued by CN=Lindner CA, O=Lindner, valid until 2027-03-01.',
      'Das Zertifikat stellte CN=Lindner CA, O=Lindner aus, gültig bis 01.03.2027.',
    ],
    [
      'The certificate does not name nav01; it was issued by CN=x for no name at all.',
      'Das Zertifikat nennt nav01 nicht; CN=x stellte es ohne Namen aus.',
    ],
    ['nav01 answers in 2.4 s.', 'nav01 antwortet in 2,4 s.'],
    ['Nobody knows the name nav01.', 'Den Namen nav01 kennt niemand.'],
  ])('%s has its values in place', (english, german) => {
    expect(phrase(english)).toBe(german);
  });

  it('leaves a sentence it does not know as it came, however alike it begins', () => {
    expect(phrase('Customer 10000 is blocked.')).toBe('Customer 10000 is blocked.');
  });
});
