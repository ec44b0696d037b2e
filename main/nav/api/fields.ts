import { ConnectorError } from '../../base/errors.ts';
import { parseCsdl } from '../csdl.ts';
import type { EntityFields } from '../fit.ts';
import type { ODataClient } from '../odataClient.ts';

/** What this server has. */
export interface ServerSchema {
  /** Fields of the entity types we write, by type. */
  readonly types: ReadonlyMap<string, EntityFields>;
  /** Names of the entity sets, those inside a company too. */
  readonly sets: ReadonlySet<string>;
}

/** The types we write as Business Central names them, and the sets that have their records. */
const WRITTEN_TYPES = [
  ['customer', 'customers'],
  ['salesOrder', 'salesOrders'],
  ['salesOrderLine', 'salesOrderLines'],
  ['salesInvoice', 'salesInvoices'],
  ['salesInvoiceLine', 'salesInvoiceLines'],
  ['salesCreditMemo', 'salesCreditMemos'],
  ['salesCreditMemoLine', 'salesCreditMemoLines'],
  ['customerPayment', 'customerPayments'],
] as const;

/** What the server's metadata says, read when first needed and kept. */
export interface FieldBook {
  /** null when the server does not tell. */
  schema(client: ODataClient): Promise<ServerSchema | null>;
  /** Reads again next time; called when the server refused a request as malformed, as after an update. */
  forget(): void;
}

export function createFieldBook(): FieldBook {
  let kept: Promise<ServerSchema | null> | null = null;
  return {
    schema(client) {
      kept ??= client.metadata().then(
        (xml) => (xml === null ? null : parseSchema(xml)),
        (error: unknown) => {
          if (isWithheld(error)) return null;
          kept = null;
          throw error;
        },
      );
      return kept;
    },
    forget() {
      kept = null;
    },
  };
}

/** A server that does not show its metadata to this user, or not in this form, may do all else. */
function isWithheld(error: unknown): boolean {
  return error instanceof ConnectorError && (error.kind === 'permission' || error.kind === 'invalid');
}

/** Entity sets, and the fields of the types we write, out of the service's metadata (OData CSDL, XML). */
export function parseSchema(xml: string): ServerSchema {
  const { types, sets } = parseCsdl(xml);
  const navigations = [...types.values()].flatMap((type) => [...type.navigations]);
  const typeOfSet = new Map([...navigations, ...sets]);
  const known = new Map<string, EntityFields>();
  for (const [name, set] of WRITTEN_TYPES) {
    const type = types.get(name) ?? types.get(typeOfSet.get(set) ?? '');
    if (type) known.set(name, type.fields);
  }
  // Those of the container, and those that a company or a document contains.
  return { types: known, sets: new Set(typeOfSet.keys()) };
}
