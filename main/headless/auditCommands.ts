import { copyFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConnectorError } from '../base/errors.ts';
import { pause, type Ports } from '../base/ports.ts';
import type { Actor, Calls } from '../contract/calls.ts';
import type { ChainVerdict } from '../contract/views.ts';
import type { EngineHandle } from '../host.ts';

type Engine = Pick<EngineHandle, 'exportPath'> & { readonly calls: Calls };

const actor: Actor = { name: 'command line', role: 'administrator' };
const LOOK_EVERY_MS = 100;

/** Verifies the whole log of an engine that was not started; true when it holds. */
export async function verifyLog(engine: Engine, stdout: (text: string) => void): Promise<boolean> {
  const verdict = await engine.calls['audit.verify']({}, actor);
  stdout(`${verdictLine(verdict)}\n`);
  return verdict.ok;
}

/** Exports the whole log, without contents, into a file. @throws ConnectorError `export-failed`, `export-unwritable` */
export async function exportLog(
  engine: Engine,
  file: string,
  { ports, stdout }: { readonly ports: Ports; readonly stdout: (text: string) => void },
): Promise<void> {
  await engine.calls['audit.export']({ filter: {}, format: 'json' }, actor);
  for (;;) {
    const { run, problem, files } = await engine.calls['audit.exports']({}, actor);
    if (problem !== null) throw failed(problem);
    if (run?.state === 'done') return put(engine, files[0]?.name ?? '', file, stdout);
    await pause(ports, LOOK_EVERY_MS);
  }
}

function put(engine: Engine, name: string, file: string, stdout: (text: string) => void): void {
  const written = engine.exportPath(name);
  if (written === null) throw failed({ message: `The export ${name} is gone.`, whatToDo: 'Export again.' });
  try {
    copyFileSync(written, file);
  } catch (cause) {
    throw new ConnectorError({
      kind: 'invalid',
      code: 'export-unwritable',
      message: `The file ${file} cannot be written.`,
      whatToDo: 'Name a file in a folder that this user may write to with --export FILE.',
      cause,
    });
  } finally {
    rmSync(written, { force: true });
  }
  stdout(`The audit log was exported into ${resolve(file)}. docs/audit-chain.md tells how it is checked.\n`);
}

function verdictLine(verdict: ChainVerdict): string {
  const { ok, problem, entries, since, unproven, unprovenSince, signaturesLost, removed, bodiesGone } = verdict;
  if (!ok) return `The chain breaks at entry ${problem?.seq}: ${problem?.what}`;
  const from = since === null ? '' : ` from ${since} to now`;
  const signed = unprovenSince === null ? 'no head was signed yet' : `the last head was signed at ${unprovenSince}`;
  const proof = unproven === 0 ? 'all of them are signed.' : `the newest ${unproven} are not provable yet: ${signed}.`;
  const counted = entries === 1 ? '1 entry' : `${entries} entries`;
  const lost =
    signaturesLost === undefined
      ? ''
      : ` Up to entry ${signaturesLost.seq} they were signed with keys that were lost: only the chain speaks of them.`;
  const gone = [
    removed > 0 && ` ${removed} older ones have left by age: only the signed heads speak of them.`,
    bodiesGone > 0 && ` Contents of ${bodiesGone} have left by age or on request: only the hash speaks of those.`,
  ].filter((one) => one !== false);
  return `Unchanged${from}: ${counted}, no gap; ${entries === 0 ? 'there are none.' : proof}${lost}${gone.join('')}`;
}

function failed({ message, whatToDo }: { readonly message: string; readonly whatToDo: string }): ConnectorError {
  return new ConnectorError({ kind: 'unavailable', code: 'export-failed', message, whatToDo, system: 'engine' });
}
