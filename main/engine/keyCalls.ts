import type { Audit } from '../audit/audit.ts';
import { ConnectorError } from '../base/errors.ts';
import type { CallParts } from '../calls/createCalls.ts';
import type { KeysView } from '../contract/keyCalls.ts';
import type { Settings } from '../contract/settings.ts';
import type { Database } from '../db/database.ts';
import { transaction } from '../db/transaction.ts';
import type { SecretBox } from '../host.ts';
import type { KeyCare } from '../vault/keyCare.ts';
import type { Vault } from '../vault/vault.ts';
import type { KeyRotation } from './keyRotation.ts';
import { type NeededSecret, neededSecrets } from './neededSecrets.ts';
import type { News } from './news.ts';
import type { SettingsCalls } from './settingsCalls.ts';

export interface KeyCallsOptions {
  readonly db: Database;
  readonly audit: Audit;
  readonly vault: Vault;
  readonly care: KeyCare;
  readonly rotation: KeyRotation;
  readonly news: News;
  readonly settings: () => Settings;
  readonly settingsCalls: Pick<SettingsCalls, 'enterSecret'>;
}

/** The vault's keys as a person sees and changes them. */
export function createKeyCalls(options: KeyCallsOptions): CallParts['keys'] {
  const { db, audit, vault, care, rotation, news, settings, settingsCalls } = options;
  const needed = () => neededSecrets(settings(), vault);
  const view = () => ({ ...keysViewOf(care, vault, rotation), ...neededOf(needed(), settings()) });
  return {
    'keys.get': async () => view(),
    'keys.rotate': async (_input, { name }) => {
      await rotation.rotate(`person:${name}`);
      news.changed('settings');
      return view();
    },
    'keys.offerRecoveryKey': async () => ({ recoveryKey: care.offerRecoveryKey() }),
    'keys.confirmRecoveryKey': async ({ recoveryKey }, { name }) => {
      const actor = `person:${name}`;
      const became = await care.confirmRecoveryKey(recoveryKey, actor);
      transaction(db, () => audit.append({ kind: `recoveryKey.${became}`, actor, status: 'fine' }));
      news.changed('settings');
      return { replaced: became === 'replaced' };
    },
    'keys.recover': async () => ({ recovered: true }),
    'keys.startAnew': async () => ({ recovered: true }),
    'keys.enterSecret': async ({ id, value }, { name }) => {
      const secret = needed().find((one) => one.of === 'connection' && one.id === id);
      if (!secret) throw notNeeded();
      settingsCalls.enterSecret(secret, value, `person:${name}`);
      return view();
    },
  };
}

/** Another passphrase or key file, or from a person's own safe place to a service's: asked for where the program runs. */
export async function sealVaultFor(
  { db, audit, care }: Pick<KeyCallsOptions, 'db' | 'audit' | 'care'>,
  box: SecretBox,
): Promise<void> {
  const before = care.state().box;
  await care.sealFor(box);
  const params = JSON.stringify({ before, after: box.kind });
  transaction(db, () =>
    audit.append({ kind: 'keys.boxChanged', actor: 'command line', status: 'fine', bodies: { params } }),
  );
}

type Needed = Pick<KeysView, 'needed' | 'withoutPassword'>;

function neededOf(needed: readonly NeededSecret[], { connections }: Pick<Settings, 'connections'>): Needed {
  return {
    needed: connections.flatMap(({ id: owner, kind, name }) => {
      const its = needed.filter((one) => one.of === 'connection' && one.owner === owner);
      return its.map(({ id, field }) => ({ id, connection: { id: owner, kind, name: name || owner }, field }));
    }),
    withoutPassword: needed.filter((one) => one.of === 'user').map((one) => one.owner),
  };
}

function notNeeded(): ConnectorError {
  return new ConnectorError({
    kind: 'conflict',
    code: 'secret-not-needed',
    message: 'This secret was entered meanwhile, or its connection is gone. Nothing was changed.',
    whatToDo: 'Look at the connection; to change a secret that works, set the connection up again.',
    system: 'engine',
  });
}

function keysViewOf(care: KeyCare, vault: Vault, rotation: KeyRotation): Omit<KeysView, keyof Needed> {
  const { box, keys, recovery } = care.state();
  const signing = vault.signingPublicKey();
  const madeAtOf = (wanted: (key: (typeof keys)[number]) => boolean) => keys.findLast(wanted)?.madeAt ?? '';
  const data = keys.filter(({ purpose }) => purpose === 'data');
  const old = data.flatMap(({ madeAt, retiredAt, resealedAt, destroyedAt }) => {
    if (retiredAt === null || destroyedAt !== null) return [];
    return [{ madeAt, retiredAt, neededFor: resealedAt === null ? ('values' as const) : ('audit' as const) }];
  });
  return {
    box,
    madeAt: madeAtOf(({ purpose }) => purpose === 'data'),
    old: old.toReversed(),
    destroyed: data.filter(({ destroyedAt }) => destroyedAt !== null).length,
    signingKey: {
      id: signing.keyId,
      publicKey: Buffer.from(signing.bytes).toString('base64'),
      madeAt: madeAtOf(({ id }) => id === signing.keyId),
    },
    recovery: { ...recovery },
    run: rotation.run(),
  };
}
