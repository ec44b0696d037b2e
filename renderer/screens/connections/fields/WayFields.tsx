import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { useTexts } from '../../../hooks/surroundings.ts';
import { FileField, type FieldsProps, TextField } from './TextFields.tsx';
import { hasProxyAddress, type Typed, wayPaths } from './typed.ts';

export interface WayFieldsProps extends FieldsProps {
  /** NAV may have several tenants on one service. */
  readonly hasTenant?: boolean;
  readonly set?: readonly string[];
}

/** What few need: proxy, certificates of one's own, tenant. Folded until one of them is there or has a problem. */
export const WayFields = ({ hasTenant = false, set = [], ...fields }: WayFieldsProps) => {
  const { fields: words } = useTexts().connection;
  const { typed, problem } = fields;
  const [wasUsed] = useState(() => isUsed(typed, hasTenant));
  const hasProblem = [...wayPaths, 'tenant'].some((path) => problem(path) !== undefined);
  return (
    <details className="more-fields" open={wasUsed || hasProblem || undefined}>
      <summary>{hasTenant ? words.wayAndTenant : words.way}</summary>
      <div className="setup-form">
        <ProxyFields {...fields} isSet={set.includes('proxyPassword')} />
        <FileField
          {...fields}
          path="certificateAuthority"
          label={words.certificateAuthority}
          hint={words.certificateAuthorityHint}
        />
        {hasTenant && <TextField {...fields} path="tenant" label={words.tenant} hint={words.tenantHint} />}
      </div>
    </details>
  );
};

const isUsed = ({ proxy = 'none', certificateAuthority = '', tenant = '' }: Typed, hasTenant: boolean): boolean =>
  proxy !== 'none' || certificateAuthority !== '' || (hasTenant && tenant !== '');

const ProxyFields = ({ isSet, ...fields }: FieldsProps & { readonly isSet: boolean }) => {
  const { fields: words } = useTexts().connection;
  const { typed, onChange } = fields;
  const hasAddress = hasProxyAddress(typed);
  const kind = hasAddress ? 'address' : (typed['proxy'] ?? 'none');
  const choose = (chosen: string) => onChange({ proxy: chosen === 'address' ? '' : chosen });
  return (
    <>
      <Field label={words.proxy}>
        <RadioGroup layout="horizontal" value={kind} onChange={(_, { value }) => choose(value)}>
          <Radio value="none" label={words.proxies.none} />
          <Radio value="system" label={words.proxies.system} />
          <Radio value="address" label={words.proxies.address} />
        </RadioGroup>
      </Field>
      {hasAddress && (
        <>
          <TextField {...fields} path="proxy" label={words.proxyAddress} placeholder="http://proxy01:8080" isRequired />
          <TextField {...fields} path="proxyUser" label={words.proxyUser} hint={words.proxyUserHint} />
          <TextField
            {...fields}
            path="proxyPassword"
            label={words.proxyPassword}
            hint={isSet ? words.stays : words.kept}
            isSecret
          />
        </>
      )}
    </>
  );
};
