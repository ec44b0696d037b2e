import type { ConnectorError } from '../base/errors.ts';
import {
  type ConnectionSettings,
  type NavConnectionSettings,
  secretFields,
  type StoreConnectionSettings,
} from '../contract/settings.ts';
import type { SetupDraft, SetupFinding } from '../contract/setupCalls.ts';
import type { CertificateView } from '../contract/views.ts';
import type { LadderResult } from '../http/pingLadder.ts';
import type { ServerCertificate } from '../http/transport.ts';
import { type DraftConnection, readConnectionDraft } from '../settings/drafts.ts';
import type { ConnectionFile } from '../settings/secrets.ts';
import type { Vault } from '../vault/vault.ts';
import type { AssemblyOptions, ConnectionParts } from './connections.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface SetupParts {
  /** What connections that are saved are made with. */
  readonly connections: AssemblyOptions;
  readonly settingsCalls: SettingsCalls;
  readonly vault: Pick<Vault, 'secret'>;
}

/** @throws SettingsRefused with the path of every problem */
export function draftConnection(parts: SetupParts, draft: SetupDraft): DraftConnection {
  const kept = (id: string, field: string) => parts.vault.secret(`${id}/${field}`);
  return readConnectionDraft(draft, parts.settingsCalls.file(), kept);
}

/** What a person may see and change of a connection, and the names of the secrets that it has. */
export function withoutSecrets(
  connection: ConnectionFile,
  isSet: (field: string) => boolean,
): { readonly connection: SetupDraft; readonly set: string[] } {
  const secrets: readonly string[] = secretFields[connection.kind];
  const fields = Object.entries(connection).filter(([field]) => !secrets.includes(field));
  return { connection: Object.fromEntries(fields), set: secrets.filter(isSet) };
}

/** The settings that a draft would be kept as; its receiver key is never used, because nothing is received for it. */
export function settingsOf({ file }: DraftConnection): ConnectionSettings {
  return { ...file, receiverKey: 'draft' } as ConnectionSettings;
}

export function isNav(settings: ConnectionSettings): settings is NavConnectionSettings {
  return settings.kind === 'nav';
}

export function isStore(settings: ConnectionSettings): settings is StoreConnectionSettings {
  return settings.kind !== 'nav';
}

/** What a draft's connection is made with: its own secrets instead of the vault's, and no write of it leaves. */
export function partsOf(parts: SetupParts, secrets: ReadonlyMap<string, string>): ConnectionParts {
  const { connections } = parts;
  const secret = (id: string) => secrets.get(id) ?? (id.endsWith('/webhookSecret') ? 'draft' : null);
  return { ...connections, vault: { ...connections.vault, secret }, mayWrite: () => false };
}

/** The rung that a ladder broke at, or whose warning is worth it; null where nothing is to be said. */
export function findingOf(
  { ok, code, message, whatToDo, ladder }: Omit<LadderResult, 'kind'>,
  fields: Readonly<Record<string, SetupFinding['field']>>,
): SetupFinding | null {
  if (ok && code === 'fine') return null;
  const rung = ladder.find(({ result }) => result === (ok ? 'warning' : 'failed'));
  const field = code.startsWith('clock-') ? 'clock' : (fields[rung?.name ?? ''] ?? 'address');
  return { field, code, message, whatToDo };
}

export function failureAt(field: SetupFinding['field'], error: ConnectorError): SetupFinding {
  return { field, code: error.code, message: error.message, whatToDo: error.whatToDo };
}

export function certificateViewOf(shown: ServerCertificate | null, pinned: string | undefined): CertificateView | null {
  if (shown === null) return null;
  const { names, ...certificate } = shown;
  const isPinned = pinned?.replaceAll(':', '').toLowerCase() === certificate.fingerprint;
  return { ...certificate, names: [...names], isPinned };
}
