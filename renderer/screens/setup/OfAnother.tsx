import { Button } from '@fluentui/react-components';
import { Ago } from '../../components/Ago.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useAction } from '../../hooks/useCall.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import { type Begun, routeOf } from './progress.ts';
import { StartOver } from './StartOver.tsx';

export interface OfAnotherProps {
  readonly begun: NonNullable<Begun>;
  readonly onTaken: () => void;
  readonly onForgotten: () => void;
}

/** There is one set-up for the installation: what somebody else typed is not written over unasked. */
export const OfAnother = ({ begun, onTaken, onForgotten }: OfAnotherProps) => {
  const { setup } = useTexts();
  const takeOver = useAction('setup.takeOver');
  const who = begun.savedBy.replace(/^person:/, '');
  return (
    <section className="card alarm alarm-attention" aria-labelledby="setup-of-another">
      <StatusMark mark="attention" size={20} />
      <div className="card-words">
        <h2 id="setup-of-another">{setup.ofAnother(who)}</h2>
        <p>
          {setup.ofAnotherAt(setup.names[routeOf(begun).step])} <Ago at={begun.savedAt} />
        </p>
        <p>{setup.ofAnotherMeaning}</p>
        {takeOver.error !== null && <ErrorNote error={takeOver.error} />}
        <div className="alarm-answers">
          <Button
            appearance="primary"
            disabledFocusable={takeOver.isPending}
            onClick={() => takeOver.mutate({}, { onSuccess: onTaken })}
          >
            {setup.takeOver}
          </Button>
          <StartOver size="medium" onForgotten={onForgotten} />
        </div>
      </div>
    </section>
  );
};
