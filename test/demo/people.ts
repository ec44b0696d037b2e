export const germany = { city: 'Berlin', postcode: '10115', country: 'DE', state: 'DE-BE' };

/** A shopper's address, in Berlin unless said. */
export function person(first: string, last: string, more: Readonly<Record<string, string>> = {}) {
  const email = `${first}.${last}@guest.example`.toLowerCase();
  return {
    first_name: first,
    last_name: last,
    company: '',
    address_1: 'Lange Straße 7',
    address_2: '',
    phone: '+49 30 1234567',
    email,
    ...germany,
    ...more,
  };
}
