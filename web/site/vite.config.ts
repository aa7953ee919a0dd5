import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { textsPlugin } from './texts-plugin.ts';

/** No chunk has a style sheet of its own: what Vite wraps around import() has nothing to load. */
const bareImports: Plugin = {
  name: 'bare-imports',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js'
      ? 'export const __vitePreload = (load) => load();'
      : undefined,
};

/**
 * The applicants' site: one bundle up to the photo tool. What comes after the review (paying,
 * editing, requests) is a second one; the photo tool, texts to read, English and the search's
 * worker come when they are used.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  logLevel: 'warn',
  plugins: [textsPlugin, bareImports],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome80', 'safari13'],
    // Nothing inline: the policy of the pages allows files of the own origin only.
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    minify: 'terser',
    terserOptions: { ecma: 2020, module: true, compress: { passes: 3 } },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // All of the first screen in one file: one request, and it compresses best.
            { name: 'site', tags: ['$initial'] },
            {
              name: 'later',
              test: /\/screens\/(edit|result|order|pay|recover)\.tsx|\/requests\/|later$/,
            },
          ],
        },
      },
    },
  },
});
