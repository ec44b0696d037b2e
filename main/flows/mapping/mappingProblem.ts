import { LONGEST, type Mapping } from './matching.ts';

const LONGEST_FROM = 250;
const FACTOR = /^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,5})?$/;

/** What is wrong with a mapping, in words for whoever made it; null when it is right. */
export function mappingProblem({ kind, from, to }: Mapping): string | null {
  if (kind !== 'sku' && kind !== 'name') return 'the kind must be "sku" or "name"';
  if (from === '') return 'the SKU is missing';
  if (from.length > LONGEST_FROM) return `the SKU is longer than ${LONGEST_FROM} characters`;
  if (to.kind === 'leaveOut') return null;
  if (to.kind !== 'item') return 'the target must be "item" or "leaveOut"';
  if (to.no === '') return 'the item number is missing';
  if (to.no.length > LONGEST.no) return `the item number "${to.no}" is longer than NAV's ${LONGEST.no} characters`;
  if (to.variant.length > LONGEST.variant)
    return `the variant "${to.variant}" is longer than NAV's ${LONGEST.variant} characters`;
  if (to.unit.length > LONGEST.unit) return `the unit "${to.unit}" is longer than NAV's ${LONGEST.unit} characters`;
  if (!FACTOR.test(to.factor)) return `the factor "${to.factor}" is no number above 0, such as 12`;
  return null;
}
