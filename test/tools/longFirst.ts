import { BaseSequencer, type TestSpecification } from 'vitest/node';

/*
 * Where nothing is known of former runs, as after `npm ci`, larger files go first. These take long although they are
 * small: begun last, each would leave all but one core idle.
 */
const LONG = [
  'e2e/page.test.ts',
  'e2e/kill.test.ts',
  'e2e/signIns.test.ts',
  'e2e/surfaces.test.ts',
  'e2e/badInput.test.ts',
  'e2e/killPages.test.ts',
  'e2e/page/wizard.test.ts',
  'e2e/shell.test.ts',
  'e2e/killFirstStart.test.ts',
  'e2e/killAtRandom.test.ts',
  'e2e/restore.test.ts',
  'main/simulate/month.test.ts',
  'main/engine/navSetBack.test.ts',
  'main/engine/surfaces.test.ts',
  'main/inbox/flood.test.ts',
  'main/headless/sealing.test.ts',
  'main/simulate/simulate.test.ts',
  'main/engine/manyLines.test.ts',
  'main/engine/lostLives.test.ts',
];

/** Begins with what takes longest, within each project. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    const place = ({ project, moduleId }: TestSpecification) => {
      const long = LONG.findIndex((path) => moduleId.endsWith(`/test/${path}`));
      return projects.indexOf(project.name) * 1_000 + (long < 0 ? LONG.length : long);
    };
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}
