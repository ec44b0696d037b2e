import type { Verdict } from '../audit/audit.ts';
import { type Ports, toInstant } from '../base/ports.ts';
import type { ChainVerdict } from '../contract/views.ts';
import type { Verification as VerificationView } from '../contract/auditCalls.ts';
import type { Vault } from '../vault/vault.ts';
import type { ReaderRuns } from './readerRuns.ts';
import type { EngineReader } from './readerTasks.ts';

export interface Verification {
  verify(actor: string): Promise<ChainVerdict>;
  view(): VerificationView;
}

export interface VerificationOptions {
  readonly ports: Pick<Ports, 'now'>;
  readonly vault: Pick<Vault, 'readingKeys'>;
  readonly reader: EngineReader;
  readonly runs: ReaderRuns<ChainVerdict>;
}

/** Checks the whole log in the reader, so that orders go on; whoever asks meanwhile hears of the same walk. */
export function createVerification({ ports, vault, reader, runs }: VerificationOptions): Verification {
  let last: { readonly verdict: ChainVerdict; readonly checkedAt: string } | null = null;
  return {
    verify: (actor) =>
      runs.run(actor, async (options) => {
        const keys = vault.readingKeys();
        const verdict = toView(await reader.run('audit.verify', { bodies: true, keys }, options));
        last = { verdict, checkedAt: toInstant(ports.now()) };
        return verdict;
      }),
    view: () => ({ ...runs.state(), verdict: last?.verdict ?? null, checkedAt: last?.checkedAt ?? null }),
  };
}

function toView(verdict: Verdict): ChainVerdict {
  const { anchoredAt, ...found } = verdict;
  return { ...found, unprovenSince: anchoredAt };
}
