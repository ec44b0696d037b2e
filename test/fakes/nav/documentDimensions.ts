import type { Company } from './company.ts';
import type { DimensionOwner } from './dimensions.ts';
import { applyDefaults, copyDimensions, dimensionCodes, setDimension } from './dimensions.ts';
import type { Entity } from './entity.ts';
import { textOf, touch } from './entity.ts';
import type { DocumentKind, SalesDocument } from './salesDocument.ts';

const PARENTS: Readonly<Record<DocumentKind, string>> = {
  order: 'Sales_x0020_Order',
  invoice: 'Sales_x0020_Invoice',
  creditMemo: 'Sales_x0020_Credit_x0020_Memo',
};

const SHORTCUTS = ['shortcutDimension1Code', 'shortcutDimension2Code'] as const;

export function headerOwner({ kind, header }: SalesDocument): DimensionOwner {
  return { id: header.id, parentType: PARENTS[kind] };
}

export function lineOwner({ kind }: SalesDocument, line: Entity): DimensionOwner {
  return { id: line.id, parentType: `${PARENTS[kind]}_x0020_Line` };
}

/** A new document has the defaults of its customer. */
export function takeCustomerDimensions(company: Company, document: SalesDocument): void {
  applyDefaults(company, headerOwner(document), textOf(document.header, 'customerId'));
  showShortcuts(company, document);
}

/** A new line has those of its document, and over them the defaults of its item or account. */
export function takeLineDimensions(company: Company, document: SalesDocument, line: Entity): void {
  copyDimensions(company, document.header.id, line.id, lineOwner(document, line).parentType);
  for (const name of ['itemId', 'accountId']) applyDefaults(company, lineOwner(document, line), textOf(line, name));
}

/** The property is a window on the dimension set; false when it is no shortcut. */
export function setShortcut(company: Company, document: SalesDocument, name: string, value: string): boolean {
  const at = SHORTCUTS.findIndex((shortcut) => shortcut === name);
  if (at < 0) return false;
  const code = company.globalDimensions[at] ?? '';
  setDimension(company, headerOwner(document), code, value);
  document.header.values[name] = value;
  return true;
}

function showShortcuts(company: Company, document: SalesDocument): boolean {
  const codes = dimensionCodes(company, document.header.id);
  let changed = false;
  for (const [at, name] of SHORTCUTS.entries()) {
    const value = codes.get(company.globalDimensions[at] ?? '') ?? '';
    changed ||= document.header.values[name] !== value;
    document.header.values[name] = value;
  }
  return changed;
}

/** After a change of the set: the header shows its shortcuts, and has another version. */
export function followSet(company: Company, document: SalesDocument): void {
  if (showShortcuts(company, document)) touch(company.world, document.header);
}
