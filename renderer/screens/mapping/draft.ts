import type { MappingRow, MappingSuggestion } from '../../../main/contract/views.ts';
import type { Chosen } from '../../routes.ts';

/** A mapping while it is being typed. */
export type Draft = Pick<MappingRow, 'kind' | 'from' | 'to' | 'no' | 'variant' | 'unit' | 'factor'>;

const blank: Draft = { kind: 'sku', from: '', to: 'item', no: '', variant: '', unit: '', factor: '1' };

export const draftOf = (chosen: Chosen, suggestion?: MappingSuggestion): Draft => {
  const { no = '', variant = '', unit = '' } = suggestion ?? {};
  return { ...blank, ...chosen, no, variant, unit };
};

export const newDraft = (): Draft => blank;

export const draftFrom = ({ kind, from, to, no, variant, unit, factor }: MappingRow): Draft => ({
  kind,
  from,
  to,
  no,
  variant,
  unit,
  factor,
});

/** SKUs are found whatever their capitals. */
export const isSame = (one: Chosen, other: Chosen | undefined): boolean =>
  one.kind === other?.kind && one.from.toLowerCase() === other.from.toLowerCase();

/** As the call takes it: decimal text has a point, whatever the place writes. */
export const toInput = (integrationId: string, draft: Draft) => {
  const { kind, from, to, no, variant, unit, factor } = draft;
  if (to === 'leaveOut') return { integrationId, kind, from, to };
  return { integrationId, kind, from, to, no, variant, unit, factor: factor.trim().replace(',', '.') };
};
