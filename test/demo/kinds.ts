import type { StoryOrder } from './story.ts';
import { germany, person } from './people.ts';

const written = { kind: 'written' } as const;
const austria = { country: 'AT', state: '', city: 'Wien', postcode: '1010' };
const france = { country: 'FR', state: '', city: 'Lyon', postcode: '69001' };
const switzerland = { country: 'CH', state: '', city: 'Basel', postcode: '4051' };
const california = { country: 'US', state: 'CA', city: 'Oakland', postcode: '94601' };

const MANY = [
  'ML-TS-001', 'ML-MUG-001', 'ML-NB-A5', 'ML-PEN-BLU', 'ML-CAP-NVY', 'ML-TEA-250', 'ML-CHO-100', 'ML-HON-500',
]; // prettier-ignore

/** An order of every kind of document, customer, tax, charge and payment that the rules of an integration know. */
export const kinds: readonly StoryOrder[] = [
  { title: 'another member state, its own rate (OSS)', purchase: { items: [{ sku: 'ML-TS-001', quantity: 2 }], shippingCost: '6.90', billing: person('Claire', 'Dubois', france) }, expect: written },
  { title: 'business in another member state, reverse charge', purchase: { items: [{ sku: 'ML-CAP-NVY', quantity: 3 }], billing: person('Franz', 'Huber', { ...austria, company: 'Huber & Co' }) }, meta: [{ key: '_billing_vat_number', value: 'ATU12345675' }], expect: written },
  { title: 'export', purchase: { items: [{ sku: 'ML-MUG-001', quantity: 2 }, { sku: 'ML-COF-500', quantity: 1 }], shippingCost: '12.00', billing: person('Urs', 'Keller', switzerland) }, expect: written },
  { title: 'the store’s tax as lines, two rates', joins: 'us', purchase: { status: 'pending', items: [{ sku: 'ML-TS-001', quantity: 3 }, { sku: 'ML-POS-5070', quantity: 1 }], shippingCost: '5.00', billing: person('Grace', 'Miller', california) }, expect: written },
  { title: 'a gift card pays a part', tender: '10.00', purchase: { items: [{ sku: 'ML-SCF-GRY', quantity: 1 }], giftCards: [{ code: 'CARD-7781', amount: '10.00' }], billing: person('Jonas', 'Brandt') }, expect: written },
  { title: 'store credit of a plugin pays a part', tender: '4.50', purchase: { items: [{ sku: 'ML-BAG-TOTE', quantity: 1 }], credit: { amount: '4.50', field: '_store_credit_used', value: '4.50' }, billing: person('Marta', 'Ziegler') }, expect: written },
  { title: 'a gift card is sold', purchase: { items: [{ sku: 'ML-GIFTCARD', quantity: 2 }, { sku: 'ML-NB-A5', quantity: 1 }], billing: person('Sofie', 'Pohl') }, expect: written },
  { title: 'a box of twelve for twelve pieces', purchase: { items: [{ sku: 'ML-COF-SINGLE', quantity: 24 }], billing: person('Anton', 'Haas') }, expect: written },
  { title: 'fee booked to an item, shipping by its method', purchase: { items: [{ sku: 'ML-HON-500', quantity: 2 }], fees: [{ name: 'Gift wrapping', amount: '2.50' }], shippingCost: '4.90', billing: person('Ella', 'Franke') }, expect: written },
  { title: 'dimensions, location and terms by rule', purchase: { items: [{ sku: 'ML-PEN-BLU', quantity: 12 }], paymentMethod: 'paypal', billing: person('Bruno', 'Lang') }, expect: written },
  { title: 'free of charge', purchase: { items: [{ sku: 'ML-NB-A5', quantity: 1 }], coupons: ['gift100'], billing: person('Lia', 'Simon') }, expect: written },
  { title: 'a hundred lines', purchase: { items: Array.from({ length: 100 }, (_, index) => ({ sku: MANY[index % MANY.length] ?? 'ML-NB-A5', quantity: 1 + (index % 3) })), billing: person('Konrad', 'Albers') }, expect: written },
  { title: 'customer found by the VAT number', purchase: { items: [{ sku: 'ML-MUG-001', quantity: 6 }], billing: person('Erich', 'Meller', { company: 'Möbel-Meller KG' }) }, registered: true, meta: [{ key: '_billing_vat_number', value: 'DE 136695976' }], expect: written },
  { title: 'customer number kept at the order', purchase: { items: [{ sku: 'ML-TEA-250', quantity: 3 }], billing: person('Hans', 'Becker') }, registered: true, meta: [{ key: 'nav_customer', value: '20000' }], expect: written },
  { title: 'sales invoice, posted', joins: 'wholesale', posted: true, purchase: { status: 'on-hold', items: [{ sku: 'ML-TS-001', quantity: 10 }], shippingCost: '9.90', billing: person('Vera', 'Jung', { company: 'Jung Textil GmbH' }) }, expect: written },
  { title: 'sales order, shipped and invoiced', joins: 'counter', posted: true, purchase: { status: 'completed', items: [{ sku: 'ML-BOOK-COOK', quantity: 1 }, { sku: 'ML-MUG-001', quantity: 1 }], billing: person('Nils', 'Peters') }, expect: written },
  { title: 'over the credit limit', registered: true, purchase: { items: [{ sku: 'ML-TS-001', quantity: 50 }], billing: { ...person('Rolf', 'Knapp'), email: 'knapp@limit.example' } }, expect: { kind: 'parked', code: 'credit-limit-exceeded', why: 'the customer owes nearly all that the card allows' } },
  { title: 'a guest types the address of a customer with terms', purchase: { items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: { ...person('Any', 'Body'), email: 'einkauf@moebel-meller.example' } }, expect: { kind: 'parked', code: 'guest-customer-terms', why: 'nobody verified the address' } },
  { title: 'keyed in by hand already', purchase: { number: 'H-4711', items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: person('Dora', 'Weiss') }, expect: { kind: 'parked', code: 'document-elsewhere', why: 'WEB H-4711 stands in NAV' } },
  { title: 'a tax treatment that nobody mapped', purchase: { items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: person('Pia', 'Larsen', { country: 'DK', state: '', city: 'Odense', postcode: '5000' }) }, expect: { kind: 'parked', code: 'tax-treatment-unknown', why: 'the shop takes 25 % for Denmark' } },
  { title: 'several ship-to addresses', meta: [{ key: '_multiple_shipping', value: 'yes' }], purchase: { items: [{ sku: 'ML-TS-001', quantity: 2 }], billing: person('Uwe', 'Scholz') }, expect: { kind: 'parked', code: 'ship-to-several', why: 'a document has one' } },
  { title: 'a test payment', meta: [{ key: '_wcpay_mode', value: 'test' }], purchase: { items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: person('Test', 'Kunde') }, expect: { kind: 'leftOut', code: 'source-test-payment' } },
  { title: 'a payment that failed', purchase: { status: 'failed', items: [{ sku: 'ML-TS-001', quantity: 1 }], billing: person('Ines', 'Wirth', germany) }, expect: { kind: 'leftOut', code: 'status-not-imported' } },
]; // prettier-ignore
