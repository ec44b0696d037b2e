import { ConnectorError } from '../base/errors.ts';

/** @throws ConnectorError `order-of-shop-before` where the shop that it is of is not there to be asked any more */
export function mustBeOfThisShop(orderKey: string): void {
  if (!/^shop\d+-/.test(orderKey)) return;
  throw new ConnectorError({
    kind: 'conflict',
    code: 'order-of-shop-before',
    message: 'This is an order of the shop that the connection led to before. It cannot be read any more.',
    whatToDo: 'What NAV has of it stays. Change it in NAV where it has to be changed.',
    system: 'engine',
  });
}
