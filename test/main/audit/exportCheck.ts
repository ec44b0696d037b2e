import { createHash, createPublicKey, verify } from 'node:crypto';

/*
 * docs/audit-chain.md, "An exported file", followed by the letter with nothing of the program: what somebody writes who
 * has only the file, the recipe and a public key from elsewhere.
 */

type Columns = Readonly<Record<string, string | number | null>>;

interface HeadLine {
  readonly type: 'head';
  readonly whole: boolean;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly pruned: { readonly seq: number; readonly hash: string };
  readonly keys: readonly { readonly keyId: number; readonly publicKey: string }[];
  readonly anchors: readonly {
    readonly seq: number;
    readonly hash: string;
    readonly at: string;
    readonly keyId: number;
    readonly signature: string;
  }[];
}

interface EntryLine {
  readonly type: 'entry';
  readonly entry: Columns;
  readonly previous: string;
  readonly hash: string;
  readonly parts?: readonly { readonly part: string; readonly salt: string; readonly text: string }[];
}

type Line = HeadLine | EntryLine | { readonly type: 'end'; readonly entries: number };

const sha = (...pieces: (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
};

/** What is wrong with an exported file, each as a short sentence; nothing for a sound one. */
export function checkExport(text: string, trustedKey: string): string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  const [head, ...rest] = lines.map((line) => JSON.parse(line) as Line);
  const end = rest.at(-1);
  if (head?.type !== 'head' || end?.type !== 'end') return ['the file was cut off'];
  const entries = rest.filter((line) => line.type === 'entry');
  return [
    ...(end.entries === entries.length && rest.length === entries.length + 1 ? [] : ['lines are missing']),
    ...entries.flatMap(checkEntry),
    ...checkOrder(head, entries),
    ...checkAnchors(head, entries, trustedKey),
  ];
}

function checkEntry({ entry, previous, hash, parts }: EntryLine): string[] {
  const sorted = Object.fromEntries(Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const problems = sha(previous + JSON.stringify(sorted)) === hash ? [] : [`entry ${entry['seq']} was changed`];
  if (parts === undefined || parts.length === 0) return problems;
  const list = [...parts]
    .toSorted((a, b) => (a.part < b.part ? -1 : 1))
    .map(({ part, salt, text }) => [part, sha(Buffer.from(salt, 'hex'), Buffer.from(text, 'utf8'))]);
  return sha(JSON.stringify(list)) === entry['commitment'] ? problems : [...problems, `contents of ${entry['seq']}`];
}

function checkOrder(head: HeadLine, entries: readonly EntryLine[]): string[] {
  const problems: string[] = [];
  let { seq, hash } = head.pruned;
  for (const line of entries) {
    const number = Number(line.entry['seq']);
    if (number <= seq) problems.push(`entry ${number} stands in a wrong place`);
    if (head.whole && number > seq + 1) problems.push(`entries ${seq + 1} to ${number - 1} are missing`);
    if (number === seq + 1 && line.previous !== hash) problems.push(`entry ${number} does not follow`);
    ({ hash } = line);
    seq = number;
  }
  if (head.whole && (seq !== head.head.seq || hash !== head.head.hash)) problems.push('the newest entries are missing');
  return problems;
}

function checkAnchors(head: HeadLine, entries: readonly EntryLine[], trustedKey: string): string[] {
  const hashes = new Map(entries.map(({ entry, hash }) => [Number(entry['seq']), hash]));
  const problems = head.anchors.flatMap(({ seq, hash, at, keyId, signature }) => {
    const key = head.keys.find((one) => one.keyId === keyId)?.publicKey;
    const text = Buffer.from(`ml-connector audit head\n${seq}\n${hash}\n${at}`);
    const isLost = key === undefined && seq !== head.anchors.at(-1)?.seq;
    const signed = isLost || verify(null, text, toKey(key ?? ''), Buffer.from(signature, 'hex'));
    if (!signed) return [`the signature at ${seq} does not hold`];
    return (hashes.get(seq) ?? hash) === hash ? [] : [`entries up to ${seq} are not those that were signed`];
  });
  const last = head.anchors.at(-1);
  if (!head.keys.some(({ publicKey }) => publicKey === trustedKey)) problems.push('the key is another one');
  if (last?.seq !== head.head.seq || last.hash !== head.head.hash) problems.push('the head is not signed');
  return problems;
}

function toKey(hex: string) {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(hex, 'hex')]);
  return createPublicKey({ key: spki, format: 'der', type: 'spki' });
}
