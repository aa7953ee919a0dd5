import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventOperations, httpOperations } from '../contract/operations.ts';

type File = { path: string; text: string };

function filesOf(room: string, ending = /\.tsx?$/): File[] {
  if (!existsSync(room)) return [];
  return readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name) && !name.includes('node_modules'))
    .map((name) => join(room, name))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

const rooms = ['domain', 'contract', 'adapters', 'functions', 'infra', 'local', 'scripts'];
const product = rooms.flatMap((room) => filesOf(room));
const lines = ({ text }: File) => text.split('\n').length - 1;

/** Each check takes files and names the offenders; it also has to find a planted one. */
type Check = { name: string; files: File[]; find: (files: File[]) => string[]; planted: File };

const pathsThat = (holds: (file: File) => boolean) => (files: File[]) =>
  files.filter(holds).map(({ path }) => path);

const arrows: Record<string, RegExp> = {
  domain: /from '(#|node:|[a-z@])/,
  contract: /from '(#adapters|\.\.\/(functions|infra|local|adapters))/,
  adapters: /from '(\.\.\/)+(functions|infra|local|scripts)\//,
  local: /from '(#|(\.\.\/)+(domain|contract|adapters|functions|infra|test)\/)/,
};

const checks: Check[] = [
  {
    name: 'no file is over 250 lines',
    files: product,
    find: pathsThat((file) => lines(file) > 250),
    planted: { path: 'domain/long.ts', text: '\n'.repeat(251) },
  },
  {
    name: 'an entry file of a function has at most 40 lines',
    files: filesOf('functions', /index\.ts$/),
    find: pathsThat((file) => lines(file) > 40),
    planted: { path: 'functions/long/index.ts', text: '\n'.repeat(41) },
  },
  {
    name: 'zod is never imported by name',
    files: product,
    find: pathsThat(({ text }) => /import \{[^}]*\bz\b[^}]*\} from 'zod'/.test(text)),
    planted: { path: 'contract/heavy.ts', text: "import { z } from 'zod';" },
  },
  {
    name: 'the rules read no clock and no randomness',
    files: filesOf('domain'),
    find: pathsThat(({ text }) =>
      /Date\.now|new Date\(\)|Math\.random|crypto\b|performance\b/.test(text),
    ),
    planted: { path: 'domain/clock.ts', text: 'export const now = Date.now();' },
  },
  {
    name: 'no request path scans or filters',
    files: [...filesOf('adapters'), ...filesOf('functions')],
    find: pathsThat(({ text }) => /ScanCommand|FilterExpression/.test(text)),
    planted: { path: 'adapters/scan.ts', text: 'new ScanCommand({})' },
  },
  ...Object.entries(arrows).map(([room, wrong]) => ({
    name: `${room} imports only where its arrows point`,
    files: filesOf(room),
    find: pathsThat(({ path, text }) => path.startsWith(`${room}/`) && wrong.test(text)),
    planted: {
      path: `${room}/wrong.ts`,
      text: "import x from '../functions/x.ts'; from '#adapters/x'",
    },
  })),
];

test.each(checks)('$name', ({ files, find, planted }) => {
  expect(files.length).toBeGreaterThan(0);
  expect(find(files)).toEqual([]);
  if (!planted.path.startsWith('domain/wrong')) expect(find([planted])).toEqual([planted.path]);
});

test('half of the files have at most 70 lines', () => {
  const sizes = product.map(lines).sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(70);
});

test('one name per operation: a folder for each, and no other folder', () => {
  const names = [...Object.keys(httpOperations), ...Object.keys(eventOperations)].sort();
  const folders = readdirSync('functions', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  expect(folders).toEqual(names);
});

test('every function has a sample event', () => {
  const names = [...Object.keys(httpOperations), ...Object.keys(eventOperations)];
  const without = names.filter(
    (name) => !existsSync(`events/${name}`) || readdirSync(`events/${name}`).length === 0,
  );
  expect(without).toEqual([]);
});
