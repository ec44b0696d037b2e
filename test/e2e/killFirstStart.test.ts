import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Launched } from '../demo/connector.ts';
import { allRight, openScene, shopper } from './support/scene.ts';

/* kill -9 from outside, at what is seen in the data folder. */

describe('killed at its very first start, the connector', () => {
  it.each([
    ['its key file is being made', 'vault.key.new'],
    ['its database is being made', 'connector.sqlite.new'],
    ['its database has just been made', 'connector.sqlite'],
    ['the settings are written', 'settings.json'],
    ['it says that it is ready', null],
  ] as const)('when %s, starts the next time as if nothing had been', async (_point, file) => {
    const scene = await openScene();
    try {
      const launched = scene.launch({ settings: scene.settings() });
      if (file === null) await launched.listening.then(() => launched.end('SIGKILL'));
      else await killWhenMade(launched, scene.folder, file);
      await launched.exited;
      await scene.begin();
      const id = scene.order({ billing: shopper('First') });
      await scene.deliver();
      await scene.untilTerm(id, 'equal');
      expect(await scene.verdict([id])).toEqual(allRight);
    } finally {
      await scene.close();
    }
  });
});

async function killWhenMade(launched: Launched, folder: string, file: string): Promise<void> {
  const watcher = watch(folder);
  await new Promise<void>((resolve) => {
    // A file that is renamed at once is gone before we hear of it; that it was there is what counts.
    watcher.on('change', (_event, name) => {
      if (String(name) === file || existsSync(join(folder, file))) resolve();
    });
  });
  await launched.end('SIGKILL');
  watcher.close();
}
