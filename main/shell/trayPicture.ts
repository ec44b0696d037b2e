import type { TrayMark } from './trayState.ts';

type Shape = (x: number, y: number) => boolean;
type Colour = readonly [red: number, green: number, blue: number];

const within = (x: number, y: number, radius: number) => x * x + y * y <= radius * radius;

/** Each state has a shape of its own, for whoever does not tell the colours apart: disc, triangle, cross, ring. */
const pictures: Readonly<Record<TrayMark, { readonly colour: Colour; readonly shape: Shape }>> = {
  fine: { colour: [0x10, 0x7c, 0x10], shape: (x, y) => within(x, y, 0.85) },
  attention: { colour: [0xd8, 0x8a, 0x00], shape: (x, y) => y > -0.9 && y < 0.8 && Math.abs(x) < (y + 0.95) * 0.54 },
  down: {
    colour: [0xc5, 0x0f, 0x1f],
    shape: (x, y) => Math.max(Math.abs(x), Math.abs(y)) < 0.85 && Math.abs(Math.abs(x) - Math.abs(y)) < 0.34,
  },
  away: { colour: [0x76, 0x76, 0x76], shape: (x, y) => within(x, y, 0.85) && !within(x, y, 0.5) },
};

const finer = 4;

/** A square picture of `size` pixels as Electron's `createFromBitmap` takes it: BGRA, premultiplied, edges smoothed. */
export function trayPicture(mark: TrayMark, size: number): Buffer {
  const { colour, shape } = pictures[mark];
  const [red, green, blue] = colour;
  const bitmap = Buffer.alloc(size * size * 4);
  for (let pixel = 0; pixel < size * size; pixel += 1) {
    const cover = coverage(shape, pixel % size, Math.floor(pixel / size), size);
    bitmap.set([blue * cover, green * cover, red * cover, 255 * cover].map(Math.round), pixel * 4);
  }
  return bitmap;
}

/** The part of a pixel that lies inside, from 16 points in it. */
function coverage(shape: Shape, column: number, row: number, size: number): number {
  let inside = 0;
  for (let point = 0; point < finer * finer; point += 1) {
    const x = column + ((point % finer) + 0.5) / finer;
    const y = row + (Math.floor(point / finer) + 0.5) / finer;
    if (shape((x / size) * 2 - 1, (y / size) * 2 - 1)) inside += 1;
  }
  return inside / (finer * finer);
}
