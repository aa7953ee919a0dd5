import type { Plugin } from 'vite';
import { type Language, textsOf } from '../shared/texts/index.ts';

const PREFIX = 'virtual:texts/';

/**
 * `virtual:texts/zh-CN` and `virtual:texts/en`: the catalogue in one language, so that nobody
 * loads the language that is not read.
 */
export const textsPlugin: Plugin = {
  name: 'texts',
  resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith(`\0${PREFIX}`)) return undefined;
    const texts = textsOf(id.slice(PREFIX.length + 1) as Language);
    return `export default ${JSON.stringify(texts)};`;
  },
};
