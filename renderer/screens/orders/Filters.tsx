import { Select } from '@fluentui/react-components';
import { TextFilter } from '../../components/TextFilter.tsx';
import { useIntegrations } from '../../hooks/useIntegrations.ts';
import { goInstead } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { OrdersFilter } from '../../routes.ts';

const change = (filter: OrdersFilter) => goInstead({ screen: 'orders', filter });

/** Text, integration and period; the first is reached with `/`. */
export const Filters = ({ filter }: { readonly filter: OrdersFilter }) => {
  const texts = useTexts();
  const { all } = useIntegrations();
  const { orders } = texts;
  return (
    <div className="filters" role="search">
      <TextFilter label={orders.search} text={filter.text} onChange={(text) => change({ ...filter, text })} />
      <Select
        aria-label={orders.integration}
        value={filter.integrationId ?? ''}
        onChange={(_, { value }) => change({ ...filter, integrationId: value === '' ? undefined : value })}
      >
        <option value="">{orders.allIntegrations}</option>
        {all.map((each) => (
          <option key={each.integrationId} value={each.integrationId}>
            {each.name || each.integrationId}
          </option>
        ))}
      </Select>
      <Select
        aria-label={orders.period}
        value={filter.period ?? ''}
        onChange={(_, { value }) =>
          change({ ...filter, period: value === 'today' || value === 'week' ? value : undefined })
        }
      >
        <option value="">{orders.anyTime}</option>
        <option value="today">{orders.today}</option>
        <option value="week">{orders.week}</option>
      </Select>
    </div>
  );
};
