import { StatusMark } from '../../components/StatusMark.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { toHash } from '../../routes.ts';

/** Stands until somebody has typed the recovery key back; only who can do so is told. */
export const RecoveryKeyHint = () => {
  const { security: words } = useTexts();
  const may = useMay('administrator');
  const { data } = useCall('keys.get', {}, { enabled: may });
  if (data === undefined || data.recovery.confirmedAt !== null) return null;
  return (
    <div className="note note-attention">
      <StatusMark mark="attention" />
      <div className="note-body">
        <p className="strong">{words.hint}</p>
        <p>
          <a href={toHash({ screen: 'settings', section: 'security' })}>{words.hintLink}</a>
        </p>
      </div>
    </div>
  );
};
