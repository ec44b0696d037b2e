import { useDeferredValue, useState } from 'react';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { usePages } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { goInstead } from '../../hooks/useRoute.ts';
import type { AuditAddress } from '../../routes.ts';
import { isFiltered, toFilter } from './address.ts';
import { AuditList } from './AuditList.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { Exports } from './Exports.tsx';
import { Filters } from './Filters.tsx';
import { LookBack } from './LookBack.tsx';
import { VerifyBar } from './VerifyBar.tsx';

type Open = 'export' | 'erase' | null;

/** Who did what, and can I trust it? */
export const Audit = ({ address }: { readonly address: AuditAddress }) => {
  const { audit } = useTexts();
  const [open, setOpen] = useState<Open>(null);
  const filter = toFilter(useDeferredValue(address));
  const query = usePages('audit.list', { ...filter, limit: 100 });
  const close = () => setOpen(null);
  return (
    <div className="fill">
      <ScreenHead
        title={audit.title}
        sentence={audit.sentence}
        actions={
          <>
            <ActionButton onClick={() => setOpen('export')}>{audit.export.open}</ActionButton>
            <ActionButton least="administrator" onClick={() => setOpen('erase')}>
              {audit.erase.open}
            </ActionButton>
          </>
        }
      />
      <VerifyBar />
      <Exports />
      <Filters address={address} />
      <Loaded query={query} rows={10}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          const reached = pages.at(-1)?.reached ?? null;
          const more = () => void (query.hasNextPage && !query.isFetchingNextPage && query.fetchNextPage());
          return (
            <>
              {rows.length > 0 && (
                <AuditList
                  rows={rows}
                  hasMore={query.hasNextPage}
                  onMore={more}
                  onOpen={(entry) => goInstead({ screen: 'audit', address: { ...address, entry } })}
                />
              )}
              {query.hasNextPage && reached !== null && (
                <LookBack reached={reached} pages={pages.length} isLooking={query.isFetchingNextPage} onMore={more} />
              )}
              {rows.length === 0 && !query.hasNextPage && <Nothing isFiltered={isFiltered(address)} />}
            </>
          );
        }}
      </Loaded>
      {address.entry !== undefined && (
        <EntryDialog
          key={address.entry}
          seq={address.entry}
          onClose={() => goInstead({ screen: 'audit', address: { ...address, entry: undefined } })}
        />
      )}
      {open === 'export' && <ExportDialog address={address} onClose={close} />}
      {open === 'erase' && <EraseDialog onClose={close} />}
    </div>
  );
};

const Nothing = ({ isFiltered: narrowed }: { readonly isFiltered: boolean }) => {
  const { audit } = useTexts();
  if (narrowed) return <EmptyState title={audit.noneFound} remedy={audit.noneFoundRemedy} />;
  return <EmptyState title={audit.empty} remedy={audit.emptyRemedy} />;
};
