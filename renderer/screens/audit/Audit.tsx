import { Button, SearchBox } from '@fluentui/react-components';
import { AuditTable } from '../../components/AuditTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { usePages } from '../../hooks/useCall.ts';
import { goInstead } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { VerifyBar } from './VerifyBar.tsx';

/** Who did what, and can I trust it? */
export const Audit = ({ orderNo }: { readonly orderNo: string }) => {
  const texts = useTexts();
  const query = usePages('audit.list', orderNo === '' ? {} : { orderNo });
  return (
    <>
      <ScreenHead title={texts.audit.title} sentence={texts.audit.sentence} />
      <VerifyBar />
      <div className="filters" role="search">
        <SearchBox
          className="filter-text"
          aria-label={texts.audit.search}
          placeholder={texts.audit.search}
          value={orderNo}
          onChange={(_, { value }) => goInstead({ screen: 'audit', orderNo: value })}
        />
      </div>
      <Loaded query={query} rows={10}>
        {({ pages }) => <Entries pages={pages} isFiltered={orderNo !== ''} />}
      </Loaded>
      {query.hasNextPage && (
        <Button className="more" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {texts.common.showMore}
        </Button>
      )}
    </>
  );
};

type Pages = NonNullable<ReturnType<typeof usePages<'audit.list'>>['data']>['pages'];

const Entries = ({ pages, isFiltered }: { readonly pages: Pages; readonly isFiltered: boolean }) => {
  const { audit } = useTexts();
  const rows = pages.flatMap((page) => page.rows);
  if (rows.length > 0) return <AuditTable rows={rows} />;
  if (isFiltered) return <EmptyState title={audit.noneFound} remedy={audit.noneFoundRemedy} />;
  return <EmptyState title={audit.empty} remedy={audit.emptyRemedy} />;
};
