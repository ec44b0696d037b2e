import type { AuditFilter } from '../../../main/contract/auditCalls.ts';
import type { AuditAddress } from '../../routes.ts';

/** What the engine is asked for by the filters of an address. Days are those of this computer, the last one included. */
export const toFilter = ({ entry: _entry, from, to, ...filter }: AuditAddress): AuditFilter => {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  const begin = startOf(from, 0);
  const end = startOf(to, 1);
  return { ...Object.fromEntries(given), ...(begin && { from: begin }), ...(end && { to: end }) };
};

/** The instant a day begins, or the one so many days after it; undefined where none is named. */
const startOf = (day: string | undefined, later: number): string | undefined => {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? [];
  if (year === undefined) return undefined;
  const begin = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return Number.isNaN(begin.getTime()) ? undefined : begin.toISOString();
};

export const isFiltered = (address: AuditAddress): boolean => Object.keys(toFilter(address)).length > 0;
