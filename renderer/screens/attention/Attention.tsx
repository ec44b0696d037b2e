import { ConfirmWithCount } from '../../components/ConfirmWithCount.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FixItCard } from '../../components/FixItCard.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { RunList } from '../../components/RunProgress.tsx';
import { ScreenHead } from '../../components/ScreenHead.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useReplay } from '../../hooks/useReplay.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { CreatedCustomersHint } from './CreatedCustomersHint.tsx';

/** What do I decide now? */
export const Attention = () => {
  const texts = useTexts();
  const replay = useReplay();
  const query = useCall('attention.list', {});
  const { data } = query;
  const sentence =
    data && (data.count === 0 ? texts.attention.nothing : texts.attention.sentence(data.count, data.groups.length));
  return (
    <>
      <ScreenHead title={texts.attention.title} sentence={sentence} />
      <CreatedCustomersHint />
      <RunList replay={replay} />
      <Loaded query={query}>
        {({ groups }) =>
          groups.length === 0 ? (
            <EmptyState title={texts.attention.empty} remedy={texts.attention.emptyRemedy} />
          ) : (
            groups.map((group) => (
              <FixItCard
                key={group.causeGroup}
                group={group}
                onReplay={() => replay.ask({ causeGroup: group.causeGroup }, group.count)}
              />
            ))
          )
        }
      </Loaded>
      <ConfirmWithCount replay={replay} />
    </>
  );
};
