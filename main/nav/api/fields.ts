import { type EntityFields, propertiesOf } from '../fit.ts';
import type { ODataClient } from '../odataClient.ts';

/** What this server has, by entity type; null when it does not tell. */
export type ServerFields = ReadonlyMap<string, EntityFields> | null;

const ENTITY_TYPES = ['customer', 'salesOrder', 'salesOrderLine'];

/** What the server's metadata says of the entities we write, read when first needed and kept. */
export interface FieldBook {
  fields(client: ODataClient): Promise<ServerFields>;
  /** Reads again next time; called when the server refused a request as malformed, as after an update. */
  forget(): void;
}

export function createFieldBook(): FieldBook {
  let kept: Promise<ServerFields> | null = null;
  return {
    fields(client) {
      kept ??= client.metadata().then(
        (xml) => (xml === null ? null : parseFields(xml)),
        (error: unknown) => {
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

/** Fields of the entity types we write, out of the service's metadata (OData CSDL, XML). */
export function parseFields(xml: string): ReadonlyMap<string, EntityFields> {
  const found = new Map<string, EntityFields>();
  for (const name of ENTITY_TYPES) {
    const type = new RegExp(`<EntityType[^>]*\\bName="${name}"[^>]*>([\\s\\S]*?)</EntityType>`).exec(xml)?.[1];
    if (type !== undefined) found.set(name, propertiesOf(type));
  }
  return found;
}
