import { badQuery } from './errors.ts';

export interface Token {
  readonly kind: 'word' | 'string' | 'mark';
  readonly text: string;
}

const PART = /\s+|[(),]|'(?:[^']|'')*'|[^\s(),']+/y;

/** Words (names, operators, bare literals), quoted strings with doubled quotes undone, and the marks `( ) ,`. */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const from = PART.lastIndex;
    const match = PART.exec(text);
    if (match === null) throw badQuery(`Syntax error at position ${from} in '${text}'.`);
    const token = toToken(match[0]);
    if (token !== null) found.push(token);
  }
  return found;
}

function toToken(part: string): Token | null {
  if (part.trim() === '') return null;
  if (part.startsWith("'")) return { kind: 'string', text: part.slice(1, -1).replaceAll("''", "'") };
  return { kind: '(),'.includes(part) ? 'mark' : 'word', text: part };
}
