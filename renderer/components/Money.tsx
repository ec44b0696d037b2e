import { useLocale } from '../hooks/surroundings.ts';
import { formatAmount, isZero } from '../format.ts';

export interface MoneyProps {
  readonly amount: string;
  readonly currency: string;
  /** Nothing is shown quietly, so that what is there stands out. */
  readonly quietZero?: boolean;
}

export const Money = ({ amount, currency, quietZero = false }: MoneyProps) => {
  const locale = useLocale();
  return (
    <span className={quietZero && isZero(amount) ? 'money quiet' : 'money'}>
      {formatAmount(locale, amount, currency)} <span className="currency">{currency}</span>
    </span>
  );
};
