import { Button, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { SetupDraft } from '../../../main/contract/setupCalls.ts';
import { useAction } from '../../hooks/useCall.ts';
import { useQuestion } from '../../hooks/useQuestion.ts';
import { useTexts } from '../../hooks/surroundings.ts';
import type { SetupRoute } from '../../routes.ts';
import {
  FindingNote,
  goTo,
  Ladder,
  Proof,
  Refused,
  StepActions,
  StepHead,
  Trust,
  useFindingAt,
  useProblem,
} from './parts.tsx';
import { SavedOnes } from './SavedOnes.tsx';

const kinds = ['woocommerce', 'bigcommerce'] as const;
type Kind = (typeof kinds)[number];
/** Paths of their fields, the address first; the last one stands for the key. */
const fields: Readonly<Record<Kind, readonly string[]>> = {
  woocommerce: ['url', 'consumerKey', 'consumerSecret'],
  bigcommerce: ['storeHash', 'accessToken', 'clientSecret'],
};

export interface StoreStepProps {
  readonly route: SetupRoute;
  /** What was saved in this step before and is entered anew. */
  readonly made: string | undefined;
  readonly onMade: (connectionId: string) => void;
}

/** Where the store is, and the key to it. */
export const StoreStep = ({ route, made, onMade }: StoreStepProps) => {
  const { setup } = useTexts();
  const words = setup.store;
  const [kind, setKind] = useState<Kind>('woocommerce');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [pinned, setPinned] = useState<string | undefined>(undefined);
  const attempt = useQuestion('setup.tryStore');
  const save = useAction('setup.saveConnection');
  const tried = attempt.data;
  const error = attempt.error ?? save.error;
  const next = (store: string) => goTo({ ...route, step: 'address', store });
  const connection = (pinnedCertificate = pinned): SetupDraft => ({
    kind,
    ...(made !== undefined && { id: made }),
    ...(pinnedCertificate !== undefined && { pinnedCertificate }),
    ...Object.fromEntries(fields[kind].map((name) => [name, typed[name]?.trim() || undefined])),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!attempt.isPending) attempt.mutate({ connection: connection() });
  };
  const change = (name: string, value: string) => {
    setTyped({ ...typed, [name]: value });
    attempt.reset();
  };
  const trust = (fingerprint: string) => {
    setPinned(fingerprint);
    attempt.mutate({ connection: connection(fingerprint) });
  };
  const store = (name: string) =>
    save.mutate(
      { connection: { ...connection(), name } },
      {
        onSuccess: ({ connectionId }) => {
          onMade(connectionId);
          next(connectionId);
        },
      },
    );
  return (
    <>
      <StepHead title={words.title} />
      <SavedOnes isMeant={(one) => one.kind !== 'nav'} onUse={next} />
      <form className="setup-form" onSubmit={submit}>
        <Field label={words.kind}>
          <RadioGroup
            layout="horizontal"
            value={kind}
            onChange={(_, { value }) => {
              setKind(kinds.find((one) => one === value) ?? kind);
              attempt.reset();
            }}
          >
            {kinds.map((one) => (
              <Radio key={one} value={one} label={words.kinds[one]} />
            ))}
          </RadioGroup>
        </Field>
        <Fields kind={kind} typed={typed} onChange={change} error={error} finding={tried?.finding ?? null} />
        <Refused error={error} shown={fields[kind]} />
        {tried !== undefined && !tried.ok && (
          <>
            <Trust certificate={tried.certificate} onTrust={trust} />
            <Ladder ladder={tried.ladder} />
          </>
        )}
        <StepActions route={route}>
          <span className="caption" role="status">
            {attempt.isPending && setup.looking}
          </span>
          <Button
            type="submit"
            appearance={tried?.ok === true ? 'secondary' : 'primary'}
            disabledFocusable={attempt.isPending}
          >
            {words.try}
          </Button>
        </StepActions>
      </form>
      {tried?.ok === true && (
        <>
          {tried.finding !== null && <FindingNote finding={tried.finding} />}
          <Proof>
            {words.ready(tried.name, tried.address)} {tried.orders !== null && words.orders(tried.orders)}
          </Proof>
          <div className="setup-actions">
            <span className="grow" />
            <Button appearance="primary" disabledFocusable={save.isPending} onClick={() => store(tried.name)}>
              {setup.saveAndNext}
            </Button>
          </div>
        </>
      )}
    </>
  );
};

interface FieldsProps {
  readonly kind: Kind;
  readonly typed: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
  readonly error: Error | null;
  readonly finding: Parameters<typeof useFindingAt>[0];
}

const Fields = ({ kind, typed, onChange, error, finding }: FieldsProps) => {
  const { store: words } = useTexts().setup;
  const problem = useProblem(error);
  const atAddress = useFindingAt(finding, ['address']);
  const atKey = useFindingAt(finding, ['key', 'clock']);
  const isWoo = kind === 'woocommerce';
  const [address = '', key = '', secret = ''] = fields[kind];
  const field = (name: string) => ({
    value: typed[name] ?? '',
    autoComplete: 'off',
    spellCheck: false,
    onChange: (_: unknown, { value }: { value: string }) => onChange(name, value),
  });
  return (
    <>
      <Field
        label={isWoo ? words.address : words.hash}
        hint={isWoo ? words.addressHint : words.hashHint}
        validationMessage={problem(address) ?? (finding?.code === 'clock-off' ? undefined : atAddress)}
        required
      >
        <Input {...field(address)} />
      </Field>
      <Field
        label={isWoo ? words.key : words.token}
        hint={isWoo ? words.keyHint : words.tokenHint}
        validationMessage={problem(key)}
        required
      >
        <Input {...field(key)} type={isWoo ? 'text' : 'password'} />
      </Field>
      <Field
        label={isWoo ? words.secret : words.clientSecret}
        hint={useTexts().setup.nav.kept}
        validationMessage={problem(secret) ?? (finding?.code === 'clock-off' ? undefined : atKey)}
        required
      >
        <Input {...field(secret)} type="password" autoComplete="new-password" />
      </Field>
    </>
  );
};
