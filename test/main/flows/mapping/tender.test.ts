import { describe, expect, it } from 'vitest';
import { saidAmount, tellingTender, wantReadableTender } from '../../../../main/flows/mapping/tender.ts';
import type { StoreOrder } from '../../../../main/stores/store.ts';
import { createShopForPolls } from '../../inbox/shopForPolls.ts';
import { storeOrder } from '../orders/storeOrder.ts';

describe('the amount that a field says', () => {
  it.each([
    ['a decimal', '12.50', '12.5'],
    ['a decimal among blanks', ' 7 ', '7'],
    ['nothing', '', '0'],
    ['a JSON number', '3.10', '3.1'],
    ['a list of cards', '[{"id":4,"code":"AA","amount":"10.00"},{"id":5,"code":"BB","amount":2.5}]', '12.5'],
    ['a card', '{"code":"AA","total":"8.00","left":"2.00"}', '8'],
    ['amounts by code', '{"AA":"5.00","BB":7}', '12'],
    ['cards by code', '{"AA":{"value":"5.00"},"BB":{"Amount":1}}', '6'],
    ['no cards', '[]', '0'],
  ])('of %s', (_name, text, amount) => {
    expect(saidAmount(text)?.toFixed()).toBe(amount);
  });

  it.each([
    ['a negative one', '-5.00'],
    ['one with a comma', '5,00'],
    ['one with its currency', '5.00 EUR'],
    ['words', 'yes'],
    ['half a JSON text', '{"amount":'],
    ['a truth', 'true'],
    ['two amounts in one object', '{"amount":"5.00","total":"6.00"}'],
    ['a map with more than amounts', '{"AA":"5.00","note":"left over"}'],
    ['a card without amount', '[{"amount":"1.00"},{"code":"BB","used":"yes"}]'],
    ['what no money is', '1e30'],
    ['what lies too deep', '[[[[1]]]]'],
  ])('is not known of %s', (_name, text) => {
    expect(saidAmount(text)).toBeNull();
  });
});

describe('fields that say tender', () => {
  const tender = { fields: ['_credit', '_cards'] };
  const read = async (order: Partial<StoreOrder>, fields: readonly string[] = tender.fields) => {
    const { store } = createShopForPolls({ start: 0 });
    const session = { ...store.as({ actor: 'test' }), order: async () => storeOrder(order) };
    return tellingTender({ ...store, as: () => session }, fields)
      .as({ actor: 'test' })
      .order('1');
  };

  it('are told besides what the store says itself, and left out where they say nothing', async () => {
    const cards = [{ kind: 'giftCard', amount: '10.00' }] as const;
    const order = await read({ tender: cards, fields: { _credit: '2.5', _cards: '', other: '99' } });
    expect(order?.tender).toEqual([...cards, { kind: 'other', amount: '2.50' }]);
  });

  it('are not looked at where none is named, or there is no such field', async () => {
    expect((await read({ fields: { _credit: '2.50' } }, []))?.tender).toBeUndefined();
    expect((await read({ fields: { other: '2.50' } }))?.tender).toBeUndefined();
  });

  it('forgive the noise of a computed float', async () => {
    expect((await read({ fields: { _credit: '12.340000000000002' } }))?.tender).toEqual([
      { kind: 'other', amount: '12.34' },
    ]);
  });

  it.each(['some', '2.505'])('are told to a person where they say "%s"', async (said) => {
    const order = storeOrder({ fields: { _credit: '1.00', _cards: said } });
    expect(() => wantReadableTender(order, { tender })).toThrow(
      'The field _cards of order 101 does not say an amount.',
    );
    expect((await read(order))?.tender).toEqual([{ kind: 'other', amount: '1.00' }]);
  });
});
