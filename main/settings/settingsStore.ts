import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import type { Settings } from '../contract/settings.ts';
import { ConnectorError } from '../base/errors.ts';
import { toInstant } from '../base/ports.ts';

/** Where settings are kept between two starts. */
export interface SettingsStore {
  /** undefined when there never were any. @throws SyntaxError when what is there is not JSON. */
  get(): unknown;
  /** All or nothing: a power cut leaves the old settings or the new ones. */
  set(settings: Settings): void;
  /** Moves what is there out of the way, for a person to look at; returns its new name. */
  setAside(): string;
}

const name = 'settings';
const backupName = 'settings.backup';

/**
 * `settings.json` in the data folder, and beside it `settings.backup.json`, the last ones that were written.
 *
 * @throws ConnectorError `settings-missing` from `get` when there were settings and the file is gone: beginning anew
 *   would silently stop every integration.
 */
export function createSettingsStore(folder: string, now: () => number): SettingsStore {
  const path = join(folder, `${name}.json`);
  const write = (configName: string, settings: Settings) => {
    const conf = new Conf<Record<string, unknown>>({
      cwd: folder,
      configName,
      configFileMode: 0o600,
      accessPropertiesByDotNotation: false,
      // A backup that was damaged is replaced, not read; what is in force was read before.
      clearInvalidConfig: true,
    });
    conf.store = { ...settings };
  };
  return {
    get() {
      if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
      if (hadSettings(folder)) throw missing(folder);
      return undefined;
    },
    set(settings) {
      write(name, settings);
      write(backupName, settings);
    },
    setAside() {
      const aside = `${name}.damaged-${toInstant(now()).replaceAll(':', '-')}.json`;
      renameSync(path, join(folder, aside));
      return aside;
    },
  };
}

function hadSettings(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((file) => /^settings\.(backup|damaged-.*)\.json$/.test(file));
}

function missing(folder: string): ConnectorError {
  return new ConnectorError({
    kind: 'invalid',
    code: 'settings-missing',
    message: `The settings in ${folder} are gone: there is no settings.json, but what is left of earlier ones.`,
    whatToDo: wayOut,
    system: 'engine',
  });
}

export const wayOut =
  'Rename settings.backup.json to settings.json to go on with the last good settings. To begin without any, remove ' +
  'the files named settings.backup and settings.damaged.';
