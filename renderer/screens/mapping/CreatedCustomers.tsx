import { Button, Select } from '@fluentui/react-components';
import { CheckmarkRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { CallOutput } from '../../../main/contract/calls.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { HiddenNote } from '../../components/HiddenNote.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Outline } from '../../components/Outline.tsx';
import { usePages } from '../../hooks/useCall.ts';
import { goInstead } from '../../hooks/useRoute.ts';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatCount } from '../../format.ts';
import type { MappingRoute } from '../../routes.ts';
import { CreatedCustomersTable } from './CreatedCustomersTable.tsx';
import { CreatedCustomersVerify } from './CreatedCustomersVerify.tsx';
import { UntieShoppers } from './UntieShoppers.tsx';

export interface CreatedCustomersProps {
  readonly route: MappingRoute;
  readonly integrationId: string;
}

/** Whom did we create in NAV, and has a person looked them over? */
export const CreatedCustomers = ({ route, integrationId }: CreatedCustomersProps) => {
  const texts = useTexts();
  const { customers: words } = texts;
  const [outcome, setOutcome] = useState('');
  const unverified = route.customers !== 'all';
  const query = usePages('customers.created', { integrationId, unverified });
  return (
    <>
      <Loaded query={query}>
        {({ pages }) => (
          <Listed
            route={route}
            integrationId={integrationId}
            pages={pages}
            areOthers={query.isPlaceholderData}
            outcome={outcome}
            onVerified={({ verified, jobs }) => setOutcome(words.done(verified, jobs))}
            onUntied={({ untied }, no) => setOutcome(words.untie.done(untied, no))}
          />
        )}
      </Loaded>
      {query.hasNextPage && (
        <Button className="more" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {texts.common.showMore}
        </Button>
      )}
    </>
  );
};

/** Those that wait, or all; which of them stands in the address. */
const Shown = ({ route }: { readonly route: MappingRoute }) => {
  const { customers: words } = useTexts();
  return (
    <Select
      aria-label={words.shown}
      value={route.customers ?? 'unverified'}
      onChange={(_, { value }) => goInstead({ ...route, customers: value === 'all' ? value : undefined })}
    >
      <option value="unverified">{words.unverified}</option>
      <option value="all">{words.all}</option>
    </Select>
  );
};

interface ListedProps extends CreatedCustomersProps {
  readonly pages: readonly CallOutput<'customers.created'>[];
  /** Those of the other filter, until its own are there. */
  readonly areOthers: boolean;
  /** What became of what was done last; "" before that. */
  readonly outcome: string;
  readonly onUntied: (answer: CallOutput<'customers.untie'>, customerNo: string) => void;
  readonly onVerified: (answer: CallOutput<'customers.verify'>) => void;
}

const Listed = ({ route, integrationId, pages, areOthers, outcome, onVerified, onUntied }: ListedProps) => {
  const { customers: words } = useTexts();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const [unties, setUnties] = useState(false);
  const unverified = route.customers !== 'all';
  const rows = pages.flatMap((page) => page.rows);
  // What somebody else has verified meanwhile is not selected any more.
  const chosen = rows.filter((row) => row.verifiedAt === null && selected.has(row.customerNo));
  const count = useCounted(pages[0]?.count ?? '0');
  return (
    <>
      <div className="filters">
        <Shown route={route} />
        <ActionButton
          icon={<CheckmarkRegular />}
          reason={chosen.length === 0 ? words.verifyReason : null}
          onClick={() => setAsked(true)}
        >
          {words.verify(chosen.length)}
        </ActionButton>
        <ActionButton icon={<PlugDisconnectedRegular />} onClick={() => setUnties(true)}>
          {words.untie.open}
        </ActionButton>
        <span className="caption" role="status">
          {outcome}
        </span>
      </div>
      {areOthers && <Outline rows={6} />}
      {!areOthers && rows.length === 0 && <NoRows unverified={unverified} />}
      {!areOthers && rows.length > 0 && (
        <>
          <p className="caption">{unverified ? words.counted.unverified(count) : words.counted.all(count)}</p>
          <CreatedCustomersTable rows={rows} selected={selected} onSelect={setSelected} />
          <HiddenNote />
        </>
      )}
      {unties && (
        <UntieShoppers
          integrationId={integrationId}
          customerNo={chosen.length === 1 ? (chosen[0]?.customerNo ?? '') : ''}
          onUntied={onUntied}
          onClose={() => setUnties(false)}
        />
      )}
      {asked && (
        <CreatedCustomersVerify
          integrationId={integrationId}
          customers={chosen}
          onVerified={(answer) => {
            setSelected(new Set());
            onVerified(answer);
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
};

/** More than it counts come as `10,000+`. */
const useCounted = (count: string): string => {
  const locale = useLocale();
  return /^\d+$/.test(count) ? formatCount(locale, Number(count)) : count;
};

const NoRows = ({ unverified }: { readonly unverified: boolean }) => {
  const { customers: words } = useTexts();
  if (unverified) return <EmptyState title={words.empty} remedy={words.emptyRemedy} />;
  return <EmptyState title={words.emptyAll} remedy={words.emptyAllRemedy} />;
};
