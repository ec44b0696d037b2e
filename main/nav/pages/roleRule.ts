/** How a page is known by its fields. A name with bars is one of several: `Asset_No|Product_No`. */
export interface RoleRule {
  /** Number and name of the page, for the remedy. */
  readonly page: string;
  readonly suggested: readonly string[];
  /** Which of several: the smaller one is the list, which is cheaper to read; the larger one the card; or by its name. */
  readonly prefer: 'list' | 'card' | 'named';
  readonly key?: readonly string[];
  readonly all: readonly string[];
  /** What tells it from pages that are alike; not asked of a page that has the suggested name. */
  readonly some?: readonly string[];
  readonly none?: readonly string[];
  readonly named?: RegExp;
  /** Of several pages the one with more of these. */
  readonly wanted?: readonly string[];
  /** Needed as well; what lacks is told by name. */
  readonly must?: readonly string[];
  readonly line?: {
    readonly all: readonly string[];
    readonly none?: readonly string[];
    readonly must?: readonly string[];
  };
}
