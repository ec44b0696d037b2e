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
  /** @throws ConnectorError `progress-too-large` */
  keep(progress: SetupProgress, savedBy: string): void;
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
  return {
    get() {
      const text = vault.secret(SLOT);
      return text === null ? null : (JSON.parse(text) as KeptProgress);
    },
    keep(progress, savedBy) {
      const kept: KeptProgress = { ...progress, savedAt: toInstant(ports.now()), savedBy };
      const text = JSON.stringify(kept, withoutSecrets);
      if (text.length > LONGEST) throw tooLarge();
      vault.putSecret(SLOT, text);
    },
    forget: () => vault.removeSecret(SLOT),
  };
}

/** Whatever window sends them: a secret is entered again rather than kept for somebody else to use. */
function withoutSecrets(field: string, value: unknown): unknown {
  return SECRETS.has(field) ? undefined : value;
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
