import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../../main/base/errors.ts';
import { withoutPerson } from '../../../../main/flows/orders/discreet.ts';

const address = {
  firstName: 'Wiltrud', lastName: 'Sackelberg-Öztürk', company: 'Zibulski & Co. (KG)', line1: 'Quittenweg 77b', line2: '', city: 'Au',
  state: 'DE-BW', postCode: '79098', country: 'DE', phone: '+49 7633 998',
}; // prettier-ignore
const order = {
  email: 'w@plant.example',
  vatNumber: 'DE811907980',
  customerNote: 'Please ring\nnext door',
  billing: address,
  shipping: { ...address, firstName: 'Bo', lastName: 'Li' },
};
const failure = (message: string, params: Record<string, string> = {}) =>
  new ConnectorError({ kind: 'invalid', code: 'nav-refused', message, whatToDo: 'Look.', params, status: 400 });

describe('a failure that quotes the shopper', () => {
  it.each([
    ["The field 'Name' contains 'WILTRUD SACKELBERG-ÖZTÜRK'.", "The field 'Name' contains '…'."],
    ['Quittenweg  77b, Zibulski & Co. (KG) is too long', '… is too long'],
    ['The street Quittenweg was not found', 'The street … was not found'],
    ['VAT DE811907980, phone +49 7633 998, mail w@plant.example', 'VAT …, phone …, mail …'],
    ['Note: next door', 'Note: …'],
    // Nobody is found by these, and words of NAV hold them.
    ['The automatic lines of order 79098 bound for DE', 'The automatic lines of order 79098 bound for DE'],
  ])('%s', (said, told) => {
    expect(withoutPerson(failure(said), order).message).toBe(told);
  });

  it('is otherwise the same, in its parameters too', () => {
    const told = withoutPerson(failure('Wiltrud', { navText: 'Wiltrud!', navCode: 'Internal' }), order);
    expect(told).toMatchObject({ kind: 'invalid', code: 'nav-refused', status: 400, whatToDo: 'Look.' });
    expect(told.params).toEqual({ navText: '…!', navCode: 'Internal' });
  });

  it('that quotes nothing is itself', () => {
    const error = failure('Item 1000 is blocked.', { no: '1000' });
    expect(withoutPerson(error, order)).toBe(error);
    expect(withoutPerson(error, undefined)).toBe(error);
  });
});
