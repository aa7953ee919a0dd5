import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The applicants' site: one bundle, plus the photo judge when the photo tool opens. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome80', 'safari13'],
    // Nothing inline: the policy of the pages allows files of the own origin only.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});
