import { launchConnector } from '../../demo/connector.ts';
import { COMPILED } from './scene.ts';

/** Before all tests. A program that is killed keeps nothing of what it compiled; one that ends in peace does. */
export async function setup(): Promise<void> {
  const { listening, end } = launchConnector({ settings: null, keepErrors: true, env: COMPILED });
  await listening;
  await end('SIGTERM');
}
