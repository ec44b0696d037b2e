import { useLocale, useTexts } from '../hooks/surroundings.ts';
import { useNow } from '../hooks/useNow.ts';
import { ageOf, formatTime, formatUtc } from '../format.ts';

/** How long ago within a day, else when; the exact instant in the tooltip. */
export const Ago = ({ at }: { readonly at: string }) => {
  const texts = useTexts();
  const locale = useLocale();
  const now = useNow();
  const age = ageOf(at, now);
  return (
    <time dateTime={at} title={formatUtc(at)}>
      {age.unit === 'days' ? formatTime(locale, at, now) : texts.ago(age)}
    </time>
  );
};

/** When, in local time; `exact` with seconds, where many things happen within a minute. */
export const Time = ({ at, exact = false }: { readonly at: string; readonly exact?: boolean }) => {
  const locale = useLocale();
  const now = useNow();
  return (
    <time dateTime={at} title={formatUtc(at)}>
      {formatTime(locale, at, now, exact)}
    </time>
  );
};
