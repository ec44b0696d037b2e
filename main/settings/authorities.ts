import type { SettingsFile } from '../contract/settings.ts';
import type { Problem } from './problems.ts';
import type { SecretSources } from './secrets.ts';

/** The file with every certificate authority in place of the file that a settings file names. */
export function withAuthorities(
  file: SettingsFile,
  readFile: SecretSources['readFile'],
): { readonly file: SettingsFile; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const connections = file.connections.map((connection, n) => {
    const { certificateAuthority } = connection;
    if (certificateAuthority === undefined || typeof certificateAuthority === 'string') return connection;
    const read = certificateIn(certificateAuthority.file, readFile);
    if (read.problem !== null) problems.push({ path: `connections[${n}].certificateAuthority`, problem: read.problem });
    return { ...connection, certificateAuthority: read.pem };
  });
  return { file: { ...file, connections }, problems };
}

function certificateIn(path: string, readFile: SecretSources['readFile']) {
  try {
    const pem = readFile(path);
    const isPem = pem.includes('-----BEGIN CERTIFICATE-----');
    return { pem, problem: isPem ? null : `the file ${path} holds no certificate in PEM form` };
  } catch {
    return { pem: '', problem: `the file ${path} cannot be read` };
  }
}
