/** Where a proposal comes from: what was read, which the window puts in words. */
export type TreatmentReason =
  | 'company-country'
  | 'home-by-rates'
  | 'group-rates'
  | 'group-reverse'
  | 'group-zero'
  | 'group-customers'
  | 'group-named'
  | 'only-customer';
/** What a person has to choose, and why nobody else can. */
export type TreatmentQuestion =
  | 'setup-hidden'
  | 'customers-hidden'
  | 'home-unknown'
  | 'no-group-rates'
  | 'no-reverse-group'
  | 'no-zero-group'
  | 'several-groups'
  | 'several-codes'
  | 'several-customers'
  | 'no-customer'
  | 'home-customers';

export interface Said<Code extends string> {
  readonly code: Code;
  readonly params: Readonly<Record<string, string>>;
}

export function said<Code extends string>(code: Code, params: Readonly<Record<string, string>>): Said<Code> {
  return { code, params };
}
