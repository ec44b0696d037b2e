import type { SetupDraft, SetupSignIn } from '../../../main/contract/setupCalls.ts';

/** What is typed of a sign-in to NAV; every kind keeps its own while others are looked at. */
export interface NavDraft {
  readonly signIn: SetupSignIn;
  readonly company: string;
  readonly user?: string;
  readonly password?: string;
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
}

/** Paths that have a field of their own. */
export const fieldsOf = (signIn: SetupSignIn): readonly string[] => {
  if (signIn === 'windowsUser') return [];
  return signIn === 'entra' ? ['entra.tenantId', 'entra.clientId', 'clientSecret'] : ['user', 'password'];
};

/** Only what belongs to the sign-in. */
export const toConnection = (draft: NavDraft, url: string, pinnedCertificate: string | undefined): SetupDraft => ({
  kind: 'nav',
  url,
  company: draft.company,
  ...(pinnedCertificate !== undefined && { pinnedCertificate }),
  ...credentialsOf(draft),
});

const credentialsOf = ({ signIn, user, password, tenantId, clientId, clientSecret }: NavDraft): SetupDraft => {
  if (signIn === 'windowsUser') return { signIn };
  const given = (value: string | undefined) => (value === '' ? undefined : value);
  if (signIn !== 'entra') return { signIn, user: user?.trim() ?? '', password: given(password) };
  const entra = { tenantId: tenantId?.trim() ?? '', clientId: clientId?.trim() ?? '' };
  return { signIn, entra, clientSecret: given(clientSecret) };
};
