import type { CallOutput } from '../../../main/contract/calls.ts';
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
import type { Texts } from '../../texts/texts.ts';
import { Alarms } from './Alarms.tsx';
import { CreatedCustomersHint } from './CreatedCustomersHint.tsx';
import { RecoveryKeyHint } from './RecoveryKeyHint.tsx';
import { useHoldingCustomers } from './useHoldingCustomers.ts';

/** What do I decide now? */
export const Attention = () => {
  const texts = useTexts();
  const replay = useReplay();
  const query = useCall('attention.list', {});
  const { data } = query;
  const standing = useCall('alarms.list', {});
  const alarms = standing.data?.alarms ?? [];
  const holding = useHoldingCustomers();
  const isHeld = holding.customers.length > 0;
  // That nothing waits would not be true, or is not known.
  const isMore = isHeld || standing.data === undefined || alarms.length > 0;
  return (
    <>
      <ScreenHead title={texts.attention.title} sentence={data && sentenceOf(texts, data, alarms.length, isMore)} />
      {standing.error !== null && query.error === null && <ErrorNote error={standing.error} />}
      <Alarms alarms={alarms} />
      <RecoveryKeyHint />
      {isHeld && <CreatedCustomersHint holding={holding} />}
      <RunList replay={replay} />
      <Loaded query={query}>
        {({ groups }) =>
          groups.length === 0
            ? !isMore && <EmptyState title={texts.attention.empty} remedy={texts.attention.emptyRemedy} />
            : groups.map((group) => (
                <FixItCard
                  key={group.causeGroup}
                  group={group}
                  onReplay={() => replay.ask({ causeGroup: group.causeGroup }, group.count)}
                />
              ))
        }
      </Loaded>
      <ConfirmWithCount replay={replay} />
    </>
  );
};

const sentenceOf = (
  texts: Texts,
  { count, groups }: CallOutput<'attention.list'>,
  alarms: number,
  isMore: boolean,
): string | undefined => {
  const sentences = [
    ...(alarms > 0 ? [texts.alarms.sentence(alarms)] : []),
    ...(count > 0 ? [texts.attention.sentence(count, groups.length)] : []),
  ];
  if (sentences.length > 0) return sentences.join(' ');
  return isMore ? undefined : texts.attention.nothing;
};
