import { existsSync, realpathSync, statfsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { ConnectorError } from '../base/errors.ts';

/** What can be told of where a data folder lies. */
export interface Surroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The type of its file system as Linux numbers them; null where nothing tells. */
  readonly fileSystem: number | null;
}

export type WrongPlace = { readonly what: 'network' } | { readonly what: 'cloud'; readonly service: string };

/** File systems over a network: the locks and the shared memory of a write-ahead log do not hold there (statfs(2)). */
const OVER_NETWORK: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x01021997, // 9P, as Windows' drives are seen from its Linux
  0x65735546, // FUSE: sshfs and cloud drives
]);

/** Folders that a program copies away while they are written to, by the names those programs give them. */
const CLOUD: readonly (readonly [folder: RegExp, service: string])[] = [
  [/^OneDrive( - .+)?$/i, 'OneDrive'],
  [/^Dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(Google ?Drive|GoogleDrive-.+|My Drive|Meine Ablage)$/i, 'Google Drive'],
  [/^(iCloud ?Drive|Mobile Documents)$/i, 'iCloud'],
  [/^Nextcloud\d*$/i, 'Nextcloud'],
  [/^ownCloud\d*$/i, 'ownCloud'],
  [/^(pCloud ?Drive|MEGAsync|Box Sync|SynologyDrive)$/i, 'a cloud service'],
];

/** Why a database must not lie in this folder; null where nothing speaks against it. */
export function wrongPlace(folder: string, { platform, env, fileSystem }: Surroundings): WrongPlace | null {
  if (platform === 'win32' && isUnc(folder)) return { what: 'network' };
  const service = cloudServiceOf(folder, platform, env);
  if (service !== null) return { what: 'cloud', service };
  return fileSystem !== null && OVER_NETWORK.has(fileSystem) ? { what: 'network' } : null;
}

/** `\\server\share`, also in its long form; `\\?\C:\` and `\\.\` are of this computer. */
function isUnc(folder: string): boolean {
  const path = folder.replaceAll('/', '\\');
  return /^\\\\\?\\UNC\\/i.test(path) || /^\\\\(?![?.]\\)/.test(path);
}

function cloudServiceOf(folder: string, platform: string, env: Surroundings['env']): string | null {
  const parts = folder.split(platform === 'win32' ? /[\\/]/ : '/');
  const named = CLOUD.find(([pattern]) => parts.some((part) => pattern.test(part)));
  if (named) return named[1];
  const isOneDrive = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'].some((name) => isWithin(folder, env[name]));
  return isOneDrive ? 'OneDrive' : null;
}

function isWithin(folder: string, parent: string | undefined): boolean {
  if (parent === undefined || parent === '') return false;
  const plain = (path: string) => `${path.replaceAll('\\', '/').replace(/\/+$/, '').toLowerCase()}/`;
  return plain(folder).startsWith(plain(parent));
}

/** @throws ConnectorError `data-folder-elsewhere` where the database would not be safe */
export function refuseWrongPlace(dataFolder: string): void {
  const folder = resolve(dataFolder);
  const surroundings = { platform: process.platform, env: process.env, fileSystem: fileSystemOf(folder) };
  const found = wrongPlace(folder, surroundings) ?? wrongPlace(realPlaceOf(folder), surroundings);
  if (found === null) return;
  const where =
    found.what === 'network'
      ? 'on a network drive, where a database can be damaged when the connection breaks'
      : `in a folder that ${found.service} copies while it is written to, which damages a database`;
  throw new ConnectorError({
    kind: 'invalid',
    code: 'data-folder-elsewhere',
    message: `The data folder lies ${where}. Nothing was started.`,
    whatToDo:
      'Move the data folder to a disk of this computer and start from there. Backups may go to a network drive: name it under Settings, Storage & backup.',
    params: found.what === 'cloud' ? { service: found.service } : {},
    system: 'engine',
  });
}

/** Behind links, and of a mapped drive the share that it stands for. */
function realPlaceOf(folder: string): string {
  const there = nearestThere(folder);
  return there === null ? folder : join(realpathSync.native(there), relative(there, folder));
}

function fileSystemOf(folder: string): number | null {
  if (process.platform !== 'linux') return null;
  const there = nearestThere(folder);
  return there === null ? null : statfsSync(there).type;
}

/** Bytes that whoever runs the program may still write where this folder lies, or will lie; null where nothing tells. */
export function freeBytesAt(folder: string): number | null {
  const there = nearestThere(resolve(folder));
  if (there === null) return null;
  const { bavail, bsize } = statfsSync(there);
  return bavail * bsize;
}

function nearestThere(folder: string): string | null {
  if (existsSync(folder)) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : nearestThere(parent);
}
