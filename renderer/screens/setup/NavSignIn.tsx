import { Button, Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import type { NavFound, SetupDraft } from '../../../main/contract/setupCalls.ts';
import { useAction } from '../../hooks/useCall.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { SignInFields } from '../connections/fields/SignInFields.tsx';
import { signInPaths, toDraft, toWay, type Typed, wayPaths } from '../connections/fields/typed.ts';
import { Refused, useProblem } from '../connections/fields/problems.tsx';
import { FindingNote, Ladder, Proof, useFindingAt } from './parts.tsx';

export interface NavSignInProps {
  readonly found: NavFound;
  readonly typed: Typed;
  readonly onTyped: (changes: Typed) => void;
  readonly made: string | undefined;
  readonly onSaved: (connectionId: string) => void;
}

/** Only the sign-ins that the server takes; then its companies. */
export const NavSignIn = ({ found, typed, onTyped, made, onSaved }: NavSignInProps) => {
  const { setup, connection: texts } = useTexts();
  const words = setup.nav;
  const phrase = usePhrase();
  const signIn = found.signIns.find((one) => one === typed['signIn']) ?? found.signIns[0] ?? 'basic';
  const attempt = useQuestion('setup.tryNav');
  const save = useAction('setup.saveConnection');
  const tried = attempt.data;
  const error = attempt.error ?? save.error;
  const refusal = useFindingAt(tried?.finding, ['signIn', 'address']);
  const companyProblem = useFindingAt(tried?.finding, ['company']);
  const paths = signInPaths(signIn, typed);
  const connection = (company: string): SetupDraft => ({
    kind: 'nav',
    url: found.url,
    company,
    signIn,
    ...toDraft(typed, [...paths, 'tenant']),
    ...toWay(typed),
    ...(made !== undefined && { id: made }),
  });
  const change = (changes: Typed) => {
    onTyped(changes);
    attempt.reset();
  };
  const signInNow = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!attempt.isPending) attempt.mutate({ connection: connection(typed['company'] ?? '') });
  };
  const choose = (company: string) => {
    onTyped({ company });
    attempt.mutate({ connection: connection(company) });
  };
  const store = (company: string) =>
    save.mutate(
      { connection: { ...connection(company), name: `NAV ${company}` } },
      { onSuccess: ({ connectionId }) => onSaved(connectionId) },
    );
  const companies = tried?.companies ?? [];
  const mustChoose = companies.length > 1 || companyProblem !== undefined;
  return (
    <>
      <form className="setup-form" onSubmit={signInNow}>
        {found.signIns.length > 1 && (
          <Field label={texts.fields.signIn}>
            <RadioGroup value={signIn} onChange={(_, { value }) => change({ signIn: value })}>
              {found.signIns.map((one) => (
                <Radio key={one} value={one} label={texts.fields.signIns[one]} />
              ))}
            </RadioGroup>
          </Field>
        )}
        <SignInFields signIn={signIn} typed={typed} onChange={change} problem={useProblem(error)} refusal={refusal} />
        {refusal === undefined && <p className="caption">{words.once}</p>}
        <Refused error={error} shown={[...paths, ...wayPaths, 'tenant']} />
        <div className="setup-actions">
          <span className="caption" role="status">
            {attempt.isPending && setup.looking}
          </span>
          <span className="grow" />
          <Button
            type="submit"
            appearance={tried?.ok === true || mustChoose ? 'secondary' : 'primary'}
            disabledFocusable={attempt.isPending}
          >
            {words.signInNow}
          </Button>
        </div>
      </form>
      {mustChoose && (
        <Company
          companies={companies}
          chosen={companyProblem === undefined ? (tried?.company ?? '') : ''}
          problem={companyProblem}
          onChoose={choose}
        />
      )}
      {tried?.finding && ['pages', 'clock'].includes(tried.finding.field) && <FindingNote finding={tried.finding} />}
      {tried !== undefined && <Ladder ladder={tried.ladder} />}
      {tried !== undefined && tried.stillToDo.length > 0 && (
        <details className="setup-ladder">
          <summary>{words.stillToDo}</summary>
          {tried.stillToDo.map((text) => (
            <p key={text}>{phrase(text)}</p>
          ))}
        </details>
      )}
      {tried?.ok === true && (
        <>
          <Proof>
            {words.found(phrase(tried.version), tried.surfaces)}, {words.companies(companies.length)}.{' '}
            {words.ready(tried.company)}
          </Proof>
          <div className="setup-actions">
            <span className="grow" />
            <Button appearance="primary" disabledFocusable={save.isPending} onClick={() => store(tried.company)}>
              {setup.saveAndNext}
            </Button>
          </div>
        </>
      )}
    </>
  );
};

interface CompanyProps {
  readonly companies: readonly string[];
  readonly chosen: string;
  readonly problem: ReactElement | undefined;
  readonly onChoose: (company: string) => void;
}

const Company = ({ companies, chosen, problem, onChoose }: CompanyProps) => {
  const { nav: words } = useTexts().setup;
  const [company, setCompany] = useState('');
  const meant = company || chosen || (companies[0] ?? '');
  return (
    <div className="setup-form">
      <Field label={words.company} hint={words.companies(companies.length)} validationMessage={problem} required>
        <Select value={meant} onChange={(_, { value }) => setCompany(value)}>
          {companies.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
      <div className="setup-actions">
        <span className="grow" />
        <Button appearance={chosen === meant ? 'secondary' : 'primary'} onClick={() => onChoose(meant)}>
          {words.choose}
        </Button>
      </div>
    </div>
  );
};
