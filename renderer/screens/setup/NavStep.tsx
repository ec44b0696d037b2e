import { Button, Field, Input } from '@fluentui/react-components';
import type { SubmitEvent } from 'react';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { toCallError } from '../../bridge/failure.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';
import type { SetupRoute } from '../../routes.ts';
import { toWay, type Typed } from '../connections/fields/typed.ts';
import { WayFields } from '../connections/fields/WayFields.tsx';
import { useProblem } from '../connections/fields/problems.tsx';
import { NavSignIn } from './NavSignIn.tsx';
import { FindingNote, goTo, Ladder, Proof, StepHead, Trust, useFindingAt } from './parts.tsx';
import { SavedOnes } from './SavedOnes.tsx';

export interface ConnectionStepProps {
  readonly route: SetupRoute;
  /** As far as it is typed. */
  readonly typed: Typed;
  readonly onTyped: (changes: Typed) => void;
  /** What was saved in this step before and is entered anew. */
  readonly made: string | undefined;
  readonly onMade: (connectionId: string) => void;
}

/** The address in whatever form; everything else is found behind it. */
export const NavStep = ({ route, typed, onTyped, made, onMade }: ConnectionStepProps) => {
  const { setup } = useTexts();
  const words = setup.nav;
  const phrase = usePhrase();
  const { address = '' } = typed;
  const find = useQuestion('setup.findNav');
  const found = find.data;
  const problem = useFindingAt(found?.finding, ['address']);
  const look = (more: Typed = {}) =>
    find.mutate(
      { address, way: toWay({ ...typed, ...more }) },
      {
        onSuccess: ({ company, tenant }) => {
          if (company !== '') onTyped({ company });
          if (tenant !== '') onTyped({ tenant });
        },
      },
    );
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!find.isPending && address.trim() !== '') look();
  };
  const change = (changes: Typed) => {
    onTyped(changes);
    find.reset();
  };
  const trust = (pinnedCertificate: string) => {
    onTyped({ pinnedCertificate });
    look({ pinnedCertificate });
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
            onChange={(_, { value }) => change({ address: value, pinnedCertificate: '' })}
          />
        </Field>
        <WayFields typed={typed} onChange={change} problem={useProblem(find.error)} hasTenant />
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
      {find.error !== null && toCallError(find.error).problems === undefined && <ErrorNote error={find.error} />}
      {found !== undefined && !found.ok && (
        <>
          <Trust certificate={found.certificate} onTrust={trust} />
          <Ladder ladder={found.ladder} />
        </>
      )}
      {found?.ok === true && (
        <>
          <Proof>
            {words.found(phrase(found.version), found.surfaces)} {words.at} <span className="mono">{found.url}</span>.
          </Proof>
          {found.finding !== null && found.finding.field !== 'address' && <FindingNote finding={found.finding} />}
          <NavSignIn key={found.url} found={found} typed={typed} onTyped={onTyped} made={made} onSaved={saved} />
        </>
      )}
    </>
  );
};
