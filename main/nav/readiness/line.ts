import { ConnectorError } from '../../base/errors.ts';
import { SETUP_PAGES, type SetupPage } from './source.ts';

/** One line of what must be right before orders are written. */
export interface ReadinessLine {
  /** Stable; text, remedy and params belong to it. */
  readonly code: string;
  /** `question`: it cannot be read here, an administrator has to look. */
  readonly result: 'ready' | 'missing' | 'question';
  readonly text: string;
  /** "" when nothing. */
  readonly whatToDo: string;
  readonly params: Readonly<Record<string, string>>;
}

export type Params = ReadinessLine['params'];

export function ready(code: string, text: string, params: Params = {}): ReadinessLine {
  return { code, result: 'ready', text, whatToDo: '', params };
}

export function missing(code: string, text: string, whatToDo: string, params: Params = {}): ReadinessLine {
  return { code, result: 'missing', text, whatToDo, params };
}

export function question(code: string, text: string, whatToDo: string, params: Params = {}): ReadinessLine {
  return { code, result: 'question', text, whatToDo, params };
}

/** A page of the set-up, or a field of it, is not shown to us: the administrator looks there, or publishes it. */
export function notShown(
  code: string,
  text: string,
  page: SetupPage,
  look: string,
  params: Params = {},
): ReadinessLine {
  const { number, name, service } = SETUP_PAGES[page];
  const whatToDo = `${look} To have it read here, publish page ${number} (${name}) under Web Services as ${service}.`;
  return question(code, text, whatToDo, { ...params, page: `${number}`, pageName: name });
}

/**
 * The lines, or one question where what they are told from may not be read or is not there. What keeps everything from
 * being read goes on: a refused sign-in, a server that does not answer.
 */
export async function orQuestion(
  subject: string,
  lines: () => Promise<readonly ReadinessLine[]>,
): Promise<readonly ReadinessLine[]> {
  try {
    return await lines();
  } catch (error) {
    if (!(error instanceof ConnectorError) || !TOLD_AS_QUESTION.has(error.kind)) throw error;
    return [
      question('not-readable', `This could not be read: ${subject}. ${error.message}`, error.whatToDo, { subject }),
    ];
  }
}

const TOLD_AS_QUESTION: ReadonlySet<ConnectorError['kind']> = new Set(['permission', 'notFound', 'invalid']);

export function listed(words: readonly string[]): string {
  return words.join(', ');
}
