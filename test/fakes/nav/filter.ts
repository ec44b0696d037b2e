import type { Entity, Value } from './entity.ts';
import { badQuery, badRequest, unknownQueryProperty } from './errors.ts';
import type { Token } from './filterTokens.ts';
import { tokens } from './filterTokens.ts';
import { compareValues, literalFor } from './literal.ts';
import type { EntityType, Property } from './schema.ts';
import { propertyOf } from './schema.ts';

type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
type Matcher = 'contains' | 'startswith' | 'endswith';
type Fold = 'none' | 'tolower' | 'toupper';

interface Operand {
  readonly property: Property;
  readonly fold: Fold;
}

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | { readonly kind: 'compare'; readonly operand: Operand; readonly operator: Operator; readonly value: Value }
  | { readonly kind: 'match'; readonly operand: Operand; readonly matcher: Matcher; readonly text: string };

const OPERATORS: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const MATCHERS: readonly string[] = ['contains', 'startswith', 'endswith'];

/** Refuses bad syntax, unknown properties, unfit literals, and `or` across different fields. */
export function parseFilter(text: string, type: EntityType): Filter {
  const parser = createParser(tokens(text), type);
  const filter = parser.or();
  parser.end();
  return filter;
}

function createParser(input: readonly Token[], type: EntityType) {
  let at = 0;
  const peek = (): Token | undefined => input[at];
  const take = (): Token => input[at++] ?? failSyntax('the end');
  const isWord = (word: string): boolean => peek()?.kind === 'word' && peek()?.text === word;
  const expect = (text: string): void => {
    const token = take();
    if (token.kind !== 'mark' || token.text !== text) failSyntax(token.text);
  };

  function list(word: 'and' | 'or', next: () => Filter): Filter {
    const parts = [next()];
    while (isWord(word)) {
      take();
      parts.push(next());
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: word, parts };
  }

  function or(): Filter {
    const filter = list('or', () => list('and', not));
    if (filter.kind === 'or' && propertiesOf(filter).size > 1) {
      throw badRequest("The 'OR' operator is not supported on distinct fields on an OData filter.");
    }
    return filter;
  }

  function not(): Filter {
    if (!isWord('not')) return primary();
    take();
    return { kind: 'not', part: not() };
  }

  function primary(): Filter {
    const token = take();
    if (token.kind === 'mark' && token.text === '(') {
      const inner = or();
      expect(')');
      return inner;
    }
    if (MATCHERS.includes(token.text) && peek()?.text === '(') return match(token.text as Matcher);
    return comparison(token);
  }

  function match(matcher: Matcher): Filter {
    expect('(');
    const subject = operand(take());
    expect(',');
    const literal = take();
    expect(')');
    if (literal.kind !== 'string') failSyntax(literal.text);
    return { kind: 'match', operand: subject, matcher, text: literal.text };
  }

  function comparison(first: Token): Filter {
    const subject = operand(first);
    const operator = take();
    if (!OPERATORS.includes(operator.text)) failSyntax(operator.text);
    const token = take();
    if (token.kind === 'mark') failSyntax(token.text);
    const literal = { quoted: token.kind === 'string', text: token.text };
    const value = literalFor(type, subject.property, literal);
    return { kind: 'compare', operand: subject, operator: operator.text as Operator, value };
  }

  function operand(token: Token): Operand {
    if (token.kind !== 'word') failSyntax(token.text);
    if ((token.text === 'tolower' || token.text === 'toupper') && peek()?.text === '(') {
      expect('(');
      const inner = operand(take());
      expect(')');
      return { property: inner.property, fold: token.text };
    }
    const property = propertyOf(type, token.text);
    if (property === undefined) throw unknownQueryProperty(token.text, type.name);
    return { property, fold: 'none' };
  }

  function end(): void {
    const rest = peek();
    if (rest !== undefined) failSyntax(rest.text);
  }

  return { or, end };
}

function failSyntax(found: string): never {
  throw badQuery(`Syntax error in the filter near '${found}'.`);
}

function propertiesOf(filter: Filter): Set<string> {
  if (filter.kind === 'not') return propertiesOf(filter.part);
  if (filter.kind === 'compare' || filter.kind === 'match') return new Set([filter.operand.property.name]);
  return new Set(filter.parts.flatMap((part) => [...propertiesOf(part)]));
}

export function matches(filter: Filter, entity: Entity): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => matches(part, entity));
    case 'or':
      return filter.parts.some((part) => matches(part, entity));
    case 'not':
      return !matches(filter.part, entity);
    case 'match':
      return matchesText(filter.matcher, String(subject(filter.operand, entity)), filter.text);
    case 'compare':
      return holds(
        filter.operator,
        compareValues(filter.operand.property, subject(filter.operand, entity), filter.value),
      );
  }
}

function subject(operand: Operand, entity: Entity): Value {
  const value = entity.values[operand.property.name] ?? '';
  if (operand.fold === 'none') return value;
  return operand.fold === 'tolower' ? String(value).toLowerCase() : String(value).toUpperCase();
}

function matchesText(matcher: Matcher, value: string, text: string): boolean {
  if (matcher === 'contains') return value.includes(text);
  return matcher === 'startswith' ? value.startsWith(text) : value.endsWith(text);
}

function holds(operator: Operator, order: number): boolean {
  switch (operator) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'gt':
      return order > 0;
    case 'ge':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
  }
}

/** Property-equals-value pairs that every match must fulfil: what an index may be asked for. */
export function equalities(filter: Filter): readonly (readonly [string, Value])[] {
  if (filter.kind === 'and') return filter.parts.flatMap(equalities);
  if (filter.kind !== 'compare' || filter.operator !== 'eq' || filter.operand.fold !== 'none') return [];
  return [[filter.operand.property.name, filter.value]];
}
