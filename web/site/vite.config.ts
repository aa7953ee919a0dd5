import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { textsPlugin } from './texts-plugin.ts';

/**
 * The applicants' site: one bundle up to the photo tool; what only some people need (the photo
 * tool, paying, help, English) and the search's worker come when they are used.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  logLevel: 'warn',
  plugins: [textsPlugin],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome80', 'safari13'],
    // Nothing inline: the policy of the pages allows files of the own origin only.
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      output: {
        // All of the first screen in one file: one request, and it compresses best.
        codeSplitting: { groups: [{ name: 'site', tags: ['$initial'] }] },
      },
    },
  },
});
