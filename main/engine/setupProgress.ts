import { ConnectorError } from '../base/errors.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import { secretFields } from '../contract/settings.ts';
import type { SetupProgress } from '../contract/setupCalls.ts';
import type { Vault } from '../vault/vault.ts';

export type KeptProgress = SetupProgress & { readonly savedAt: string; readonly savedBy: string };

/** How far the wizard came, so that it goes on where it was left. One for the installation. */
export interface ProgressKeeper {
  /** null where nothing was begun, or all is done. */
  get(): KeptProgress | null;
  /** @throws ConnectorError `progress-too-large`, or `setup-of-another` where somebody else's would be written over */
  keep(progress: SetupProgress, savedBy: string): void;
  /** It is this person's from now on. */
  takeOver(savedBy: string): void;
  forget(): void;
}

/** Sealed like the secrets: user names and numbers of customers stand in what is typed. */
const SLOT = 'setup/progress';
const LONGEST = 200_000;
const SECRETS: ReadonlySet<string> = new Set(Object.values(secretFields).flat());

export function createProgressKeeper(
  vault: Pick<Vault, 'putSecret' | 'secret' | 'removeSecret'>,
  ports: Pick<Ports, 'now'>,
): ProgressKeeper {
  function get(): KeptProgress | null {
    const text = vault.secret(SLOT);
    return text === null ? null : (JSON.parse(text) as KeptProgress);
  }

  function put(progress: SetupProgress, savedBy: string): void {
    const kept: KeptProgress = { ...progress, savedAt: toInstant(ports.now()), savedBy };
    const text = JSON.stringify(kept, withoutSecrets);
    if (text.length > LONGEST) throw tooLarge();
    vault.putSecret(SLOT, text);
  }

  return {
    get,
    keep(progress, savedBy) {
      if ((get()?.savedBy ?? savedBy) !== savedBy) throw ofAnother();
      put(progress, savedBy);
    },
    takeOver(savedBy) {
      const kept = get();
      if (kept !== null) put(kept, savedBy);
    },
    forget: () => vault.removeSecret(SLOT),
  };
}

/** What was begun in the wizard leaves where an address that is erased stands in it. */
export function forgetProgressNaming(vault: Pick<Vault, 'secret' | 'removeSecret'>, email: string): void {
  if (vault.secret(SLOT)?.toLowerCase().includes(email.trim().toLowerCase())) vault.removeSecret(SLOT);
}

/** Whatever window sends them: a secret is entered again rather than kept for somebody else to use. */
function withoutSecrets(field: string, value: unknown): unknown {
  return SECRETS.has(field) ? undefined : value;
}

function ofAnother(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'setup-of-another',
    message: 'Somebody else is setting up.',
    whatToDo: 'Open the set-up anew: it shows who and since when, and can be taken over.',
    system: 'engine',
  });
}

function tooLarge(): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'progress-too-large',
    message: 'This is more than can be kept of a set-up that is not finished.',
    whatToDo: 'Nothing to do: go on; what was typed is lost only when the window is closed.',
    system: 'engine',
  });
}
