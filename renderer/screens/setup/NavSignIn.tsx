import { Button, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import type { NavFound, SetupDraft } from '../../../main/contract/setupCalls.ts';
import { useAction } from '../../hooks/useCall.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { usePhrase, useTexts } from '../../hooks/surroundings.ts';
import { FindingNote, Ladder, Proof, Refused, useFindingAt, useProblem } from './parts.tsx';
import { fieldsOf, type NavDraft, toConnection } from './navDraft.ts';

export interface NavSignInProps {
  readonly found: NavFound;
  readonly pinned: string | undefined;
  readonly made: string | undefined;
  readonly onSaved: (connectionId: string) => void;
}

/** Only the sign-ins that the server takes; then its companies. */
export const NavSignIn = ({ found, pinned, made, onSaved }: NavSignInProps) => {
  const { setup } = useTexts();
  const words = setup.nav;
  const phrase = usePhrase();
  const [draft, setDraft] = useState<NavDraft>({ signIn: found.signIns[0] ?? 'basic', company: '' });
  const attempt = useQuestion('setup.tryNav');
  const save = useAction('setup.saveConnection');
  const tried = attempt.data;
  const refusal = useFindingAt(tried?.finding, ['signIn', 'address']);
  const companyProblem = useFindingAt(tried?.finding, ['company']);
  const connection = (company = ''): SetupDraft => ({
    ...toConnection({ ...draft, company }, found.url, pinned),
    ...(made !== undefined && { id: made }),
  });
  const signIn = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!attempt.isPending) attempt.mutate({ connection: connection() });
  };
  const change = (changes: Partial<NavDraft>) => {
    setDraft({ ...draft, ...changes });
    attempt.reset();
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
      <form className="setup-form" onSubmit={signIn}>
        {found.signIns.length > 1 && (
          <Field label={words.signIn}>
            <RadioGroup
              value={draft.signIn}
              onChange={(_, { value }) =>
                change({ signIn: found.signIns.find((one) => one === value) ?? draft.signIn })
              }
            >
              {found.signIns.map((one) => (
                <Radio key={one} value={one} label={words.signIns[one]} />
              ))}
            </RadioGroup>
          </Field>
        )}
        <Fields draft={draft} onChange={change} error={attempt.error ?? save.error} refusal={refusal} />
        <p className="caption">{words.once}</p>
        <Refused error={attempt.error ?? save.error} shown={fieldsOf(draft.signIn)} />
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
          chosen={tried?.company ?? ''}
          problem={companyProblem}
          onChoose={(company) => attempt.mutate({ connection: connection(company) })}
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

interface FieldsProps {
  readonly draft: NavDraft;
  readonly onChange: (changes: Partial<NavDraft>) => void;
  readonly error: Error | null;
  /** Of the sign-in as a whole: beside its secret. */
  readonly refusal: ReactElement | undefined;
}

const Fields = ({ draft, onChange, error, refusal }: FieldsProps) => {
  const { nav: words } = useTexts().setup;
  const problem = useProblem(error);
  const { signIn } = draft;
  const text = (name: 'user' | 'tenantId' | 'clientId') => ({
    value: draft[name] ?? '',
    autoComplete: 'off',
    spellCheck: false,
    onChange: (_: unknown, { value }: { value: string }) => onChange({ [name]: value }),
  });
  const secret = (name: 'password' | 'clientSecret') => ({
    value: draft[name] ?? '',
    type: 'password' as const,
    autoComplete: 'new-password',
    onChange: (_: unknown, { value }: { value: string }) => onChange({ [name]: value }),
  });
  if (signIn === 'windowsUser') return <span className="setup-refusal">{refusal}</span>;
  if (signIn === 'entra')
    return (
      <>
        <Field label={words.tenantId} validationMessage={problem('entra.tenantId')} required>
          <Input {...text('tenantId')} />
        </Field>
        <Field label={words.clientId} validationMessage={problem('entra.clientId')} required>
          <Input {...text('clientId')} />
        </Field>
        <Field
          label={words.clientSecret}
          hint={words.kept}
          validationMessage={problem('clientSecret') ?? refusal}
          required
        >
          <Input {...secret('clientSecret')} />
        </Field>
      </>
    );
  return (
    <>
      <Field
        label={words.user}
        hint={signIn === 'windows' ? words.windowsUserHint : undefined}
        validationMessage={problem('user')}
        required
      >
        <Input {...text('user')} />
      </Field>
      <Field label={words.password} hint={words.kept} validationMessage={problem('password') ?? refusal} required>
        <Input {...secret('password')} />
      </Field>
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
