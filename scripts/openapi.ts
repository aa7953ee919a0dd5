import { writeFile } from 'node:fs/promises';
import { openApi } from '#contract/openapi.ts';

/** Writes docs/openapi.json from the route table; a test compares the two. */
const file = new URL('../docs/openapi.json', import.meta.url);
await writeFile(file, `${JSON.stringify(openApi(), null, 2)}\n`);
