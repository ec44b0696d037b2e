import type { Audit } from '../../audit/audit.ts';
import { ConnectorError } from '../../base/errors.ts';
import { type Ports, toInstant } from '../../base/ports.ts';
import type { Database } from '../../db/database.ts';
import { transaction } from '../../db/transaction.ts';
import { mappingProblem } from './mappingProblem.ts';
import type { MappingRow, Mappings } from './mappings.ts';
import { type LineProblem, readMappingsCsv } from './mappingsCsv.ts';
import type { Mapping } from './matching.ts';

export interface ImportResult {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Whether it was written: never with problems, never on a dry run. */
  readonly applied: boolean;
  readonly problems: readonly LineProblem[];
}

/** Changes of the mapping table, each in one transaction with the audit entry that says before and after. */
export interface MappingChanges {
  /** @throws ConnectorError `mapping-invalid` */
  put(integrationId: string, mapping: Mapping, actor: string): MappingRow;
  /** Whether there was one. */
  remove(integrationId: string, kind: Mapping['kind'], from: string, actor: string): boolean;
  /** Adds and changes what the file names, and leaves the rest; whole or, with a problem anywhere, not at all. */
  importCsv(
    integrationId: string,
    text: string,
    how: { readonly dryRun: boolean; readonly actor: string },
  ): ImportResult;
}

export interface MappingChangesOptions {
  readonly db: Database;
  readonly ports: Ports;
  readonly audit: Audit;
  readonly mappings: Mappings;
}

interface Change {
  readonly before: MappingRow | null;
  readonly after: MappingRow;
}

export function createMappingChanges({ db, ports, audit, mappings }: MappingChangesOptions): MappingChanges {
  const changeTo = (integrationId: string, mapping: Mapping, actor: string): Change => ({
    before: mappings.find(integrationId, mapping.kind, mapping.from),
    after: { ...mapping, integrationId, by: actor, at: toInstant(ports.now()) },
  });

  function tell(before: MappingRow | null, after: MappingRow | null, actor: string): void {
    const { integrationId, kind, from } = after ?? before ?? { integrationId: '', kind: 'sku', from: '' };
    audit.append({
      kind: 'mapping.changed',
      actor,
      status: 'fine',
      integrationId,
      ...(kind === 'sku' && { sku: from }),
      bodies: { before: JSON.stringify(before), after: JSON.stringify(after) },
    });
  }

  return {
    put(integrationId, mapping, actor) {
      const problem = mappingProblem(mapping);
      if (problem !== null) throw invalid(problem);
      return transaction(db, () => {
        const { before, after } = changeTo(integrationId, mapping, actor);
        if (before && isSame(before, after)) return before;
        mappings.put(after);
        tell(before, after, actor);
        return after;
      });
    },
    remove(integrationId, kind, from, actor) {
      return transaction(db, () => {
        const before = mappings.find(integrationId, kind, from);
        if (!before) return false;
        mappings.remove(integrationId, kind, from);
        tell(before, null, actor);
        return true;
      });
    },
    importCsv(integrationId, text, { dryRun, actor }) {
      const reading = readMappingsCsv(text);
      if (!reading.ok) return { new: 0, changed: 0, same: 0, applied: false, problems: reading.problems };
      return transaction(db, () => {
        const all = reading.mappings.map((mapping) => changeTo(integrationId, mapping, actor));
        const real = all.filter(({ before, after }) => !before || !isSame(before, after));
        const added = real.filter(({ before }) => !before).length;
        if (!dryRun && real.length > 0) {
          for (const { after } of real) mappings.put(after);
          tellImport(audit, integrationId, real, actor);
        }
        const counts = { new: added, changed: real.length - added, same: all.length - real.length };
        return { ...counts, applied: !dryRun, problems: [] };
      });
    },
  };
}

/** One entry for the file: a thousand of them would bury what else happened. */
function tellImport(audit: Audit, integrationId: string, changes: readonly Change[], actor: string): void {
  audit.append({
    kind: 'mapping.imported',
    actor,
    status: 'fine',
    integrationId,
    bodies: {
      before: JSON.stringify(changes.flatMap(({ before }) => before ?? [])),
      after: JSON.stringify(changes.map(({ after }) => after)),
    },
  });
}

function isSame(one: Mapping, other: Mapping): boolean {
  return one.from === other.from && JSON.stringify(one.to) === JSON.stringify(other.to);
}

function invalid(problem: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'mapping-invalid',
    message: `This mapping cannot be kept: ${problem}.`,
    whatToDo: 'Correct it and save again.',
    system: 'engine',
  });
}
