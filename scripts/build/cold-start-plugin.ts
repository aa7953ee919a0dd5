import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Lambda hands its credentials over in the environment, so the default chain (130 KB of profiles,
 * SSO and metadata services) is replaced by a provider that reads three variables.
 */
const environmentCredentials = `
export const defaultProvider = () => async () => ({
  accessKeyId: process.env.AWS_ACCESS_KEY_ID,
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,
  sessionToken: process.env.AWS_SESSION_TOKEN,
});`;

/** Accessors that are safe to read: the other ones of node:http load undici when touched. */
const harmlessAccessors = ['globalAgent', 'maxHeaderSize'];

/**
 * The module that stands for node:http or node:https. An ESM import of the real one reads every
 * export, and thereby loads undici (20-25 ms of each cold start on Node 24).
 */
function builtinModule(name: 'http' | 'https'): string {
  const real = process.getBuiltinModule(`node:${name}`);
  const exported = Object.entries(Object.getOwnPropertyDescriptors(real))
    .filter(([key, property]) => 'value' in property || harmlessAccessors.includes(key))
    .map(([key]) => `export const ${key} = m.${key};`);
  const load = `const m = process.getBuiltinModule('node:${name}');`;
  return [load, 'export default m;', ...exported].join('\n');
}

/** The clients read their version from their package.json and would bundle all of it. */
function versionOnly(path: string): string {
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
  return JSON.stringify({ version });
}

/** Cuts the import time of an AWS SDK handler to about a third. */
export const coldStartPlugin: Plugin = {
  name: 'cold-start',
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({
      path: 'credentials',
      namespace: 'environment-credentials',
    }));
    build.onLoad({ filter: /.*/, namespace: 'environment-credentials' }, () => ({
      contents: environmentCredentials,
      loader: 'js',
    }));
    build.onLoad({ filter: /@aws-sdk\/[^/]+\/package\.json$/ }, ({ path }) => ({
      contents: versionOnly(path),
      loader: 'json',
    }));
    build.onResolve({ filter: /^(node:)?https?$/ }, ({ path }) => ({
      path: path.replace('node:', ''),
      namespace: 'lazy-builtin',
      sideEffects: false,
    }));
    build.onLoad({ filter: /.*/, namespace: 'lazy-builtin' }, ({ path }) => ({
      contents: builtinModule(path === 'https' ? 'https' : 'http'),
      loader: 'js',
    }));
  },
};
