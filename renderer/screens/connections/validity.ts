import type { CertificateView } from '../../../main/contract/views.ts';

export type Validity =
  | { readonly kind: 'valid' | 'ended' | 'notYet' }
  /** `days` from 1, rounded up. */
  | { readonly kind: 'ends'; readonly days: number };

const day = 24 * 60 * 60 * 1000;
/** Time enough to have another one made. */
const soon = 30;

export const validityOf = ({ validFrom, validTo }: CertificateView, now: Date): Validity => {
  const left = Date.parse(validTo) - now.getTime();
  if (left <= 0) return { kind: 'ended' };
  if (Date.parse(validFrom) > now.getTime()) return { kind: 'notYet' };
  const days = Math.ceil(left / day);
  return days <= soon ? { kind: 'ends', days } : { kind: 'valid' };
};
