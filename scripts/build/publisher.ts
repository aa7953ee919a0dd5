import { bundle } from './bundle.ts';

/** Bundles the function that uploads the pages into <target>/index.mjs. */
export const buildPublisher = (target: string) =>
  bundle(target, [{ in: 'infra/publish-pages/index.ts', out: 'index' }], 'warning');
