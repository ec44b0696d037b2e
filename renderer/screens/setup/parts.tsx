import { Button } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import type { SetupFinding, NavFound } from '../../../main/contract/setupCalls.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { setupSteps, toHash, type SetupRoute } from '../../routes.ts';
import { Fingerprint } from '../connections/Fingerprint.tsx';
import { PingLadder } from '../connections/PingLadder.tsx';

export const goTo = (route: SetupRoute): void => window.location.assign(toHash(route));

/** The step beside this one. */
export const besides = (route: SetupRoute, by: 1 | -1): SetupRoute => ({
  ...route,
  step: setupSteps[setupSteps.indexOf(route.step) + by] ?? route.step,
});

interface StepHeadProps {
  readonly title: string;
  readonly children?: ReactNode;
}

export const StepHead = ({ title, children }: StepHeadProps) => (
  <>
    <h2 className="setup-title">{title}</h2>
    {children !== undefined && <p className="prose">{children}</p>}
  </>
);

/** What a step proved. */
export const Proof = ({ children }: { readonly children: ReactNode }) => (
  <p className="setup-proof" role="status">
    <StatusMark mark="fine" />
    <span className="wrap">{children}</span>
  </p>
);

/** The words of what stands in the way, for the field that it is about; undefined where it is about another. */
export const useFindingAt = (
  finding: SetupFinding | null | undefined,
  fields: readonly SetupFinding['field'][],
): ReactElement | undefined => {
  const phrase = usePhrase();
  if (!finding || !fields.includes(finding.field)) return undefined;
  return <FindingWords message={phrase(finding.message)} whatToDo={phrase(finding.whatToDo)} />;
};

const FindingWords = ({ message, whatToDo }: { readonly message: string; readonly whatToDo: string }) => (
  <span className="setup-finding wrap">
    <span>{message}</span>
    <strong>{whatToDo}</strong>
  </span>
);

/** A finding that is about no field that is shown. */
export const FindingNote = ({ finding }: { readonly finding: SetupFinding }) => {
  const phrase = usePhrase();
  return (
    <div className="note note-attention" role="status">
      <StatusMark mark="attention" />
      <div className="note-body">
        <p className="wrap">{phrase(finding.message)}</p>
        <p className="strong wrap">{phrase(finding.whatToDo)}</p>
      </div>
    </div>
  );
};

/** The rungs, folded: the finding has said what matters. */
export const Ladder = ({ ladder }: Pick<NavFound, 'ladder'>) => {
  const { setup } = useTexts();
  if (ladder.length === 0) return null;
  return (
    <details className="setup-ladder">
      <summary>{setup.ladder}</summary>
      <PingLadder ladder={ladder} />
    </details>
  );
};

interface TrustProps extends Pick<NavFound, 'certificate'> {
  readonly onTrust: (fingerprint: string) => void;
}

/** A certificate that nobody trusts yet, to be compared before it is. */
export const Trust = ({ certificate, onTrust }: TrustProps) => {
  const { setup } = useTexts();
  if (certificate === null || certificate.isPinned) return null;
  return (
    <div className="note note-attention">
      <StatusMark mark="attention" />
      <div className="note-body">
        <p>{setup.certificate}</p>
        <p className="caption wrap">{certificate.subject}</p>
        <Fingerprint fingerprint={certificate.fingerprint} />
        <Button onClick={() => onTrust(certificate.fingerprint)}>{setup.trust}</Button>
      </div>
    </div>
  );
};

interface StepActionsProps {
  readonly route: SetupRoute;
  readonly children: ReactNode;
}

/** Back at the left, what goes on at the right. */
export const StepActions = ({ route, children }: StepActionsProps) => {
  const { setup } = useTexts();
  return (
    <div className="setup-actions">
      {route.step !== setupSteps[0] && <Button onClick={() => goTo(besides(route, -1))}>{setup.back}</Button>}
      <span className="grow" />
      {children}
    </div>
  );
};

export const NextButton = ({ route }: { readonly route: SetupRoute }) => {
  const { setup } = useTexts();
  return (
    <Button appearance="primary" onClick={() => goTo(besides(route, 1))}>
      {setup.next}
    </Button>
  );
};
