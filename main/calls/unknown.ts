import { ConnectorError } from '../base/errors.ts';

/** The answer to a call that names an integration which the settings do not have. */
export function integrationUnknown(id: string): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'integration-unknown',
    message: `Integration ${id} is not in the settings.`,
    whatToDo: 'Look in the list of integrations.',
    system: 'engine',
  });
}

/** The answer to a call that names a connection which the settings do not have. */
export function connectionUnknown(id: string): ConnectorError {
  return new ConnectorError({
    kind: 'notFound',
    code: 'connection-unknown',
    message: `Connection ${id} is not in the settings.`,
    whatToDo: 'Look in the list of connections.',
    system: 'engine',
  });
}

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
