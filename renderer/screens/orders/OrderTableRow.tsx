import { Checkbox } from '@fluentui/react-components';
import type { OrderRow } from '../../../main/contract/views.ts';
import { Ago, Time } from '../../components/Ago.tsx';
import { Money } from '../../components/Money.tsx';
import { comparison, markOf, stepOf, wordOf } from '../../components/states.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useTexts } from '../../hooks/surroundings.ts';
import { orderHash } from '../../routes.ts';

export interface OrderTableRowProps {
  readonly row: OrderRow;
  readonly index: number;
  /** The one row of the list that Tab reaches. */
  readonly isActive: boolean;
  readonly onActive: (index: number) => void;
  readonly isSelected: boolean;
  readonly onSelect: (isSelected: boolean) => void;
}

export const OrderTableRow = ({ row, index, isActive, onActive, isSelected, onSelect }: OrderTableRowProps) => {
  const texts = useTexts();
  const compared = comparison(row);
  const step = stepOf(texts, row);
  return (
    <tr aria-rowindex={index + 2} className={isSelected ? 'selected' : undefined} data-index={index}>
      <td className="select">
        <Checkbox
          aria-label={texts.orders.select(row.orderNo)}
          tabIndex={isActive ? 0 : -1}
          checked={isSelected}
          onFocus={() => onActive(index)}
          onChange={(_, { checked }) => onSelect(checked === true)}
        />
      </td>
      <td className="ellipsis" title={wordOf(texts, row)}>
        <StatusMark mark={markOf(row)} word={wordOf(texts, row)} />
      </td>
      <td>
        <a className="strong" href={orderHash(row)} tabIndex={isActive ? 0 : -1} onFocus={() => onActive(index)}>
          {row.orderNo}
        </a>
      </td>
      <td className="no-wrap">
        <Time at={row.placedAt} />
      </td>
      <td className="ellipsis" title={row.customer}>
        {row.customer}
      </td>
      <td className="number">{row.storeTotal !== null && <Money {...row.storeTotal} />}</td>
      <td className="compared">
        <StatusMark mark={compared} />
      </td>
      <td className={compared === 'differs' ? 'number attention' : 'number'}>
        {row.navTotal !== null && <Money {...row.navTotal} />}
      </td>
      <td className="mono no-wrap">{row.documentNo ?? ''}</td>
      <td className="ellipsis" title={step}>
        {step}
      </td>
      <td className="caption number">
        <Ago at={row.updatedAt} />
      </td>
    </tr>
  );
};
