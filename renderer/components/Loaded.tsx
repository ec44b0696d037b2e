import type { ReactNode } from 'react';
import { toCallError, unreachable } from '../bridge/failure.ts';
import { useLocale, useTexts } from '../hooks/surroundings.ts';
import { useNow } from '../hooks/useNow.ts';
import { formatTime } from '../format.ts';
import { ErrorNote } from './ErrorNote.tsx';
import { Outline } from './Outline.tsx';
import { StatusMark } from './StatusMark.tsx';

/** The part of a query that is looked at. */
interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly dataUpdatedAt: number;
  refetch(): unknown;
}

export interface LoadedProps<T> {
  readonly query: Asked<T>;
  /** Rows drawn while nothing is known yet. */
  readonly rows?: number;
  readonly children: (data: T) => ReactNode;
}

/** The engine is gone; else it is there and could not tell this. */
const isAway = (error: Error): boolean => toCallError(error).code === unreachable.code;

/** Nothing known yet, known, known but from before, or refused: each is drawn on purpose. */
export const Loaded = <T,>({ query, rows = 6, children }: LoadedProps<T>) => {
  const tryAgain = () => void query.refetch();
  if (query.data === undefined)
    return query.error === null ? <Outline rows={rows} /> : <ErrorNote error={query.error} onTryAgain={tryAgain} />;
  return (
    <>
      {query.error !== null && isAway(query.error) && <AsOf at={query.dataUpdatedAt} />}
      {query.error !== null && !isAway(query.error) && <ErrorNote error={query.error} onTryAgain={tryAgain} />}
      {children(query.data)}
    </>
  );
};

const AsOf = ({ at }: { readonly at: number }) => {
  const texts = useTexts();
  const locale = useLocale();
  const now = useNow();
  return (
    <p className="as-of" role="status">
      <StatusMark mark="waiting" word={texts.common.asOf(formatTime(locale, new Date(at).toISOString(), now))} />
    </p>
  );
};
