import { useTexts } from '../hooks/surroundings.ts';
import type { Texts } from '../texts/texts.ts';

export type Mark = keyof Texts['marks'];

/** Shapes differ without colour: disc, diamond, square, dotted ring, ring with a dash, two bars. */
const shapes: Readonly<Record<Mark, React.ReactNode>> = {
  equal: (
    <path
      fillRule="evenodd"
      d="M15 8A7 7 0 1 1 1 8a7 7 0 0 1 14 0M4.5 6.5c0 .28.22.5.5.5h6a.5.5 0 0 0 0-1H5a.5.5 0 0 0-.5.5M5 9a.5.5 0 0 0 0 1h6a.5.5 0 0 0 0-1z"
    />
  ),
  differs: (
    <g fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
      <path d="M3 6h10M3 10h10M11 2.5 5 13.5" />
    </g>
  ),
  fine: (
    <path
      fillRule="evenodd"
      d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1m3.35 4.65a.5.5 0 0 0-.7 0L7 9.29 5.35 7.65a.5.5 0 1 0-.7.7l2 2c.2.2.5.2.7 0l4-4a.5.5 0 0 0 0-.7"
    />
  ),
  attention: (
    <path d="M6.9 1.45a1.55 1.55 0 0 1 2.2 0l5.45 5.45a1.55 1.55 0 0 1 0 2.2L9.1 14.55a1.55 1.55 0 0 1-2.2 0L1.45 9.1a1.55 1.55 0 0 1 0-2.2z" />
  ),
  down: (
    <path
      fillRule="evenodd"
      d="M3.5 2h9c.83 0 1.5.67 1.5 1.5v9c0 .83-.67 1.5-1.5 1.5h-9A1.5 1.5 0 0 1 2 12.5v-9C2 2.67 2.67 2 3.5 2m2.35 3.15a.5.5 0 1 0-.7.7L7.29 8l-2.14 2.15a.5.5 0 0 0 .7.7L8 8.71l2.15 2.14a.5.5 0 0 0 .7-.7L8.71 8l2.14-2.15a.5.5 0 0 0-.7-.7L8 7.29z"
    />
  ),
  waiting: (
    <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.2 1.57" />
  ),
  working: (
    <g fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
      <path d="M14 8a6 6 0 0 1-10.5 4M2 8a6 6 0 0 1 10.5-4M12.75 1.5V4h-2.5M3.25 14.5V12h2.5" />
    </g>
  ),
  leftOut: (
    <g fill="none" stroke="currentColor" strokeWidth="1.2" strokeLinecap="round">
      <circle cx="8" cy="8" r="6.4" />
      <path d="M5 8h6" />
    </g>
  ),
  paused: (
    <g fill="none" stroke="currentColor" strokeWidth="1.2">
      <rect x="3.1" y="2.1" width="3.3" height="11.8" rx="1" />
      <rect x="9.6" y="2.1" width="3.3" height="11.8" rx="1" />
    </g>
  ),
  none: <circle cx="8" cy="8" r="1.2" />,
};

export interface StatusMarkProps {
  readonly mark: Mark;
  /** Stands beside the shape; without it the shape carries its own name. */
  readonly word?: string;
  readonly size?: number;
}

export const StatusMark = ({ mark, word, size = 16 }: StatusMarkProps) => {
  const texts = useTexts();
  const named = word === undefined ? { role: 'img', 'aria-label': texts.marks[mark] } : { 'aria-hidden': true };
  return (
    <span className={`mark mark-${mark}`}>
      <svg viewBox="0 0 16 16" width={size} height={size} {...named}>
        {shapes[mark]}
      </svg>
      {word !== undefined && <span>{word}</span>}
    </span>
  );
};
