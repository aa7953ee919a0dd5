/** `npm run invoke <function> <case>`: gives events/<function>/<case>.json to a running function. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionName } from './function-name.ts';
import { Client, type Endpoints } from './journey/client.ts';

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}

const [operation = '', sample = 'typical'] = process.argv.slice(2);
const file = join('events', operation, `${sample}.json`);
if (!operation || !existsSync(file))
  stop('Usage: npm run invoke <function> <case>, as in events/.');
const known = join(process.env.BAOMING_HOME ?? '.local', 'endpoints.json');
if (!existsSync(known))
  stop('系统没有在运行，请先运行 npm start。 (Nothing is running: start it with npm start.)');

const { control } = JSON.parse(readFileSync(known, 'utf8')) as Endpoints;
const { status, body } = await new Client(control).call(
  'POST',
  `/functions/${functionName(operation)}/invoke`,
  readFileSync(file, 'utf8'),
);
if (status === 404) stop(`No function ${operation}.`);
console.log(JSON.stringify(body, null, 2));
process.exit(status === 200 ? 0 : 1);
