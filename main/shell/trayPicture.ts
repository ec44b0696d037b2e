import type { TrayMark } from './trayState.ts';

/** What is at a point: the state's colour, the sign in it, or what lies behind the icon. */
type Ink = 'colour' | 'white' | null;
/** x and y from -1 to 1; `turn` in quarters. */
type Shape = (x: number, y: number, turn: number) => Ink;
type Colour = readonly [red: number, green: number, blue: number];

const within = (x: number, y: number, radius: number) => x * x + y * y <= radius * radius;

/** At 16 pixels an eighth is one pixel: what must stay sharp has its edges there. */
const isEquals = (x: number, y: number) => Math.abs(x) <= 0.5 && Math.abs(y) >= 0.125 && Math.abs(y) <= 0.375;

const isExclamation = (x: number, y: number) =>
  Math.abs(x) <= 0.125 && ((y >= -0.5 && y <= 0.125) || (y >= 0.25 && y <= 0.5));

const isCross = (x: number, y: number) =>
  Math.max(Math.abs(x), Math.abs(y)) <= 0.625 && Math.abs(Math.abs(x) - Math.abs(y)) <= 0.22;

/** Everything but a quarter, which is another one each turn. */
const isArc = (x: number, y: number, turn: number) =>
  (((Math.atan2(y, x) / (Math.PI / 2) + 4) | 0) + turn) % 4 !== 0 && within(x, y, 0.95) && !within(x, y, 0.55);

/** Each state has a shape of its own, for whoever does not tell the colours apart. */
const pictures: Readonly<Record<TrayMark, { readonly colour: Colour; readonly shape: Shape }>> = {
  fine: {
    colour: [0x10, 0x7c, 0x10],
    shape: (x, y) => (within(x, y, 0.97) ? (isEquals(x, y) ? 'white' : 'colour') : null),
  },
  working: { colour: [0x2b, 0x88, 0xd8], shape: (x, y, turn) => (isArc(x, y, turn) ? 'colour' : null) },
  attention: {
    colour: [0xc1, 0x6a, 0x00],
    shape: (x, y) => (Math.abs(x) + Math.abs(y) <= 1 ? (isExclamation(x, y) ? 'white' : 'colour') : null),
  },
  down: {
    colour: [0xc5, 0x0f, 0x1f],
    shape: (x, y) => (Math.max(Math.abs(x), Math.abs(y)) <= 0.875 ? (isCross(x, y) ? 'white' : 'colour') : null),
  },
  paused: {
    colour: [0x80, 0x80, 0x80],
    shape: (x, y) => (Math.abs(x) >= 0.25 && Math.abs(x) <= 0.75 && Math.abs(y) <= 0.875 ? 'colour' : null),
  },
  away: {
    colour: [0x80, 0x80, 0x80],
    shape: (x, y) => ((within(x, y, 0.95) && !within(x, y, 0.7)) || within(x, y, 0.25) ? 'colour' : null),
  },
};

const finer = 4;
const white: Colour = [0xff, 0xff, 0xff];

/** A square picture of `size` pixels as Electron's `createFromBitmap` takes it: BGRA, premultiplied, edges smoothed. */
export function trayPicture(mark: TrayMark, size: number, turn = 0): Buffer {
  const { colour, shape } = pictures[mark];
  const bitmap = Buffer.alloc(size * size * 4);
  for (let pixel = 0; pixel < size * size; pixel += 1) {
    const cover = coverage((x, y) => shape(x, y, turn), pixel % size, Math.floor(pixel / size), size);
    const part = (index: 0 | 1 | 2) => colour[index] * cover.colour + white[index] * cover.white;
    bitmap.set([part(2), part(1), part(0), 255 * (cover.colour + cover.white)].map(Math.round), pixel * 4);
  }
  return bitmap;
}

/** The parts of a pixel that have either ink, from 16 points in it. */
function coverage(shape: (x: number, y: number) => Ink, column: number, row: number, size: number) {
  const points = { colour: 0, white: 0 };
  for (let point = 0; point < finer * finer; point += 1) {
    const x = column + ((point % finer) + 0.5) / finer;
    const y = row + (Math.floor(point / finer) + 0.5) / finer;
    const ink = shape((x / size) * 2 - 1, (y / size) * 2 - 1);
    if (ink !== null) points[ink] += 1;
  }
  return { colour: points.colour / finer ** 2, white: points.white / finer ** 2 };
}
