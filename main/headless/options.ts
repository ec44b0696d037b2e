import { parseArgs } from 'node:util';

export interface Options {
  readonly data: string;
  readonly config: string | null;
  readonly port: number;
  readonly receiverPort: number;
  readonly keyFile: string | null;
  readonly recoveryKeyFile: string | null;
  /** The keys and the recovery key are lost: begin with new ones. */
  readonly startAnew: boolean;
  /** Seal the vault for this key file from now on, and end. */
  readonly newKeyFile: string | null;
  /** Verify the audit log, and end. */
  readonly verify: boolean;
  /** The file to export the audit log into, and end. */
  readonly exportTo: string | null;
  /** The folder of a backup to put in place of the database, and end. */
  readonly restore: string | null;
  /** By what the installation is known as the one it was, in place of the computer's name and the data folder's path. */
  readonly machine: string | null;
  readonly place: string | null;
}

const START_ANEW = 'START ANEW';

export const usage = `npm run headless -- --data DIR [options]

  --data DIR                the data folder: database, settings and log
  --config FILE             import this settings file first
  --port N                  port of the dashboard on this computer (default 4780; 0: any free one)
  --receiver-port N         port that receives deliveries (default 4781; 0: any free one)
  --key-file FILE           file whose 32 bytes open the vault; only its owner may read it (default: DIR/vault.key)
  --recovery-key-file FILE  open the vault with the recovery key in this file
  --start-anew WORDS        begin with new keys where the recovery key is lost too; WORDS: "START ANEW"
  --new-key-file FILE       seal the vault for this key file from now on, made where there is none, and end
  --verify                  check the audit log, say what was found in one line, and end; 6 when it was changed
  --export FILE             write the audit log into this file, provable by itself, and end
  --restore DIR             put the backup in this folder in place of the database, and end
  --machine NAME            name of this computer, for containers whose host name is another one at every start
  --place NAME              name of the data folder, where its path may be another one at every start
  --help                    show this

With a passphrase in ML_CONNECTOR_PASSPHRASE and without --key-file, the passphrase opens the vault. With one in
ML_CONNECTOR_NEW_PASSPHRASE the vault is sealed for that one from now on, and the start ends.
`;

export type OptionsParse =
  | { readonly kind: 'run'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly problem: string };

export function parseOptions(argv: readonly string[]): OptionsParse {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        config: { type: 'string' },
        port: { type: 'string', default: '4780' },
        'receiver-port': { type: 'string', default: '4781' },
        'key-file': { type: 'string' },
        'recovery-key-file': { type: 'string' },
        'start-anew': { type: 'string' },
        'new-key-file': { type: 'string' },
        verify: { type: 'boolean', default: false },
        export: { type: 'string' },
        restore: { type: 'string' },
        machine: { type: 'string' },
        place: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    if (values.data === undefined || values.data === '') return refuse('Name the data folder with --data DIR.');
    const options = {
      data: values.data,
      config: values.config ?? null,
      port: toPort('--port', values.port),
      receiverPort: toPort('--receiver-port', values['receiver-port']),
      keyFile: values['key-file'] ?? null,
      recoveryKeyFile: values['recovery-key-file'] ?? null,
      startAnew: toAnew(values['start-anew']),
      newKeyFile: values['new-key-file'] ?? null,
      verify: values.verify,
      exportTo: values.export ?? null,
      restore: values.restore ?? null,
      machine: toName('--machine', values.machine),
      place: toName('--place', values.place),
    };
    return { kind: 'run', options };
  } catch (error) {
    // parseArgs says in its first sentence which option it does not know; the rest is advice about its own syntax.
    const text = error instanceof Error ? error.message : String(error);
    return refuse(`${text.split('. ')[0]?.replace(/\.$/, '') ?? text}.`);
  }
}

/** Typed out, because what is sealed cannot be opened afterwards. */
function toAnew(words: string | undefined): boolean {
  if (words === undefined) return false;
  if (words === START_ANEW) return true;
  throw new Error(`--start-anew takes the words "${START_ANEW}", which give up what is sealed`);
}

function toPort(option: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`${option} takes a number from 0 to 65535`);
}

function toName(option: string, text: string | undefined): string | null {
  const name = text?.trim();
  if (name === '') throw new Error(`${option} takes a name`);
  return name ?? null;
}

function refuse(problem: string): OptionsParse {
  return { kind: 'refused', problem };
}
