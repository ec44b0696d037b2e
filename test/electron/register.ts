/*
 * Loaded before the built shell by `node --import`: whoever imports Electron gets the stand-in beside this file, and the
 * test may ask and click through the channel to its process.
 */
import { registerHooks } from 'node:module';

const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

await import('./control.ts');
