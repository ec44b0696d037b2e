import type { OrderDetail } from '../../main/contract/views.ts';
import { useLocale, useTexts } from '../hooks/surroundings.ts';
import { formatAmount, isZero } from '../format.ts';
import { StatusMark } from './StatusMark.tsx';

interface TotalsTableProps extends Pick<OrderDetail, 'totals' | 'currency'> {
  /** null: without a foot. */
  readonly totalsComparison: OrderDetail['totalsComparison'] | null;
  /** Tells it from another table of the same page. */
  readonly label?: string;
}

/** Net and VAT per rate on both sides, and the totals at the foot. */
export const TotalsTable = ({ totals, totalsComparison, currency, label }: TotalsTableProps) => {
  const texts = useTexts();
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label ?? texts.order.tabs.totals}>
      <table className="rows totals">
        <thead>
          <tr>
            <th scope="col">
              {texts.order.rate}, {currency}
            </th>
            {[
              texts.order.storeNet,
              texts.order.storeTax,
              texts.order.navNet,
              texts.order.navTax,
              texts.order.difference,
            ].map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
            <th scope="col" className="compared">
              <span className="hidden">{texts.orders.compare}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {totals.map((rate) => (
            <RateRow key={rate.percent} rate={rate} currency={currency} />
          ))}
        </tbody>
        {totalsComparison !== null && (
          <tfoot>
            <tr>
              <th scope="row">{texts.order.total}</th>
              <Amount amount={totalsComparison.storeTotal} currency={currency} span={2} />
              <Amount amount={totalsComparison.navTotal} currency={currency} span={2} />
              <td />
              <Compared equal={totalsComparison.equal} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
};

const RateRow = ({ rate, currency }: { readonly rate: OrderDetail['totals'][number]; readonly currency: string }) => {
  const locale = useLocale();
  const percent = formatAmount(locale, rate.percent, '');
  return (
    <tr>
      <th scope="row">{percent} %</th>
      <Amount amount={rate.storeNet} currency={currency} />
      <Amount amount={rate.storeTax} currency={currency} />
      <Amount amount={rate.navNet} currency={currency} />
      <Amount amount={rate.navTax} currency={currency} />
      <Amount amount={rate.difference} currency={currency} />
      <Compared equal={rate.difference === null ? null : isZero(rate.difference)} />
    </tr>
  );
};

interface AmountProps {
  readonly amount: string | null;
  readonly currency: string;
  readonly span?: number;
}

const Amount = ({ amount, currency, span = 1 }: AmountProps) => {
  const locale = useLocale();
  return (
    <td className="number" colSpan={span}>
      {amount === null ? <span className="quiet">–</span> : formatAmount(locale, amount, currency)}
    </td>
  );
};

const Compared = ({ equal }: { readonly equal: boolean | null }) => (
  <td className="compared">{equal !== null && <StatusMark mark={equal ? 'equal' : 'differs'} />}</td>
);
