/** Where reading again goes on. Instants are UTC. */
export type RereadPlace =
  | {
      readonly phase: 'changed';
      /** What was changed or placed after it is read. */
      readonly from: string;
      readonly since: string;
      /** Changes after `since` that were rung already, as `id@milliseconds`. */
      readonly seen: readonly string[];
    }
  | { readonly phase: 'placed'; readonly from: string; readonly afterId: number; readonly skip: number };

export function firstPlace(from: string): RereadPlace {
  return { phase: 'changed', from, since: from, seen: [] };
}

export function writePlace(place: RereadPlace): string {
  return JSON.stringify(place);
}

/** @throws Error where a run of this kind was begun without its place */
export function readPlace(text: string | null): RereadPlace {
  if (text === null) throw new Error('The run was begun without saying where.');
  return JSON.parse(text) as RereadPlace;
}
