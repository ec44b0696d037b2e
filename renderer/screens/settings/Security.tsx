import { Loaded } from '../../components/Loaded.tsx';
import { useCall } from '../../hooks/useCall.ts';
import { useMay, useTexts } from '../../hooks/surroundings.ts';
import { SecurityKeys } from './SecurityKeys.tsx';
import { SecurityNeeded } from './SecurityNeeded.tsx';
import { SecurityRecovery } from './SecurityRecovery.tsx';
import { SecurityUsers } from './SecurityUsers.tsx';

/** What seals secrets and shoppers' data, and who holds it. */
export const Security = () => {
  const { security: words } = useTexts();
  const query = useCall('keys.get', {});
  const may = useMay('administrator');
  return (
    <div className="security">
      <p className="quiet prose">{words.intro}</p>
      <Loaded query={query}>
        {(keys) => (
          <>
            <SecurityNeeded needed={keys.needed} withoutPassword={keys.withoutPassword} />
            <SecurityRecovery recovery={keys.recovery} />
            <SecurityKeys keys={keys} />
          </>
        )}
      </Loaded>
      {may && <SecurityUsers />}
    </div>
  );
};
