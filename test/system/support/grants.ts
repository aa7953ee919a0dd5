import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { recordOf, records } from '../../../scripts/grants/records.ts';

/** Keeps what one platform saw of grants, under the path of its test file, for `npm run grants`. */
export async function keepGrants(control: string, testFile = ''): Promise<void> {
  const answer = await fetch(`${control}/grants`);
  const { functions } = (await answer.json()) as { functions: object };
  const folder = join(process.cwd(), records);
  mkdirSync(folder, { recursive: true });
  const name = recordOf(relative(process.cwd(), testFile));
  writeFileSync(join(folder, name), JSON.stringify(functions));
}
