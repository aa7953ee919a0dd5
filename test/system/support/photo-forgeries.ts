/** Abuses of the signature, of the form and of the bucket beside it. */
import { altered, borrow, pairsOf, plain, send, sendPairs, sendRaw } from './forged-upload.ts';
import { type Abuse, denied, keyOf, malformed, type Scene, withField } from './photo-abuses.ts';

const elsewhere = (bucket: (scene: Scene) => string) => (scene: Scene) =>
  send(scene.mine, {}, undefined, new URL(`/${bucket(scene)}`, scene.mine.url).href);
const twice =
  (name: string, as: string) =>
  ({ mine }: Scene) =>
    sendPairs(mine.url, [[as, mine.fields[name] ?? ''], ...pairsOf(mine)]);

export const signatures: Abuse[] = [
  [
    'a policy for more bytes',
    403,
    'SignatureDoesNotMatch',
    ({ mine }) =>
      send(mine, {
        Policy: altered(mine, (policy) => {
          for (const one of policy.conditions)
            if (one[0] === 'content-length-range') one[2] = 1 << 20;
        }),
      }),
  ],
  [
    'a policy that lasts longer',
    403,
    'SignatureDoesNotMatch',
    ({ mine }) =>
      send(mine, {
        Policy: altered(mine, (policy) => {
          policy.expiration = '2099-01-01T00:00:00Z';
        }),
      }),
  ],
  [
    'a policy for any key',
    403,
    'SignatureDoesNotMatch',
    ({ mine }) =>
      send(mine, {
        key: 'clean/x',
        Policy: altered(mine, (policy) => {
          policy.conditions = [];
        }),
      }),
  ],
  [
    'another applicant’s policy',
    403,
    'SignatureDoesNotMatch',
    ({ mine, theirs }) => send(mine, { Policy: theirs.fields.Policy, key: keyOf(theirs) }),
  ],
  ['no policy', ...denied, withField('Policy', undefined)],
  [
    'an altered signature',
    403,
    'SignatureDoesNotMatch',
    ({ mine }) =>
      send(mine, {
        'X-Amz-Signature': (mine.fields['X-Amz-Signature'] ?? '').replace(/^./, (c) =>
          c === '0' ? '1' : '0',
        ),
      }),
  ],
  [
    'a signature in capitals',
    403,
    'SignatureDoesNotMatch',
    ({ mine }) =>
      send(mine, { 'X-Amz-Signature': (mine.fields['X-Amz-Signature'] ?? '').toUpperCase() }),
  ],
  ['no signature', 403, 'SignatureDoesNotMatch', withField('X-Amz-Signature', undefined)],
  [
    'a key id that nobody has',
    403,
    'InvalidAccessKeyId',
    ({ mine }) =>
      send(mine, {
        'X-Amz-Credential': (mine.fields['X-Amz-Credential'] ?? '').replace(/^[^/]+/, 'AKIANOBODY'),
      }),
  ],
  [
    'a credential of another service',
    400,
    'InvalidArgument',
    ({ mine }) =>
      send(mine, {
        'X-Amz-Credential': (mine.fields['X-Amz-Credential'] ?? '').replace('/s3/', '/sns/'),
      }),
  ],
  ['no algorithm', 400, 'InvalidArgument', withField('X-Amz-Algorithm', undefined)],
  ['a session token that was not signed', ...denied, withField('X-Amz-Security-Token', 'stolen')],
];

export const forms: Abuse[] = [
  ['an acl', ...denied, withField('acl', 'public-read')],
  ['metadata of one’s own', ...denied, withField('x-amz-meta-verdict', 'pass')],
  ['a redirect', ...denied, withField('success_action_redirect', 'https://example.com/')],
  ['a storage class', ...denied, withField('x-amz-storage-class', 'GLACIER')],
  ['a website redirect', ...denied, withField('x-amz-website-redirect-location', '/')],
  ['the key twice', ...malformed, twice('key', 'key')],
  ['the key twice, once in capitals', ...malformed, twice('key', 'KEY')],
  ['the policy twice', ...malformed, twice('Policy', 'policy')],
  [
    'the key behind the file',
    400,
    'InvalidArgument',
    ({ mine }) =>
      sendPairs(mine.url, [
        ...pairsOf(mine).filter(([name]) => name !== 'key'),
        ['key', keyOf(mine)],
      ]),
  ],
  [
    'no length: chunked',
    411,
    'MissingContentLength',
    ({ mine }) => sendRaw(mine, { chunked: true }),
  ],
  [
    'a length that ends inside the picture',
    ...malformed,
    ({ mine }) => sendRaw(mine, { length: -999 }),
  ],
  [
    'a length that never comes',
    400,
    'RequestTimeout',
    ({ mine }) => sendRaw(mine, { length: 999 }),
  ],
];

export const places: Abuse[] = [
  ['another bucket', ...denied, elsewhere(({ dataBucket }) => dataBucket)],
  ['a bucket that is not there', 404, 'NoSuchBucket', elsewhere(() => 'no-such-bucket')],
  [
    'reading with the form’s signature',
    403,
    'SignatureDoesNotMatch',
    ({ mine }) => borrow(mine, 'GET', keyOf(mine)),
  ],
  [
    'writing with the form’s signature',
    403,
    'SignatureDoesNotMatch',
    ({ mine }) => borrow(mine, 'PUT', keyOf(mine)),
  ],
  [
    'writing clean/ with it',
    403,
    'SignatureDoesNotMatch',
    ({ mine, sha256 }) => borrow(mine, 'PUT', `clean/${sha256}`),
  ],
  [
    'deleting from clean/ with it',
    403,
    'SignatureDoesNotMatch',
    ({ mine, sha256 }) => borrow(mine, 'DELETE', `clean/${sha256}`),
  ],
  [
    'a method in a header',
    403,
    'SignatureDoesNotMatch',
    ({ mine }) => borrow(mine, 'GET', keyOf(mine), { 'x-http-method-override': 'PUT' }),
  ],
  [
    'a copy from clean/',
    403,
    'SignatureDoesNotMatch',
    ({ mine, sha256 }) =>
      borrow(mine, 'PUT', keyOf(mine), { 'x-amz-copy-source': `clean/${sha256}` }),
  ],
  [
    'reading clean/ without a signature',
    ...denied,
    ({ mine, sha256 }) => plain(`${mine.url}/clean/${sha256}`),
  ],
  ['listing the bucket', ...denied, ({ mine }) => plain(mine.url)],
  [
    'deleting without a signature',
    ...denied,
    ({ mine, sha256 }) => plain(`${mine.url}/clean/${sha256}`, 'DELETE'),
  ],
];
