import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import type { AttentionGroup } from '../../../../main/contract/views.ts';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { ConfirmWithCount } from '../../../components/ConfirmWithCount.tsx';
import { Rich } from '../../../components/Rich.tsx';
import { RunList } from '../../../components/RunProgress.tsx';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { useCall } from '../../../hooks/useCall.ts';
import { useReplay, type Replay } from '../../../hooks/useReplay.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import { toHash } from '../../../routes.ts';
import { causeWords } from '../../../texts/texts.ts';
import type { SettingName } from './changes.ts';
import { mayFree } from './mayFree.ts';

export interface WaitingForThisProps {
  readonly names: readonly SettingName[];
  readonly integrationId: string;
}

/** Orders that wait for what was saved: they go on waiting until somebody replays them. */
export const WaitingForThis = ({ names, integrationId }: WaitingForThisProps) => {
  const { data } = useCall('attention.list', {});
  const replay = useReplay();
  if (data === undefined) return null;
  const isOurs = ({ orders }: AttentionGroup) => orders.some((order) => order.integrationId === integrationId);
  const groups = data.groups.filter((group) => isOurs(group) && mayFree(names, group.cause.code));
  return (
    <>
      <RunList replay={replay} />
      {groups.map((group) => (
        <Group key={group.causeGroup} group={group} replay={replay} />
      ))}
      {groups.length === 0 && data.count > 0 && <Others count={data.count} />}
      <ConfirmWithCount replay={replay} />
    </>
  );
};

const Group = ({ group, replay }: { readonly group: AttentionGroup; readonly replay: Replay }) => {
  const texts = useTexts();
  const { outcome: words } = texts.rules;
  const { causeGroup, cause, count } = group;
  return (
    <div className="row">
      <StatusMark mark="waiting" />
      <span>
        {words.waiting(count)}: <Rich text={causeWords(texts, cause).message} />
      </span>
      <ActionButton size="small" icon={<ArrowRepeatAllRegular />} onClick={() => replay.ask({ causeGroup }, count)}>
        {words.replay(count)}
      </ActionButton>
    </div>
  );
};

const Others = ({ count }: { readonly count: number }) => {
  const { outcome: words } = useTexts().rules;
  return (
    <p>
      {words.othersWait(count)} <a href={toHash({ screen: 'attention' })}>{words.toAttention}</a>
    </p>
  );
};
