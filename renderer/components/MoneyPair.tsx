import type { OrderRow } from '../../main/contract/views.ts';
import { useTexts } from '../hooks/surroundings.ts';
import { Money } from './Money.tsx';
import { comparison } from './states.ts';
import { StatusMark } from './StatusMark.tsx';

/** An order's own equation: the store's total and NAV's. */
export const MoneyPair = ({ row }: { readonly row: OrderRow }) => {
  const texts = useTexts();
  return (
    <div className="pair">
      <Side label={texts.orders.storeTotal} money={row.storeTotal} />
      <StatusMark mark={comparison(row)} size={20} />
      <Side label={texts.orders.navTotal} money={row.navTotal} />
    </div>
  );
};

const Side = ({ label, money }: { readonly label: string; readonly money: OrderRow['storeTotal'] }) => (
  <div>
    <span className="caption">{label}</span>
    <span className="pair-amount">{money === null ? <span className="quiet">–</span> : <Money {...money} />}</span>
  </div>
);
