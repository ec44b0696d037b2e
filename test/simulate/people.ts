import type { Chance } from './virtualClock.ts';

/** Somebody who orders; every value that names them is unlike any word of the program, to be found wherever it leaks. */
export interface Person {
  readonly address: Readonly<Record<string, string>>;
  readonly email: string;
  /** The store's id of a registered customer; 0 for a guest. */
  readonly customerId: number;
  /** What must be in no log line and in no plain column. */
  readonly traces: readonly string[];
}

const SYLLABLES = ['zwö', 'qua', 'lüx', 'brü', 'yve', 'kno', 'xan', 'ßel', 'fjo', 'wry', 'ghi', 'pfä', 'cze', 'oqu'];
const PLACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DE: { country: 'DE', state: 'DE-BE', city: 'Berlin', postcode: '10115' },
  US: { country: 'US', state: 'CA', city: 'Fresno', postcode: '93650' },
  FR: { country: 'FR', state: '', city: 'Lyon', postcode: '69001' },
  JP: { country: 'JP', state: 'JP13', city: 'Tokyo', postcode: '100-0001' },
};

export function createPerson(chance: Chance, country: string, number: number): Person {
  const name = (syllables: number) => capital(Array.from({ length: syllables }, () => chance.pick(SYLLABLES)).join(''));
  const [first, last, street] = [name(2), `${name(3)}${number}`, name(4)];
  const quoted = chance.number() < 0.05 ? "o'" : '';
  const email = `${quoted}${plain(last)}${chance.number() < 0.1 ? '+shop' : ''}@guest.example`;
  const company = chance.number() < 0.15 ? `${name(3)} & Söhne "GmbH"` : '';
  return {
    email,
    customerId: 0,
    address: {
      first_name: first,
      last_name: last,
      company,
      address_1: `${street}straße ${chance.between(1, 300)} % 'b'`,
      address_2: chance.number() < 0.1 ? 'Hinterhaus; 3. Stock' : '',
      phone: chance.number() < 0.1 ? 'abends: 030/12 34' : `+49 30 ${chance.between(1_000_000, 9_999_999)}`,
      email,
      ...PLACES[country],
    },
    traces: [last, street, email],
  };
}

/** The same e-mail address as a person types it on another day. */
export function typedAnew(chance: Chance, person: Person): Readonly<Record<string, string>> {
  return chance.number() < 0.3 ? { ...person.address, email: person.email.toUpperCase() } : person.address;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function plain(text: string): string {
  const letters: Record<string, string> = { ö: 'oe', ü: 'ue', ä: 'ae', ß: 'ss' };
  return text.toLowerCase().replace(/[öüäß]/g, (letter) => letters[letter] ?? '');
}
