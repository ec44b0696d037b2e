import type { MappingParts } from '../calls/mappings.ts';
import { createMappingChanges, type MappingChangesOptions } from '../flows/mapping/changeMappings.ts';
import type { Assembly } from './connections.ts';

export interface MappingPartsOptions extends MappingChangesOptions {
  readonly assembly: () => Assembly;
}

/** What the calls about mappings stand on, under the settings of the moment. */
export function createMappingParts({ assembly, ...options }: MappingPartsOptions): MappingParts {
  return {
    table: options.mappings,
    changes: createMappingChanges(options),
    settings: (id) => assembly().settings.integrations.find((integration) => integration.id === id) ?? null,
    async nav(id) {
      const integration = assembly().integrations.get(id);
      if (!integration) throw new Error(`Integration ${id} was not assembled`);
      return integration.nav();
    },
  };
}
