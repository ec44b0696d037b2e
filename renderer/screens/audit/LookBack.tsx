import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import { StatusMark } from '../../components/StatusMark.tsx';
import { useLocale, useTexts } from '../../hooks/surroundings.ts';
import { formatDayAndTime } from '../../format.ts';

export interface LookBackProps {
  /** Up to when was looked. */
  readonly reached: string;
  readonly pages: number;
  readonly isLooking: boolean;
  readonly onMore: () => void;
}

/** Pages that are asked for one after the other before somebody has to say that it should go on. */
const byItself = 40;

/** Where few entries fit, the engine looks back a stretch at a time: how far it is, and on it goes. */
export const LookBack = ({ reached, pages, isLooking, onMore }: LookBackProps) => {
  const { audit } = useTexts();
  const locale = useLocale();
  const goesOn = pages % byItself !== 0;
  useEffect(() => {
    if (goesOn && !isLooking) onMore();
  }, [goesOn, isLooking, onMore]);
  return (
    <p className="look-back" role="status">
      <StatusMark mark="working" word={audit.lookedBack(formatDayAndTime(locale, reached))} />
      {!goesOn && (
        <Button size="small" onClick={onMore}>
          {audit.lookFurther}
        </Button>
      )}
    </p>
  );
};
