import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { SetupSignIn } from '../../../../main/contract/setupCalls.ts';
import { useTexts } from '../../../hooks/surroundings.ts';
import { FileField, type FieldsProps, TextField } from './TextFields.tsx';
import { byCertificate } from './typed.ts';

export interface SignInFieldsProps extends FieldsProps {
  readonly signIn: SetupSignIn;
  /** Of the sign-in as a whole: beside its secret. */
  readonly refusal?: ReactElement | undefined;
  /** Secrets that are there already stay where nothing is typed in their place. */
  readonly set?: readonly string[];
}

/** What NAV is told of who asks, by the kind of sign-in. */
export const SignInFields = ({ signIn, refusal, set = [], ...fields }: SignInFieldsProps) => {
  const { fields: words } = useTexts().connection;
  const secretHint = (path: string) => (set.includes(path) ? words.stays : words.kept);
  if (signIn === 'windowsUser') return <span className="setup-refusal">{refusal}</span>;
  if (signIn === 'entra') return <Entra {...fields} refusal={refusal} secretHint={secretHint} set={set} />;
  return (
    <>
      <TextField
        {...fields}
        path="user"
        label={words.user}
        hint={signIn === 'windows' ? words.windowsUserHint : undefined}
        isRequired
      />
      <TextField
        {...fields}
        path="password"
        label={signIn === 'windows' ? words.windowsPassword : words.password}
        hint={secretHint('password')}
        isSecret
        isRequired={!set.includes('password')}
        refusal={refusal}
      />
    </>
  );
};

interface EntraProps extends FieldsProps {
  readonly refusal: ReactElement | undefined;
  readonly set: readonly string[];
  readonly secretHint: (path: string) => string;
}

const Entra = ({ refusal, set, secretHint, ...fields }: EntraProps) => {
  const { fields: words } = useTexts().connection;
  const isCertificate = byCertificate(fields.typed);
  return (
    <>
      <TextField {...fields} path="entra.tenantId" label={words.tenantId} isRequired />
      <TextField {...fields} path="entra.clientId" label={words.clientId} isRequired />
      <Field label={words.proof}>
        <RadioGroup
          layout="horizontal"
          value={isCertificate ? 'certificate' : 'secret'}
          onChange={(_, { value }) => fields.onChange({ proof: value })}
        >
          <Radio value="secret" label={words.proofs.secret} />
          <Radio value="certificate" label={words.proofs.certificate} />
        </RadioGroup>
      </Field>
      {isCertificate ? (
        <FileField
          {...fields}
          path="clientCertificate"
          label={words.clientCertificate}
          hint={set.includes('clientCertificate') ? words.stays : words.clientCertificateHint}
          isRequired={!set.includes('clientCertificate')}
          refusal={refusal}
        />
      ) : (
        <TextField
          {...fields}
          path="clientSecret"
          label={words.clientSecret}
          hint={secretHint('clientSecret')}
          isSecret
          isRequired={!set.includes('clientSecret')}
          refusal={refusal}
        />
      )}
      <details className="more-fields">
        <summary>{words.otherCloud}</summary>
        <div className="setup-form">
          <TextField
            {...fields}
            path="entra.authority"
            label={words.authority}
            placeholder="https://login.microsoftonline.com"
          />
          <TextField {...fields} path="entra.scope" label={words.scope} hint={words.scopeHint} />
        </div>
      </details>
    </>
  );
};
