import { describe, expect, it } from 'vitest';
import { isSamePlace } from '../../../main/engine/installation.ts';

const place = (machine: string, dataFolder: string) => ({ machine, dataFolder });

describe('the place of an installation', () => {
  it.each([
    ['itself', place('pc', '/var/ml'), place('pc', '/var/ml'), true],
    ['the name in other letters', place('PC', '/var/ml'), place('pc', '/var/ml'), true],
    ['a slash at the end', place('pc', '/var/ml/'), place('pc', '/var/ml'), true],
    ['Windows’ two slashes and letters', place('pc', 'C:\\Data\\ML'), place('pc', 'c:/data/ml/'), true],
    ['another computer', place('pc', '/var/ml'), place('laptop', '/var/ml'), false],
    ['another folder', place('pc', '/var/ml'), place('pc', '/var/ml2'), false],
    ['letters of a path where they count', place('pc', '/var/ML'), place('pc', '/var/ml'), false],
  ])('is compared with %s', (_name, one, other, same) => {
    expect(isSamePlace(one, other)).toBe(same);
  });
});
