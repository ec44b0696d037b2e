import type { Choice } from '../../../../main/contract/ruleCalls.ts';

const most = 100;

/** The choices whose code begins so or whose name has it; a whole code is a choice made, beside which all may be seen. */
export const matching = (choices: readonly Choice[], typed: string): readonly Choice[] => {
  const term = typed.trim().toLowerCase();
  const isMade = choices.some(({ code }) => code.toLowerCase() === term);
  if (term === '' || isMade) return choices.slice(0, most);
  const isLike = ({ code, name }: Choice) => code.toLowerCase().startsWith(term) || name.toLowerCase().includes(term);
  return choices.filter(isLike).slice(0, most);
};

/** What stands behind the last comma: that is being typed. */
export const lastPart = (text: string): string => text.slice(text.lastIndexOf(',') + 1).trim();

export const withLastPart = (text: string, code: string): string => {
  const before = text.slice(0, text.lastIndexOf(',') + 1).trim();
  return before === '' ? code : `${before} ${code}`;
};

export const parts = (text: string, separator: ',' | '\n'): readonly string[] => {
  const found = text.split(separator).map((part) => part.trim());
  return [...new Set(found.filter((part) => part !== ''))];
};

export const joined = (values: readonly string[], separator: ',' | '\n'): string =>
  values.join(separator === ',' ? ', ' : '\n');
