import { describe, expect, it } from 'vitest';

import { big } from '../../../../../main/base/money.ts';
import { findUnitPrice, priceLine } from '../../../../../main/flows/orders/totals/unitPrice.ts';

describe('findUnitPrice', () => {
  it.each([
    { list: '59.97', quantity: '3', digits: 2, price: '19.99', decimals: 2, surplus: '0', name: 'a price in cents' },
    {
      list: '10.00',
      quantity: '3',
      digits: 2,
      price: '3.333',
      decimals: 3,
      surplus: '0',
      name: 'one more decimal where cents do not do',
    },
    {
      list: '1065.82',
      quantity: '10',
      digits: 2,
      price: '106.582',
      decimals: 3,
      surplus: '0',
      name: 'a four-decimal shop price',
    },
    {
      list: '912.45',
      quantity: '1140',
      digits: 2,
      price: '0.8004',
      decimals: 5,
      surplus: '0.01',
      name: 'five decimals rounded up, a cent of surplus',
    },
    { list: '0', quantity: '4', digits: 2, price: '0', decimals: 2, surplus: '0', name: 'a free article' },
    { list: '-2.14', quantity: '1', digits: 2, price: '-2.14', decimals: 2, surplus: '0', name: 'a negative charge' },
    { list: '996', quantity: '7', digits: 0, price: '142.3', decimals: 1, surplus: '0', name: 'yen' },
    { list: '9.077', quantity: '7', digits: 3, price: '1.2967', decimals: 4, surplus: '0', name: 'dinar' },
    { list: '2.50', quantity: '0.333', digits: 2, price: '7.51', decimals: 2, surplus: '0', name: 'part of a piece' },
  ])('finds $name: $quantity pieces for $list', ({ list, quantity, digits, price, decimals, surplus }) => {
    const found = findUnitPrice(big(list), big(quantity), digits);
    expect(
      found && { price: found.price.toFixed(), decimals: found.decimals, surplus: found.surplus.toFixed() },
    ).toEqual({ price, decimals, surplus });
  });

  it('finds none for a negative amount that five decimals do not make', () => {
    expect(findUnitPrice(big('-912.45'), big('1140'), 2)).toBeNull();
  });
});

describe('priceLine', () => {
  it.each([
    {
      list: '30.00',
      target: '27.00',
      quantity: '3',
      price: '10',
      discount: '3',
      name: 'says a coupon as discount from the list price',
    },
    { list: '23.36', target: '0', quantity: '146', price: '0.16', discount: '23.36', name: 'gives all away' },
    {
      list: '912.45',
      target: '900.00',
      quantity: '1140',
      price: '0.8004',
      discount: '12.46',
      name: 'adds the surplus of the price to the coupon',
    },
    {
      list: '10.00',
      target: '10.01',
      quantity: '1',
      price: '10.01',
      discount: '0',
      name: 'takes the amount paid where it is above the list',
    },
    {
      list: '-5.00',
      target: '-6.00',
      quantity: '1',
      price: '-6',
      discount: '0',
      name: 'never gives a discount on a negative amount',
    },
    {
      list: '500000.00',
      target: '0.01',
      quantity: '1',
      price: '0.01',
      discount: '0',
      name: 'leaves out a discount that NAV reads as everything',
    },
  ])('$name', ({ list, target, quantity, price, discount }) => {
    const line = priceLine(big(list), big(target), big(quantity), 2);
    expect(line && { price: line.price.toFixed(), discount: line.discount.toFixed() }).toEqual({ price, discount });
  });

  it('has no price where even the amount paid reads as given away', () => {
    expect(priceLine(big('0.01'), big('0.01'), big('20000000'), 2)).not.toBeNull();
    expect(priceLine(big('0.01'), big('0.01'), big('20000000000'), 2)).toBeNull();
  });
});
