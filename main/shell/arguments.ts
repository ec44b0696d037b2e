import { parseArgs } from 'node:util';

export interface ShellArguments {
  /** Absolute or relative to the current folder; null for the folder of this user. */
  readonly data: string | null;
  readonly receiverPort: number;
  readonly recoveryKeyFile: string | null;
  /** Seal the vault for `vault.key` in the data folder, so that a service can open it, and end. */
  readonly moveToService: boolean;
  /** The folder of a backup to put in place of the database. */
  readonly restore: string | null;
  /** Started with Windows: no window until somebody asks for it. */
  readonly hidden: boolean;
}

const defaultReceiverPort = 4781;

/** Chromium's own switches stand among ours and are left alone. */
export function parseShellArguments(argv: readonly string[]): ShellArguments {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      data: { type: 'string' },
      'receiver-port': { type: 'string' },
      'recovery-key-file': { type: 'string' },
      'move-to-service': { type: 'boolean' },
      restore: { type: 'string' },
      hidden: { type: 'boolean' },
    },
  });
  const port = Number(values['receiver-port'] ?? defaultReceiverPort);
  return {
    data: toText(values.data),
    receiverPort: Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : defaultReceiverPort,
    recoveryKeyFile: toText(values['recovery-key-file']),
    moveToService: values['move-to-service'] === true,
    restore: toText(values.restore),
    hidden: values.hidden === true,
  };
}

function toText(value: string | boolean | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
