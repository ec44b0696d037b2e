import type { OrderDetail } from '../../../main/contract/views.ts';
import { MoneyPair } from '../../components/MoneyPair.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { markOf, wordOf } from '../../components/states.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useIntegrations } from '../../hooks/useIntegrations.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useLocale, useMay, useTexts } from '../../hooks/surroundings.ts';
import { formatTime } from '../../format.ts';

/** Number and state, who ordered when and where, and the order's own equation. */
export const OrderHead = ({ detail: { row, email } }: { readonly detail: OrderDetail }) => {
  const texts = useTexts();
  const locale = useLocale();
  const now = useNow();
  const { nameOf } = useIntegrations();
  const maySee = useMay('operator');
  const named = email === '' ? row.customer : `${row.customer}, ${email}`;
  const who = maySee ? named : texts.order.someone;
  return (
    <ScreenHead
      title={row.orderNo}
      beside={<StatusMark mark={markOf(row)} word={wordOf(texts, row)} size={18} />}
      sentence={
        <>
          {texts.order.placed(who, formatTime(locale, row.placedAt, now), nameOf(row.integrationId))}
          {row.documentNo !== null && (
            <>
              {' '}
              {texts.order.writtenAs} <span className="mono">{row.documentNo}</span>.
            </>
          )}
        </>
      }
      actions={<MoneyPair row={row} />}
    />
  );
};
