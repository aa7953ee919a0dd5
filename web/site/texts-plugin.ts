import type { Plugin } from 'vite';
import { type Language, type Part, textsOf } from '../shared/texts/index.ts';

const PREFIX = 'virtual:texts/';

/**
 * `virtual:texts/zh-CN/first` and so on: a part of the catalogue in one language, so that nobody
 * loads the language that is not read, nor the texts of screens that are not opened.
 */
export const textsPlugin: Plugin = {
  name: 'texts',
  resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith(`\0${PREFIX}`)) return undefined;
    const [language, part] = id.slice(PREFIX.length + 1).split('/');
    const texts = textsOf(language as Language, part as Part);
    return `export default ${JSON.stringify(texts)};`;
  },
};
