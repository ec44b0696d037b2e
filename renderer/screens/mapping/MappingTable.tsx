import { Button } from '@fluentui/react-components';
import { AddRegular, BeakerRegular } from '@fluentui/react-icons';
import { useDeferredValue, useState } from 'react';
import type { MappingRow } from '../../../main/contract/views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { TextFilter } from '../../components/TextFilter.tsx';
import { usePages } from '../../hooks/useCall.ts';
import { goInstead } from '../../hooks/useRoute.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { MappingRoute } from '../../routes.ts';
import { draftFrom, newDraft, type Draft } from './draft.ts';
import { MappingDialog } from './MappingDialog.tsx';
import { MappingRows } from './MappingRows.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { TrialDialog } from './TrialDialog.tsx';

export interface MappingTableProps {
  readonly route: MappingRoute;
  readonly integrationId: string;
}

type Asked =
  | { readonly what: 'change'; readonly draft: Draft; readonly isNew: boolean }
  | { readonly what: 'remove'; readonly row: MappingRow }
  | { readonly what: 'trial' };

/** The table as people made it, and the rows of the settings that nothing in it overrules. */
export const MappingTable = ({ route, integrationId }: MappingTableProps) => {
  const texts = useTexts();
  const { table: words } = texts.mapping;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [outcome, setOutcome] = useState('');
  const close = () => setAsked(null);
  return (
    <>
      <div className="filters" role="search" aria-label={words.search}>
        <TextFilter
          label={words.search}
          text={route.text}
          onChange={(text) => goInstead({ ...route, integrationId, text })}
        />
        <ActionButton
          icon={<AddRegular />}
          onClick={() => setAsked({ what: 'change', draft: newDraft(), isNew: true })}
        >
          {words.add}
        </ActionButton>
        <ActionButton icon={<BeakerRegular />} onClick={() => setAsked({ what: 'trial' })}>
          {texts.trial.open}
        </ActionButton>
        <span className="caption" role="status">
          {outcome}
        </span>
      </div>
      <Listed
        text={route.text}
        integrationId={integrationId}
        onChange={(row) => setAsked({ what: 'change', draft: draftFrom(row), isNew: false })}
        onRemove={(row) => setAsked({ what: 'remove', row })}
      />
      {asked?.what === 'change' && (
        <MappingDialog
          integrationId={integrationId}
          initial={asked.draft}
          isNew={asked.isNew}
          onSaved={({ from }) => setOutcome(words.saved(from))}
          onClose={close}
        />
      )}
      {asked?.what === 'trial' && <TrialDialog integrationId={integrationId} changes={undefined} onClose={close} />}
      {asked?.what === 'remove' && (
        <RemoveDialog
          integrationId={integrationId}
          row={asked.row}
          onDone={() => setOutcome(words.removed(asked.row.from))}
          onClose={close}
        />
      )}
    </>
  );
};

interface ListedProps {
  readonly text: string | undefined;
  readonly integrationId: string;
  readonly onChange: (row: MappingRow) => void;
  readonly onRemove: (row: MappingRow) => void;
}

const Listed = ({ text: typed, integrationId, onChange, onRemove }: ListedProps) => {
  const texts = useTexts();
  const { table: words } = texts.mapping;
  const text = useDeferredValue(typed)?.trim() || undefined;
  const query = usePages('mappings.list', { integrationId, text });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const [first] = pages;
        const rows = [...(first?.fromSettings ?? []), ...pages.flatMap((page) => page.rows)];
        if (rows.length === 0) return <NoRows isFiltered={text !== undefined} />;
        return (
          <>
            <p className="caption">{words.count(first?.count ?? '0')}</p>
            <MappingRows rows={rows} onChange={onChange} onRemove={onRemove} />
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

const NoRows = ({ isFiltered }: { readonly isFiltered: boolean }) => {
  const { table: words } = useTexts().mapping;
  if (isFiltered) return <EmptyState title={words.noneFound} remedy={words.noneFoundRemedy} />;
  return <EmptyState title={words.empty} remedy={words.emptyRemedy} />;
};
