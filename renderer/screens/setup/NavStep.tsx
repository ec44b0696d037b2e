import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';
import type { SetupRoute } from '../../routes.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { NavSignIn } from './NavSignIn.tsx';
import { FindingNote, goTo, Ladder, Proof, StepHead, Trust, useFindingAt } from './parts.tsx';
import { SavedOnes } from './SavedOnes.tsx';

export interface NavStepProps {
  readonly route: SetupRoute;
  /** What was saved in this step before and is entered anew. */
  readonly made: string | undefined;
  readonly onMade: (connectionId: string) => void;
}

/** The address in whatever form; everything else is found behind it. */
export const NavStep = ({ route, made, onMade }: NavStepProps) => {
  const { setup } = useTexts();
  const words = setup.nav;
  const phrase = usePhrase();
  const [address, setAddress] = useState('');
  const [pinned, setPinned] = useState<string | undefined>(undefined);
  const find = useQuestion('setup.findNav');
  const found = find.data;
  const problem = useFindingAt(found?.finding, ['address']);
  const look = (pinnedCertificate = pinned) =>
    find.mutate({ address, ...(pinnedCertificate !== undefined && { pinnedCertificate }) });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!find.isPending && address.trim() !== '') look();
  };
  const trust = (fingerprint: string) => {
    setPinned(fingerprint);
    look(fingerprint);
  };
  const next = (nav: string) => goTo({ ...route, step: 'readiness', nav });
  const saved = (nav: string) => {
    onMade(nav);
    next(nav);
  };
  return (
    <>
      <StepHead title={words.title} />
      <SavedOnes isMeant={({ kind }) => kind === 'nav'} onUse={next} />
      <form className="setup-form" onSubmit={submit}>
        <Field label={words.address} hint={words.addressHint} validationMessage={problem} required>
          <Input
            autoComplete="off"
            spellCheck={false}
            value={address}
            onChange={(_, { value }) => {
              setAddress(value);
              setPinned(undefined);
              find.reset();
            }}
          />
        </Field>
        <div className="setup-actions">
          <span className="caption" role="status">
            {find.isPending && setup.looking}
          </span>
          <span className="grow" />
          <Button
            type="submit"
            appearance={found?.ok === true ? 'secondary' : 'primary'}
            disabledFocusable={find.isPending}
          >
            {words.look}
          </Button>
        </div>
      </form>
      {find.error !== null && <ErrorNote error={find.error} />}
      {found !== undefined && !found.ok && (
        <>
          <Trust certificate={found.certificate} onTrust={trust} />
          <Ladder ladder={found.ladder} />
        </>
      )}
      {found?.ok === true && (
        <>
          <Proof>
            {words.found(phrase(found.version), found.surfaces)} <span className="mono">{words.at(found.url)}</span>
          </Proof>
          {found.finding !== null && found.finding.field !== 'address' && <FindingNote finding={found.finding} />}
          <NavSignIn key={found.url} found={found} pinned={pinned} made={made} onSaved={saved} />
        </>
      )}
    </>
  );
};
