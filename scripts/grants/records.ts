/** Where each system test leaves what its platform saw of grants. */
export const records = '.grants';

/** @param testFile its path in the repository */
export const recordOf = (testFile: string): string => `${testFile.replaceAll('/', '-')}.json`;
