import { useCall } from '../../hooks/useCall.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { toHash } from '../../routes.ts';
import { Hint } from './Hint.tsx';

/** Stands until somebody has typed the recovery key back; only who can do so is told. */
export const RecoveryKeyHint = () => {
  const { security: words } = useTexts();
  const may = useMay('administrator');
  const { data } = useCall('keys.get', {}, { enabled: may });
  if (data === undefined || data.recovery.confirmedAt !== null) return null;
  return (
    <Hint words={words.hint}>
      <p>
        <a href={toHash({ screen: 'settings', section: 'security' })}>{words.hintLink}</a>
      </p>
    </Hint>
  );
};
