/*
 * Imported first by every plain-Node entry, before anything that loads SQLite: below this version its binary ends the
 * process without a word.
 */

const leastMajor = 24;
const leastMinor = 15;

/** What is wrong with a Node version such as `20.20.2`; null when it will do. */
export function nodeVersionProblem(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return null;
  return (
    `ml-connector needs Node ${leastMajor}.${leastMinor} or later and this is Node ${version}: ` +
    'start it with "npm start" or "npm run headless", which bring their own.'
  );
}

const problem = nodeVersionProblem(process.versions.node);
if (problem !== null) {
  process.stderr.write(`${problem}\n`);
  process.exit(2);
}
