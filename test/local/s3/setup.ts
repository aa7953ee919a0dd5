import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { type ObjectCreated, startS3 } from '../../../local/s3/server.ts';

export const SITE = 'http://127.0.0.1:4173';

const principals: Record<string, { secretAccessKey: string; role: string; sessionToken?: string }> =
  {
    AKIAADMIN: { secretAccessKey: 'admin-secret', role: 'admin' },
    AKIAUPLOAD: { secretAccessKey: 'upload-secret', role: 'upload', sessionToken: 'session-1' },
    // Rights to everything: what is refused under this key, the policy alone refuses.
    AKIAPRESIGN: { secretAccessKey: 'presign-secret', role: 'admin', sessionToken: 'session-2' },
    AKIANOBODY: { secretAccessKey: 'nobody-secret', role: 'nobody' },
  };

/** What `upload` may do: put under incoming/ and read clean/, nothing else. */
const authorize = (role: string, action: string, resource: string) =>
  role === 'admin' ||
  (role === 'upload' &&
    ((action === 's3:PutObject' && resource.startsWith('arn:aws:s3:::photos/incoming/')) ||
      (action === 's3:GetObject' && resource.startsWith('arn:aws:s3:::photos/clean/'))));

/** A store in a temporary folder with clients of three roles and a clock that can be moved. */
export async function openTestStore() {
  const folder = mkdtempSync(join(tmpdir(), 'baoming-s3-'));
  const created: ObjectCreated[] = [];
  const clock = { offset: 0 };
  const start = () =>
    startS3({
      port: 0,
      folder,
      now: () => Date.now() + clock.offset,
      principalOf: (id) => principals[id],
      authorize,
      onObjectCreated: (detail) => {
        created.push(detail);
      },
      buckets: [
        {
          name: 'photos',
          versioned: true,
          cors: [
            {
              allowedOrigins: [SITE],
              allowedMethods: ['POST'],
              allowedHeaders: ['content-type'],
              maxAgeSeconds: 600,
            },
          ],
          lifecycle: [{ prefix: 'incoming/', days: 1 }],
        },
        { name: 'data', versioned: false },
      ],
    });
  let server = await start();
  const client = (
    accessKeyId: string,
    secretAccessKey = principals[accessKeyId]?.secretAccessKey,
  ) => {
    const sessionToken = principals[accessKeyId]?.sessionToken;
    return new S3Client({
      region: 'ap-east-1',
      endpoint: server.url,
      forcePathStyle: true,
      maxAttempts: 1,
      credentials: {
        accessKeyId,
        secretAccessKey: secretAccessKey ?? 'unknown',
        ...(sessionToken && { sessionToken }),
      },
    });
  };
  return {
    created,
    clock,
    client,
    get url() {
      return server.url;
    },
    sweep: () => server.sweep(),
    async restart() {
      await server.stop();
      server = await start();
    },
    async close() {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export type TestStore = Awaited<ReturnType<typeof openTestStore>>;
