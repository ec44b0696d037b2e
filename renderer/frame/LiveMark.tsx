import { useLive } from '../hooks/useLive.ts';
import { useLocale, useTexts } from '../hooks/surroundings.ts';
import { formatClock } from '../format.ts';
import { StatusMark } from '../components/StatusMark.tsx';

/** Whether what is shown follows the engine, and the time of its last word. */
export const LiveMark = () => {
  const texts = useTexts();
  const locale = useLocale();
  const { live, at } = useLive();
  const time = formatClock(locale, at);
  if (live === null) return <StatusMark mark="waiting" word={texts.frame.connecting} />;
  return live ? (
    <StatusMark mark="fine" word={texts.frame.live(time)} />
  ) : (
    <StatusMark mark="attention" word={texts.frame.stale(time)} />
  );
};
