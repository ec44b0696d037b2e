import { Button } from '@fluentui/react-components';
import { AuditTable } from '../../components/AuditTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { usePages } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';

export interface OrderAuditProps {
  readonly orderNo: string;
  readonly integrationId: string;
}

/** The entries of one order; two stores may count alike, so another integration's entries are left out. */
export const OrderAudit = ({ orderNo, integrationId }: OrderAuditProps) => {
  const texts = useTexts();
  const query = usePages('audit.list', { orderNo, limit: 200 });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.rows);
        const rows = all.filter((row) => row.integrationId === null || row.integrationId === integrationId);
        if (rows.length === 0) return <EmptyState title={texts.order.noAudit} remedy={texts.order.noAuditRemedy} />;
        return (
          <>
            <AuditTable rows={rows} ofOneOrder />
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
