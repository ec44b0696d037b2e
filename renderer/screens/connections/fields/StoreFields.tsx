import type { ReactElement } from 'react';
import { useTexts } from '../../../hooks/surroundings.ts';
import { type FieldsProps, TextField } from './TextFields.tsx';
import type { storePaths } from './typed.ts';

export interface StoreFieldsProps extends FieldsProps {
  readonly kind: keyof typeof storePaths;
  /** Said at the address, or beside the secret, where the settings say nothing of it. */
  readonly atAddress?: ReactElement | undefined;
  readonly atKey?: ReactElement | undefined;
  readonly set?: readonly string[];
}

/** Where a store is, and the key to it. */
export const StoreFields = ({ kind, atAddress, atKey, set = [], ...fields }: StoreFieldsProps) => {
  const { fields: words } = useTexts().connection;
  const secretHint = (path: string, otherwise: string) => (set.includes(path) ? words.stays : otherwise);
  const secret = (path: string) => ({ path, isRequired: !set.includes(path) });
  if (kind === 'woocommerce')
    return (
      <>
        <TextField
          {...fields}
          path="url"
          label={words.storeAddress}
          hint={words.storeAddressHint}
          refusal={atAddress}
          isRequired
        />
        <TextField
          {...fields}
          {...secret('consumerKey')}
          label={words.key}
          hint={secretHint('consumerKey', words.keyHint)}
        />
        <TextField
          {...fields}
          {...secret('consumerSecret')}
          label={words.secret}
          hint={secretHint('consumerSecret', words.kept)}
          refusal={atKey}
          isSecret
        />
      </>
    );
  const hash = (fields.typed['storeHash'] ?? '').trim();
  /** The settings cannot say which it was: they never quote a value. */
  const problem = (path: string) => {
    const found = fields.problem(path);
    if (path !== 'storeHash' || found === undefined || hash === '') return found;
    return /^\d+$/.test(hash) ? words.hashIsNumber(hash) : words.hashIsNone(hash);
  };
  return (
    <>
      <TextField
        {...fields}
        problem={problem}
        path="storeHash"
        label={words.hash}
        hint={words.hashHint}
        refusal={atAddress}
        isRequired
      />
      <TextField
        {...fields}
        {...secret('accessToken')}
        label={words.token}
        hint={secretHint('accessToken', words.tokenHint)}
        isSecret
      />
      <TextField
        {...fields}
        {...secret('clientSecret')}
        label={words.storeSecret}
        hint={secretHint('clientSecret', words.kept)}
        refusal={atKey}
        isSecret
      />
    </>
  );
};
