import type { Database } from '../../db/database.ts';
import { folded, type Mapping, type MappingTarget } from './matching.ts';

/** A row of the mapping table, with who made it and when. */
export interface MappingRow extends Mapping {
  readonly integrationId: string;
  readonly by: string;
  readonly at: string;
}

export interface MappingFilter {
  readonly integrationId: string;
  /** Anywhere in the SKU, the name or the item number, whatever the capitals. */
  readonly text?: string;
  /** Rows behind this one, in the order of the list. */
  readonly beyond?: { readonly key: string; readonly kind: string };
  readonly limit: number;
}

/** The mapping table. Writing wants a transaction, for the audit entry that tells it. */
export interface Mappings {
  /** What is mapped among these lines: by SKU, or by name where a line has none. */
  ofLines(
    integrationId: string,
    lines: readonly { readonly sku: string | null; readonly name: string }[],
  ): readonly MappingRow[];
  find(integrationId: string, kind: Mapping['kind'], from: string): MappingRow | null;
  /** By SKU or name. */
  list(filter: MappingFilter): readonly MappingRow[];
  /** Up to 10,001. */
  count(filter: Pick<MappingFilter, 'integrationId' | 'text'>): number;
  put(row: MappingRow): void;
  remove(integrationId: string, kind: Mapping['kind'], from: string): void;
}

interface TableRow {
  integration_id: string;
  kind: Mapping['kind'];
  from_value: string;
  to_kind: MappingTarget['kind'];
  to_value: string;
  variant: string;
  unit: string;
  factor: string;
  made_by: string;
  made_at: string;
}

const MOST_COUNTED = 10_001;

export function createMappings(db: Database): Mappings {
  const one = db.prepare<string[], TableRow>(
    'SELECT * FROM mappings WHERE integration_id = ? AND from_key = ? AND kind = ?',
  );
  const filterSql = `integration_id = @integrationId
    AND (@text = '' OR instr(from_key, @text) > 0 OR instr(upper(to_value), @text) > 0)`;
  const page = db.prepare<unknown[], TableRow>(
    `SELECT * FROM mappings WHERE ${filterSql} AND (from_key, kind) > (@key, @kind) ORDER BY from_key, kind LIMIT @limit`,
  );
  const counted = db.prepare<unknown[], { n: number }>(
    `SELECT count(*) AS n FROM (SELECT 1 FROM mappings WHERE ${filterSql} LIMIT ${MOST_COUNTED})`,
  );
  const insert = db.prepare(
    `INSERT INTO mappings (integration_id, kind, from_key, from_value, to_kind, to_value, variant, unit, factor, made_by, made_at)
     VALUES (@integrationId, @kind, @key, @from, @toKind, @no, @variant, @unit, @factor, @by, @at)
     ON CONFLICT DO UPDATE SET from_value = excluded.from_value, to_kind = excluded.to_kind, to_value = excluded.to_value,
       variant = excluded.variant, unit = excluded.unit, factor = excluded.factor, made_by = excluded.made_by, made_at = excluded.made_at`,
  );
  const erase = db.prepare<string[]>('DELETE FROM mappings WHERE integration_id = ? AND from_key = ? AND kind = ?');
  const filterOf = ({ integrationId, text = '' }: Pick<MappingFilter, 'integrationId' | 'text'>) => ({
    integrationId,
    text: folded(text),
  });

  const mappings: Mappings = {
    ofLines(integrationId, lines) {
      const keys = lines.map(({ sku, name }) =>
        (sku ?? '').trim() === '' ? (['name', name] as const) : (['sku', sku ?? ''] as const),
      );
      return keys.flatMap(([kind, from]) => mappings.find(integrationId, kind, from) ?? []);
    },
    find(integrationId, kind, from) {
      const row = one.get(integrationId, folded(from), kind);
      return row ? toRow(row) : null;
    },
    list({ beyond, limit, ...filter }) {
      const behind = { key: beyond?.key ?? '', kind: beyond?.kind ?? '' };
      return page.all({ ...filterOf(filter), ...behind, limit }).map(toRow);
    },
    count: (filter) => counted.get(filterOf(filter))?.n ?? 0,
    put({ integrationId, kind, from, to, by, at }) {
      const target = to.kind === 'item' ? to : { no: '', variant: '', unit: '', factor: '1' };
      const { no, variant, unit, factor } = target;
      const values = { integrationId, kind, from, key: folded(from), toKind: to.kind };
      insert.run({ ...values, no, variant, unit, factor, by, at });
    },
    remove: (integrationId, kind, from) => void erase.run(integrationId, folded(from), kind),
  };
  return mappings;
}

function toRow(row: TableRow): MappingRow {
  const { to_value: no, variant, unit, factor } = row;
  return {
    integrationId: row.integration_id,
    kind: row.kind,
    from: row.from_value,
    to: row.to_kind === 'leaveOut' ? { kind: 'leaveOut' } : { kind: 'item', no, variant, unit, factor },
    by: row.made_by,
    at: row.made_at,
  };
}
