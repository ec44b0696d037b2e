/** Where a JSON text stops being JSON, counted from 1. */
export interface JsonProblem {
  readonly line: number;
  readonly column: number;
}

const blank = /[\t\n\r ]*/y;
const text = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Finds the first place at which `source` breaks the grammar of RFC 8259; null when it is JSON. JSON.parse is not asked
 * for it: its message names a place only sometimes, and quotes the text around it, which may be a password.
 */
export function jsonProblem(source: string): JsonProblem | null {
  const scanner = createScanner(source);
  const whole = scanner.value() && scanner.atEnd();
  if (whole) return null;
  const before = source.slice(0, scanner.position()).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function createScanner(source: string) {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    at += found?.[0].length ?? 0;
    return found !== null;
  };
  const sign = (character: string): boolean => {
    take(blank);
    const found = source[at] === character;
    if (found) at += 1;
    return found;
  };
  const member = (): boolean => {
    take(blank);
    return take(text) && sign(':') && value();
  };
  const list = (item: () => boolean, close: string): boolean => {
    if (sign(close)) return true;
    do {
      if (!item()) return false;
    } while (sign(','));
    return sign(close);
  };
  const value = (): boolean => {
    if (sign('{')) return list(member, '}');
    if (sign('[')) return list(value, ']');
    return take(text) || take(plain);
  };
  const atEnd = (): boolean => {
    take(blank);
    return at === source.length;
  };
  return { value, atEnd, position: () => at };
}
