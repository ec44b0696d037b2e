import type { Origin } from '../../base/origin.ts';
import type { BigClientOptions } from './client.ts';

/** One store, and who asks it what its token may do. */
export interface BigRightsOptions extends BigClientOptions {
  readonly origin: Origin;
}

/** A part of the store that is needed, and the scope of the API account that allows to read and change it. */
export interface BigPart {
  readonly path: string;
  readonly name: string;
  readonly scope: string;
  /** Absent: it is only read. */
  readonly isChanged?: true;
}

export const bigParts: readonly BigPart[] = [
  { path: 'v2/orders', name: 'orders', scope: 'Orders: modify', isChanged: true },
  { path: 'v3/customers', name: 'customers', scope: 'Customers: modify' },
  { path: 'v3/catalog/products', name: 'products', scope: 'Products: modify', isChanged: true },
];
