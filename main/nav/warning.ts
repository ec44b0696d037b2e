import type { LineRepair, NavDocument, NavDocumentLine, NewDocumentLine } from './nav.ts';

/** What the surface does with the lines of a document. */
export interface LineWriter {
  /** With lines as they are now; null when it is gone. */
  read(): Promise<NavDocument | null>;
  add(document: NavDocument, line: NewDocumentLine): Promise<unknown>;
  repair(document: NavDocument, line: NavDocumentLine, repair: LineRepair): Promise<unknown>;
}

/**
 * Puts the text in front of what the first line says. No surface numbers lines as it is told, so that none can be put
 * before the first; a document without lines is given one. A description too long for both loses its end.
 */
export async function warnInFirstLine(text: string, { read, add, repair }: LineWriter): Promise<void> {
  const document = await read();
  if (!document) return;
  const [first] = document.lines ?? [];
  if (!first) await add(document, commentLine(text));
  else if (!first.description.startsWith(text)) {
    await repair(document, first, { description: `${text} ${first.description}`.trimEnd() });
  }
}

export function commentLine(text: string): NewDocumentLine {
  const nothing = { no: '', variantKey: null, unit: '', quantity: '0', taxCode: null, unitPrice: '0' } as const;
  return { kind: 'comment', ...nothing, description: text, discountAmount: '0' };
}
