import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { Session } from '../../bridge/client.ts';
import { isSignedOut } from '../../bridge/failure.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Sign } from '../../frame/Sign.tsx';
import { useTexts } from '../../hooks/surroundings.ts';

export interface SignInProps {
  readonly signIn: (name: string, password: string) => Promise<Session>;
  /** Somebody was signed in, and the engine does not know them any more. */
  readonly hasEnded: boolean;
  readonly onSignedIn: (session: Session) => void;
}

export const SignIn = ({ signIn, hasEnded, onSignedIn }: SignInProps) => {
  const texts = useTexts();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<unknown>(null);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setRefusal(null);
    signIn(name, password).then(onSignedIn, setRefusal);
  };
  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <Sign size={32} />
        <h1>{texts.signIn.title}</h1>
        {hasEnded && refusal === null && <p role="status">{texts.signIn.ended}</p>}
        <Field label={texts.signIn.name}>
          <Input
            name="username"
            autoComplete="username"
            required
            value={name}
            onChange={(_, { value }) => setName(value)}
          />
        </Field>
        <Field label={texts.signIn.password}>
          <Input
            name="password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(_, { value }) => setPassword(value)}
          />
        </Field>
        {refusal !== null && <Refusal refusal={refusal} />}
        <Button appearance="primary" type="submit">
          {texts.signIn.go}
        </Button>
      </form>
    </main>
  );
};

const Refusal = ({ refusal }: { readonly refusal: unknown }) => {
  const { signIn } = useTexts();
  if (!isSignedOut(refusal)) return <ErrorNote error={refusal} />;
  return (
    <div role="alert">
      <p className="strong">{signIn.refused}</p>
      <p>{signIn.refusedRemedy}</p>
    </div>
  );
};
