import { PauseWords } from '../../components/PauseWords.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useIntegrations } from '../../hooks/useIntegrations.ts';
import { usePauses } from '../../hooks/usePauses.ts';
import { useTexts } from '../../hooks/surroundings.ts';

/** Says that work was put off: whoever wonders why nothing moves finds it here first. */
export const PauseNote = () => {
  const { queue: words } = useTexts();
  const { all } = usePauses();
  const { nameOf } = useIntegrations();
  if (all.length === 0) return null;
  return (
    <div className="note">
      <StatusMark mark="paused" />
      <div className="note-body">
        {all.map((pause) => (
          <p key={pause.integrationId ?? ''}>
            <span className="strong">
              {pause.integrationId === null ? words.pausedAll : words.pausedOne(nameOf(pause.integrationId))}
            </span>{' '}
            <PauseWords pause={pause} />
          </p>
        ))}
        <p className="quiet">{words.meaning}</p>
      </div>
    </div>
  );
};
