import type { PingSample } from '../../main/contract/flowCalls.ts';
import { useTexts } from '../hooks/surroundings.ts';

const width = 96;
const height = 18;
/** Room for the line and for the mark of a ping that failed. */
const inset = 3;

/** How long the last pings took, as a line; one that failed is a cross at the ground, and breaks the line. */
export const Spark = ({ samples }: { readonly samples: readonly PingSample[] }) => {
  const { overview: words } = useTexts();
  if (samples.length < 2) return null;
  const times = samples.filter(({ ok }) => ok).map(({ milliseconds }) => milliseconds);
  const failed = samples.length - times.length;
  const told = [
    ...(times.length > 0 ? [words.spark(samples.length, Math.min(...times), Math.max(...times))] : []),
    ...(failed > 0 ? [words.sparkFailed(failed, samples.length)] : []),
  ].join(' ');
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={told}
    >
      <title>{told}</title>
      {stretches(samples).map(({ kind, path }) => (
        <path key={path} className={`spark-${kind}`} d={path} />
      ))}
    </svg>
  );
};

interface Stretch {
  readonly kind: 'line' | 'failed';
  readonly path: string;
}

const stretches = (samples: readonly PingSample[]): readonly Stretch[] => {
  const most = Math.max(1, ...samples.filter(({ ok }) => ok).map(({ milliseconds }) => milliseconds));
  const x = (index: number) => inset + (index * (width - 2 * inset)) / (samples.length - 1);
  const y = (milliseconds: number) => height - inset - (milliseconds * (height - 2 * inset)) / most;
  const found: { kind: Stretch['kind']; points: string[] }[] = [];
  for (const [index, { ok, milliseconds }] of samples.entries()) {
    const before = found.at(-1);
    if (!ok) found.push({ kind: 'failed', points: [crossAt(x(index), height - inset)] });
    else if (before?.kind === 'line') before.points.push(at(x(index), y(milliseconds)));
    else found.push({ kind: 'line', points: [at(x(index), y(milliseconds))] });
  }
  return found.map(({ kind, points }) => ({ kind, path: kind === 'line' ? lineThrough(points) : points.join('') }));
};

const at = (x: number, y: number): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** One point alone is a dot: a line of no length with round ends. */
const lineThrough = ([first = '', ...others]: readonly string[]): string =>
  `M${first}${(others.length === 0 ? [first] : others).map((point) => `L${point}`).join('')}`;

const crossAt = (x: number, y: number): string =>
  `M${at(x - 2, y - 2)}L${at(x + 2, y + 2)}M${at(x - 2, y + 2)}L${at(x + 2, y - 2)}`;
