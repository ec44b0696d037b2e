import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: '../assets/web',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome150',
    modulePreload: { polyfill: false },
    // What is bundled goes with its licences.
    license: { fileName: 'third-party.md' },
    // One page, served from this computer: a second chunk would only be a second request.
    chunkSizeWarningLimit: 1200,
  },
});
