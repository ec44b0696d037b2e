import type { NavItem, NavSession } from '../../nav/nav.ts';
import { candidateNumbers, findItem, type GoodsLine } from './findItem.ts';
import { isGiftCard } from './giftCards.ts';
import { createLook } from './look.ts';
import {
  type AskedItems,
  countQuestions,
  type ItemFacts,
  type ItemQuestions,
  type ItemRules,
  type Mapping,
  noQuestions,
} from './matching.ts';

/** Of an order's lines, what finding their items needs; `mappings` are the table's rows for them. */
export interface ItemsWanted {
  readonly lines: readonly GoodsLine[];
  readonly rules: ItemRules;
  readonly mappings: readonly Mapping[];
}

type Asking = ItemFacts & { readonly asked: AskedItems };
type AskedSession = Pick<NavSession, 'items' | 'itemsByGtin' | 'itemReferences' | 'itemVariants' | 'variantsByCode'>;

/**
 * Asks NAV for what the lines' items are found by, round by round: first all numbers at once, then only what the lines
 * still open need. An order whose articles NAV knows by number costs one question.
 */
export async function gatherItems(session: AskedSession, order: ItemsWanted): Promise<ItemFacts> {
  const wanted = { ...order, lines: order.lines.filter((line) => !isGiftCard(line, order.rules)) };
  let facts = nothingAsked(wanted.mappings);
  let questions = openQuestions(wanted, facts);
  for (const line of wanted.lines) {
    // Several numbers may be the line's: the first question is for all of them.
    if (questions.numbers.size > 0) addNumbers(questions, candidateNumbers(line, wanted.rules, facts));
  }
  while (countQuestions(questions) > 0) {
    // Each round asks for what only the one before could tell.
    // oxlint-disable-next-line no-await-in-loop
    facts = await ask(session, facts, questions);
    questions = openQuestions(wanted, facts);
  }
  const { asked: _asked, ...known } = facts;
  return known;
}

function nothingAsked(mappings: readonly Mapping[]): Asking {
  const asked = { numbers: new Set<string>(), gtins: new Set<string>(), references: new Set<string>() };
  return {
    items: [],
    variants: {},
    mappings,
    references: [],
    variantsByCode: [],
    asked: { ...asked, variantCodes: new Set<string>() },
  };
}

function openQuestions({ lines, rules }: ItemsWanted, facts: Asking): ItemQuestions {
  const questions = noQuestions();
  const { noMatch, placeholderItem } = rules.matching;
  for (const line of lines) {
    const match = findItem(line, { orderNo: '', rules, facts, questions });
    if (match.kind === 'none' && noMatch === 'placeholder') createLook(facts, questions).item(placeholderItem ?? '');
  }
  return questions;
}

function addNumbers(questions: ItemQuestions, numbers: readonly string[]): void {
  for (const no of numbers) questions.numbers.add(no.trim().toUpperCase());
}

async function ask(session: AskedSession, facts: Asking, questions: ItemQuestions): Promise<Asking> {
  const { numbers, gtins, references, variantCodes } = questions;
  const some = async <T>(values: ReadonlySet<string>, read: (values: readonly string[]) => Promise<readonly T[]>) =>
    values.size === 0 ? [] : read([...values]);
  const [byNumber, byGtin, found, byCode, ofItems] = await Promise.all([
    some(numbers, (values) => session.items(values)),
    some(gtins, (values) => session.itemsByGtin(values)),
    some(references, (values) => session.itemReferences(values)),
    some(variantCodes, (values) => session.variantsByCode(values)),
    Promise.all(
      [...questions.variantsOf.values()].map(async (item) => [item.key, await session.itemVariants(item)] as const),
    ),
  ]);
  return {
    ...facts,
    items: merged(facts.items, [...byNumber, ...byGtin]),
    variants: { ...facts.variants, ...Object.fromEntries(ofItems) },
    references: [...(facts.references ?? []), ...found],
    variantsByCode: [...(facts.variantsByCode ?? []), ...byCode],
    asked: {
      numbers: new Set([...facts.asked.numbers, ...numbers]),
      gtins: new Set([...facts.asked.gtins, ...gtins]),
      references: new Set([...facts.asked.references, ...references]),
      variantCodes: new Set([...facts.asked.variantCodes, ...variantCodes]),
    },
  };
}

function merged(known: readonly NavItem[], more: readonly NavItem[]): readonly NavItem[] {
  return [...new Map([...known, ...more].map((item) => [item.key, item])).values()];
}
