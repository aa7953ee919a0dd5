import { inject } from 'vitest';

/** The one system of all files in a browser (one-platform.ts). */
export const platformForTests = () => inject('platform');
