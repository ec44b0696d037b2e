import { SearchBox, Select } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
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
      <TextFilter filter={filter} />
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
      <span className="caption keys">{orders.keys}</span>
    </div>
  );
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select') !== null;

const TextFilter = ({ filter }: { readonly filter: OrdersFilter }) => {
  const texts = useTexts();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onSlash = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', onSlash);
    return () => window.removeEventListener('keydown', onSlash);
  }, []);
  return (
    <SearchBox
      ref={input}
      className="filter-text"
      aria-label={texts.orders.search}
      placeholder={texts.orders.search}
      maxLength={60}
      value={filter.text ?? ''}
      onChange={(_, { value }) => change({ ...filter, text: value === '' ? undefined : value })}
      onKeyDown={(event) => event.key === 'Escape' && change({ ...filter, text: undefined })}
    />
  );
};
