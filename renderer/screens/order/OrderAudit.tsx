import { Button } from '@fluentui/react-components';
import { AuditTable } from '../../components/AuditTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { usePages } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface OrderAuditProps {
  readonly orderKey: string;
  readonly integrationId: string;
}

/** The entries of one order. */
export const OrderAudit = ({ orderKey, integrationId }: OrderAuditProps) => {
  const texts = useTexts();
  const query = usePages('audit.list', { integrationId, orderKey, limit: 200 });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows);
        if (rows.length === 0) return <EmptyState title={texts.order.noAudit} remedy={texts.order.noAuditRemedy} />;
        return (
          <>
            <AuditTable rows={rows} />
            {query.hasNextPage && (
              <Button className="more" onClick={() => void query.fetchNextPage()}>
                {texts.common.showMore}
              </Button>
            )}
          </>
        );
      }}
    </Loaded>
  );
};
