import type { CallOutput } from '../../../main/contract/calls.ts';
import { ConfirmWithCount } from '../../components/ConfirmWithCount.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FixItCard } from '../../components/FixItCard.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RunList } from '../../components/RunProgress.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useReplay } from '../../hooks/useReplay.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { Texts } from '../../texts/texts.ts';
import { CreatedCustomersHint } from './CreatedCustomersHint.tsx';
import { useHoldingCustomers } from './useHoldingCustomers.ts';

/** What do I decide now? */
export const Attention = () => {
  const texts = useTexts();
  const replay = useReplay();
  const query = useCall('attention.list', {});
  const { data } = query;
  const holding = useHoldingCustomers();
  const isHeld = holding.customers.length > 0;
  return (
    <>
      <ScreenHead title={texts.attention.title} sentence={data && sentenceOf(texts, data, isHeld)} />
      {isHeld && <CreatedCustomersHint holding={holding} />}
      <RunList replay={replay} />
      <Loaded query={query}>
        {({ groups }) =>
          groups.length === 0
            ? // That nothing waits would not be true.
              !isHeld && <EmptyState title={texts.attention.empty} remedy={texts.attention.emptyRemedy} />
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

const sentenceOf = (texts: Texts, { count, groups }: CallOutput<'attention.list'>, isHeld: boolean) => {
  if (count > 0) return texts.attention.sentence(count, groups.length);
  return isHeld ? undefined : texts.attention.nothing;
};
