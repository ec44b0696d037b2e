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
    ['nav01 answers.', 'nav01 antwortet.'],
    ['nav01 is a NAV server with the API.', 'nav01 ist ein NAV-Server mit der API.'],
    [
      'nav01 refused this sign-in. The Windows account is not accepted.',
      'nav01 hat diese Anmeldung abgelehnt. Das Windows-Konto wird nicht angenommen.',
    ],
    [
      'Publish page 21 (Customer Card) under Web Services. Publish page 31 (Item List) under Web Services.',
      'Seite 21 (Customer Card) unter Webdienste veröffentlichen. Seite 31 (Item List) unter Webdienste veröffentlichen.',
    ],
    ['Nobody knows the name nav01.', 'Den Namen nav01 kennt niemand.'],
  ])('%s has its values in place', (english, german) => {
    expect(phrase(english)).toBe(german);
  });

  it('leaves a sentence it does not know as it came, however alike it begins', () => {
    expect(phrase('Customer 10000 is blocked.')).toBe('Customer 10000 is blocked.');
  });

  it('does not mix languages where it knows only one of two sentences', () => {
    const half = 'nav01 refused this sign-in. The moon is full.';
    expect(phrase(half)).toBe(half);
  });
});
