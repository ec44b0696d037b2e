/** What the program did to the desktop, in order. */
export interface Deed {
  readonly what:
    | 'notified'
    | 'asked'
    | 'told'
    | 'loginItem'
    | 'shown'
    | 'focused'
    | 'windowOpenDenied'
    | 'navigationDenied'
    | 'openedOutside'
    | 'relaunched';
  readonly detail: unknown;
}

const deeds: Deed[] = [];

export function note(what: Deed['what'], detail: unknown): void {
  deeds.push({ what, detail });
}

export function allDeeds(): readonly Deed[] {
  return deeds;
}
