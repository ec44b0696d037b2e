import { expect, test } from 'vitest';
import { nodeVersionProblem } from '../../../main/base/nodeVersion.ts';

test.each(['24.15.0', '24.21.0', '26.0.0'])('Node %s will do', (version) => {
  expect(nodeVersionProblem(version)).toBe(null);
});

test.each(['20.20.2', '24.14.9', '8.0.0'])('Node %s is refused with a sentence that names both', (version) => {
  expect(nodeVersionProblem(version)).toContain(`needs Node 24.15 or later and this is Node ${version}`);
});
