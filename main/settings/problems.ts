import type * as z from 'zod';
import { ConnectorError } from '../base/errors.ts';

/** What is wrong at one place of a settings file; never quotes the value, which may be a secret. */
export interface Problem {
  /** Such as `integrations[0].taxes[1].percent`; "" for the file as a whole. */
  readonly path: string;
  readonly problem: string;
}

/** Settings that were refused whole; those in force stay. */
export class SettingsRefused extends ConnectorError {
  readonly problems: readonly Problem[];

  /** `of`: what was to be saved; a settings file where it is not said. */
  constructor(problems: readonly Problem[], of: Refusable = 'file') {
    super({ kind: 'invalid', code: 'settings-refused', ...refusal(problems.length, of), system: 'engine' });
    this.name = 'SettingsRefused';
    this.problems = problems;
  }
}

/** A settings file, or what the window saves: rules, the public address, a schedule, or what a set-up drafts. */
type Refusable = 'file' | 'rules' | 'address' | 'schedule' | 'draft';

function refusal(count: number, of: Refusable): { readonly message: string; readonly whatToDo: string } {
  const what = count === 1 ? 'one thing in it is' : `${count} things in it are`;
  if (of === 'rules') {
    return {
      message: `The rules were not saved: ${count === 1 ? 'one thing in them is' : `${count} things in them are`} not right.`,
      whatToDo: 'Correct what is named and save again; until then the old rules stay in force.',
    };
  }
  if (of === 'address') {
    return {
      message: `The public address was not saved: ${what} not right.`,
      whatToDo: 'Correct what is named and save again; until then the old address stays in force.',
    };
  }
  if (of === 'schedule') {
    return {
      message: 'The schedule was not saved: its cron expression is not right.',
      whatToDo: 'Correct what is named and save again; until then the old times stay in force.',
    };
  }
  if (of === 'draft') {
    return {
      message: `What was entered was not kept: ${what} not right.`,
      whatToDo: 'Correct what is named, then go on.',
    };
  }
  return {
    message: `The settings file was not imported: ${what} not right.`,
    whatToDo: 'Correct it at the places named and import it again; until then the old settings stay in force.',
  };
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** `source` is what was checked: it tells a missing field from one of the wrong kind. */
export function toProblems(issues: readonly z.core.$ZodIssue[], source: unknown): readonly Problem[] {
  return issues.flatMap((issue) => toProblem(issue, source));
}

function toProblem(issue: z.core.$ZodIssue, source: unknown): readonly Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: toPath([...issue.path, key]), problem: 'is not a field of the settings' }));
  }
  return [{ path: toPath(issue.path), problem: sayIssue(issue, valueAt(source, issue.path)) }];
}

function sayIssue(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined) return 'is missing';
  if (issue.code === 'invalid_type') return `must be ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_union' && issue.discriminator === undefined) {
    return 'write the secret as text that is not empty, or as {"env": "NAME"} or {"file": "path"}';
  }
  if (issue.code === 'invalid_union' && issue.path[0] === 'address') return 'use "none", "fixed" or "localtunnel"';
  if (issue.code === 'invalid_union') return 'use "nav", "woocommerce" or "bigcommerce"';
  if (issue.code === 'too_small' && issue.origin === 'string') return 'must not be empty';
  if (issue.code === 'too_small' && issue.origin === 'array') return 'needs at least one entry';
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big')
    return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`;
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  // The formats of the contract bring texts of their own.
  return issue.message;
}

/** Field names with a dot or a blank, such as an SKU, stand in brackets. */
export function toPath(keys: readonly PropertyKey[]): string {
  return keys.map(toStep).join('');
}

function toStep(key: PropertyKey, index: number): string {
  if (typeof key === 'number') return `[${key}]`;
  const name = String(key);
  if (!/^[\w-]+$/.test(name)) return `[${JSON.stringify(name)}]`;
  return index === 0 ? name : `.${name}`;
}

function valueAt(source: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    source,
  );
}
