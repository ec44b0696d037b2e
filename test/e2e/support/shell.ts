import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CommandName, Commands } from '../../electron/control.ts';
import type { Deed } from '../../electron/journal.ts';
import { COMPILED } from './scene.ts';
import { until } from './until.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MAIN = join(ROOT, 'out/main/main.js');
const STAND_IN = pathToFileURL(join(ROOT, 'test/electron/register.ts')).href;

/** The built tray application, as a person at its computer uses it. */
export interface Shell {
  readonly exited: Promise<number>;
  ask<N extends CommandName>(name: N, ...input: Parameters<Commands[N]>): Promise<Awaited<ReturnType<Commands[N]>>>;
  /** The value of an expression in the window's page, which must be clonable. */
  inPage<T>(expression: string): Promise<T>;
  /** A call of the page to the engine. */
  call<T>(name: string, input: object): Promise<T>;
  /** What the page shows, as soon as it shows this text. */
  untilShown(text: string): Promise<string>;
  untilTray(what: string, isSo: (toolTip: string) => boolean): Promise<string>;
  deeds(what: Deed['what']): Promise<readonly Deed[]>;
  kill(): void;
}

export interface ShellOptions {
  /** Where the browser of the stand-in's windows listens. */
  readonly browser: string;
  readonly folder: string;
  readonly args?: readonly string[];
  /** What seals: another one is another Windows user. */
  readonly key?: string;
}

export function launchShell({ browser, folder, args = [], key = 'this user' }: ShellOptions): Shell {
  const child = fork(MAIN, ['--receiver-port=0', ...args], {
    cwd: ROOT,
    execArgv: ['--import', STAND_IN],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...COMPILED,
      NODE_NO_WARNINGS: '1',
      // A build under development is not entered among what starts with Windows.
      STAND_IN_PACKAGED: '1',
      STAND_IN_BROWSER: browser,
      STAND_IN_USER_DATA: folder,
      STAND_IN_KEY: key,
    },
  });
  const ask = asking(child);
  const shell: Shell = {
    exited: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1))),
    ask,
    inPage: async <T>(expression: string) => (await ask('inPage', expression)) as T,
    async call<T>(name: string, input: object) {
      const answer = await shell.inPage<{ ok: boolean; value: T; error: { message: string } }>(
        `window.connector.call(${JSON.stringify(name)}, ${JSON.stringify(input)})`,
      );
      if (!answer.ok) throw new Error(`${name} was refused: ${answer.error.message}`);
      return answer.value;
    },
    untilShown: (text) => {
      const body = () => shell.inPage<string>('document.body.innerText').catch(() => '');
      return until(
        `the page shows "${text}"`,
        async () => {
          const shown = await body();
          return shown.includes(text) && shown;
        },
        body,
      );
    },
    untilTray: (what, isSo) => {
      const tip = () => ask('tray').then(({ toolTip }) => toolTip);
      return until(`the tray says ${what}`, async () => isSo(await tip()) && tip(), tip);
    },
    deeds: async (what) => (await ask('journal')).filter((deed) => deed.what === what),
    kill: () => void child.kill('SIGKILL'),
  };
  return shell;
}

interface Answer {
  readonly id: number;
  readonly ok: boolean;
  readonly value: unknown;
  readonly message: string;
}

function asking(child: ChildProcess): Shell['ask'] {
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  const arrive = (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  };
  const gone = (id: number): Answer => ({ id, ok: false, value: null, message: 'The program has ended.' });
  child.on('message', (message) => arrive(message as Answer));
  child.on('exit', () => [...waiting.keys()].forEach((id) => arrive(gone(id))));
  return async (name, ...[input]) => {
    lastId += 1;
    const id = lastId;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      if (child.connected) child.send({ id, name, input });
      else arrive(gone(id));
    });
    if (!answer.ok) throw new Error(`${name}: ${answer.message}`);
    return answer.value as never;
  };
}
