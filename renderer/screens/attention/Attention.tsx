import type { AlarmView } from '../../../main/contract/alarmCalls.ts';
import type { AttentionGroup } from '../../../main/contract/views.ts';
import { ConfirmWithCount } from '../../components/ConfirmWithCount.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { FixItCard } from '../../components/FixItCard.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RunList } from '../../components/RunProgress.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useReplay } from '../../hooks/useReplay.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { AttentionRoute } from '../../routes.ts';
import type { Texts } from '../../texts/texts.ts';
import { Alarms } from './Alarms.tsx';
import { CreatedCustomersHint } from './CreatedCustomersHint.tsx';
import { OnlyThis } from './OnlyThis.tsx';
import { RecoveryKeyHint } from './RecoveryKeyHint.tsx';
import { useHoldingCustomers } from './useHoldingCustomers.ts';

/** What do I decide now? */
export const Attention = ({ route }: { readonly route: AttentionRoute }) => {
  const texts = useTexts();
  const replay = useReplay();
  const query = useCall('attention.list', {});
  const standing = useCall('alarms.list', {});
  const holding = useHoldingCustomers();
  const isNarrowed = route.cause !== undefined || route.alarm !== undefined;
  const alarms = alarmsOf(route, standing.data?.alarms ?? []);
  const groups = query.data && groupsOf(route, query.data.groups);
  const isHeld = holding.customers.length > 0 && !isNarrowed;
  // That nothing waits would not be true, or is not known.
  const isMore = isHeld || standing.data === undefined || alarms.length > 0;
  return (
    <>
      <ScreenHead title={texts.attention.title} sentence={groups && sentenceOf(texts, groups, alarms.length, isMore)} />
      {isNarrowed && <OnlyThis route={route} />}
      {standing.error !== null && query.error === null && <ErrorNote error={standing.error} />}
      <Alarms alarms={alarms} />
      {!isNarrowed && <RecoveryKeyHint />}
      {isHeld && <CreatedCustomersHint holding={holding} />}
      <RunList replay={replay} />
      <Loaded query={query}>
        {() =>
          groups === undefined || groups.length === 0 ? (
            !isMore && <Nothing isNarrowed={isNarrowed} />
          ) : (
            <div data-rows>
              {groups.map((group) => (
                <FixItCard
                  // The one that was asked for is another card than the same among all.
                  key={`${isNarrowed} ${group.causeGroup}`}
                  group={group}
                  isOpen={isNarrowed}
                  onReplay={() => replay.ask({ causeGroup: group.causeGroup }, group.count)}
                />
              ))}
            </div>
          )
        }
      </Loaded>
      <ConfirmWithCount replay={replay} />
    </>
  );
};

const alarmsOf = ({ cause, alarm }: AttentionRoute, all: readonly AlarmView[]): readonly AlarmView[] => {
  if (alarm !== undefined) return all.filter(({ id }) => id === alarm);
  return cause === undefined ? all : [];
};

const groupsOf = ({ cause, alarm }: AttentionRoute, all: readonly AttentionGroup[]): readonly AttentionGroup[] => {
  if (cause !== undefined) return all.filter(({ causeGroup }) => causeGroup === cause);
  return alarm === undefined ? all : [];
};

const Nothing = ({ isNarrowed }: { readonly isNarrowed: boolean }) => {
  const { attention } = useTexts();
  if (isNarrowed) return <EmptyState title={attention.over} remedy={attention.overRemedy} />;
  return <EmptyState title={attention.empty} remedy={attention.emptyRemedy} />;
};

const sentenceOf = (
  texts: Texts,
  groups: readonly AttentionGroup[],
  alarms: number,
  isMore: boolean,
): string | undefined => {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const sentences = [
    ...(alarms > 0 ? [texts.alarms.sentence(alarms)] : []),
    ...(count > 0 ? [texts.attention.sentence(count, groups.length)] : []),
  ];
  if (sentences.length > 0) return sentences.join(' ');
  return isMore ? undefined : texts.attention.nothing;
};
