/**
 * Abuses of the presigned upload that the store itself refuses, and how it says so. What S3 does
 * is in its own pages: "POST Object", "Creating a POST policy", "Error responses".
 */
import { pairsOf, type Signed, send, sendPairs, type Told } from './forged-upload.ts';

export type Scene = {
  mine: Signed;
  /** Another applicant's signature. */
  theirs: Signed;
  /** SHA-256 of somebody's picture in clean/. */
  sha256: string;
  /** The bucket of public data. */
  dataBucket: string;
};
export type Abuse = [name: string, status: number, code: string, (scene: Scene) => Promise<Told>];

export const keyOf = ({ fields }: Signed) => fields.key ?? '';
const fill = (size: number) => new Uint8Array(size).fill(0xff);
const withKey =
  (key: (mine: Signed) => string) =>
  ({ mine }: Scene) =>
    send(mine, { key: key(mine) });
export const withField =
  (name: string, value: string | undefined) =>
  ({ mine }: Scene) =>
    send(mine, { [name]: value });
export const denied = [403, 'AccessDenied'] as const;
export const malformed = [400, 'MalformedPOSTRequest'] as const;

export const contents: Abuse[] = [
  ['an empty file', 400, 'EntityTooSmall', ({ mine }) => send(mine, {}, new Uint8Array())],
  ['20,481 bytes', 400, 'EntityTooLarge', ({ mine }) => send(mine, {}, fill(20_481))],
  ['a megabyte', 400, 'EntityTooLarge', ({ mine }) => send(mine, {}, fill(1 << 20))],
  ['another type', ...denied, withField('Content-Type', 'image/png')],
  ['the type in capitals', ...denied, withField('Content-Type', 'IMAGE/JPEG')],
  ['a type with a parameter', ...denied, withField('Content-Type', 'image/jpeg; a=b')],
  ['no type', ...denied, withField('Content-Type', undefined)],
  [
    'two files',
    400,
    'IncorrectNumberOfFilesInPostRequest',
    ({ mine }) => sendPairs(mine.url, [...pairsOf(mine), ['file', fill(9)]]),
  ],
  [
    'no file',
    400,
    'IncorrectNumberOfFilesInPostRequest',
    ({ mine }) => sendPairs(mine.url, pairsOf(mine).slice(0, -1)),
  ],
];

export const keys: Abuse[] = [
  ['another key of the own folder', ...denied, withKey((mine) => keyOf(mine).replace(/.$/, '0'))],
  ['a longer key', ...denied, withKey((mine) => `${keyOf(mine)}x`)],
  ['the key in capitals', ...denied, withKey((mine) => keyOf(mine).toUpperCase())],
  ['a key with a leading slash', ...denied, withKey((mine) => `/${keyOf(mine)}`)],
  ['../ out of the folder', ...denied, withKey((mine) => `${keyOf(mine)}/../../../clean/x`)],
  ['encoded ../', ...denied, withKey((mine) => `${keyOf(mine)}%2f..%2f..%2f..%2fclean%2fx`)],
  ['twice encoded ../', ...denied, withKey((mine) => `${keyOf(mine)}%252f..%252fclean`)],
  [
    'a file name for a key',
    ...denied,
    withKey((mine) => keyOf(mine).replace(/[^/]+$/, '$&{filename}')),
  ],
  ['a key with a zero byte', ...denied, withKey((mine) => `${keyOf(mine)}\0.jpg`)],
  ['straight into clean/', ...denied, withKey(() => `clean/${'a'.repeat(64)}`)],
  [
    'over a picture in clean/',
    ...denied,
    ({ mine, sha256 }) => send(mine, { key: `clean/${sha256}` }),
  ],
  ['straight into held/', ...denied, withKey(() => `held/${'a'.repeat(64)}`)],
  [
    'another applicant’s upload',
    ...denied,
    ({ mine, theirs }) => send(mine, { key: keyOf(theirs) }),
  ],
  ['no key', 400, 'InvalidArgument', withField('key', undefined)],
];
