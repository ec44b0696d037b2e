import { type EntityFields, propertiesOf } from '../fit.ts';
import type { ODataClient } from '../odataClient.ts';

/** What this server has. */
export interface ServerSchema {
  /** Fields of the entity types we write, by type. */
  readonly types: ReadonlyMap<string, EntityFields>;
  /** Names of the entity sets, those inside a company too. */
  readonly sets: ReadonlySet<string>;
}

const ENTITY_TYPES = [
  'customer',
  'salesOrder',
  'salesOrderLine',
  'salesInvoice',
  'salesInvoiceLine',
  'salesCreditMemo',
  'salesCreditMemoLine',
];

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

/** Entity sets, and the fields of the types we write, out of the service's metadata (OData CSDL, XML). */
export function parseSchema(xml: string): ServerSchema {
  const types = new Map<string, EntityFields>();
  for (const name of ENTITY_TYPES) {
    const type = typeNamed(xml, name);
    if (type !== null) types.set(name, propertiesOf(type));
  }
  return { types, sets: setsOf(xml) };
}

function typeNamed(xml: string, name: string): string | null {
  return new RegExp(`<EntityType[^>]*\\bName="${name}"[^>]*>([\\s\\S]*?)</EntityType>`).exec(xml)?.[1] ?? null;
}

/** Those of the container, and those that a company or a document contains. */
function setsOf(xml: string): ReadonlySet<string> {
  const names = [...xml.matchAll(/<(?:EntitySet|NavigationProperty)\b[^>]*?\bName="([^"]*)"/g)];
  return new Set(names.map(([, name = '']) => name));
}
