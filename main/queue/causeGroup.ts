import type { ConnectorError } from '../base/errors.ts';

const NAMING = ['sku', 'percent', 'currency', 'country', 'no', 'status'];

/** Jobs that wait for the same remedy stand in one group: the cause with the values that name it. */
export function causeGroup(error: ConnectorError): string {
  const values = NAMING.map((name) => error.params[name]).filter((value) => value !== undefined);
  return [error.code, ...values].join(':');
}
