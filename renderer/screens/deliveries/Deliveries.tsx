import { Button, Dropdown, Option } from '@fluentui/react-components';
import { useDeferredValue } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { TextFilter } from '../../components/TextFilter.tsx';
import { useAction, usePages } from '../../hooks/useCall.ts';
import { goInstead } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { deliveryKinds, type DeliveriesRoute } from '../../routes.ts';
import { DeliveriesTable } from './DeliveriesTable.tsx';
import { InspectDialog } from './InspectDialog.tsx';
import { Refused } from './Refused.tsx';

/** Did the shop call, and did we believe it? */
export const Deliveries = ({ route }: { readonly route: DeliveriesRoute }) => {
  const { deliveries: words, common } = useTexts();
  const query = useDeliveries(route);
  const ring = useAction('deliveries.ring');
  const inspected = query.data?.pages.flatMap(({ rows }) => rows).find(({ id }) => id === route.delivery);
  return (
    <>
      <ScreenHead title={words.title} sentence={words.sentence} />
      <Filters route={route} />
      <p className="caption" role="status">
        {ring.data !== undefined && words.rung(ring.data.jobs)}
      </p>
      {ring.error !== null && <ErrorNote error={ring.error} />}
      <Loaded query={query} rows={10}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return rows.length === 0 ? (
            <Nothing isFiltered={route.kind !== undefined || (route.record ?? '') !== ''} />
          ) : (
            <DeliveriesTable
              rows={rows}
              isBusy={ring.isPending}
              onInspect={({ id }) => goInstead({ ...route, delivery: id })}
              onRing={({ id }) => ring.mutate({ deliveryId: id })}
            />
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <Button className="more" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common.showMore}
        </Button>
      )}
      <Refused />
      {route.delivery !== undefined && (
        <InspectDialog
          key={route.delivery}
          id={route.delivery}
          delivery={inspected}
          onClose={() => goInstead({ ...route, delivery: undefined })}
        />
      )}
    </>
  );
};

const useDeliveries = ({ kind, record }: DeliveriesRoute) => {
  const recordKey = useDeferredValue(record?.trim() || undefined);
  return usePages('deliveries.list', {
    ...(kind !== undefined && { kind }),
    ...(recordKey !== undefined && { recordKey }),
  });
};

const Nothing = ({ isFiltered }: { readonly isFiltered: boolean }) => {
  const { deliveries: words } = useTexts();
  if (isFiltered) return <EmptyState title={words.noneFound} remedy={words.noneFoundRemedy} />;
  return <EmptyState title={words.empty} remedy={words.emptyRemedy} />;
};

const Filters = ({ route }: { readonly route: DeliveriesRoute }) => {
  const { deliveries: words } = useTexts();
  const kind = route.kind ?? 'all';
  return (
    <div className="filters" role="search" aria-label={words.title}>
      <Dropdown
        aria-label={words.kind}
        value={words.kinds[kind]}
        selectedOptions={[kind]}
        onOptionSelect={(_, { optionValue }) =>
          goInstead({ ...route, kind: deliveryKinds.find((each) => each === optionValue) })
        }
      >
        {(['all', ...deliveryKinds] as const).map((each) => (
          <Option key={each} value={each}>
            {words.kinds[each]}
          </Option>
        ))}
      </Dropdown>
      <TextFilter
        label={words.record}
        text={route.record}
        most={40}
        onChange={(record) => goInstead({ ...route, record })}
      />
    </div>
  );
};
