import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { authenticate } from './authenticate.ts';
import { type Answer, type Context, rights } from './context.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import { denied, notImplemented, S3Error } from './errors.ts';
import { listObjects } from './list.ts';
import { listVersions } from './list-versions.ts';
import { copyObject, deleteObject, getObject, noSuchBucket, putObject } from './objects.ts';
import { completeUpload, createUpload, putPart } from './parts.ts';
import { postObject } from './post.ts';
import { parseRequest, type S3Request } from './request.ts';
import { BucketStore } from './store.ts';
import type { S3Options } from './types.ts';
import { errorDocument } from './xml.ts';

export type { Bucket, ObjectCreated, S3Options } from './types.ts';

export type S3Server = {
  /** Base address, without a trailing slash. */
  url: string;
  /** Applies the buckets' lifecycle rules at the system's time; answers how many versions went. */
  sweep(): number;
  stop(): Promise<void>;
};

/** Query parameters the store understands; another one names a feature it lacks. */
const known =
  /^(x-amz-.*|x-id|versionid|list-type|uploads|uploadid|partnumber|versions|key-marker|version-id-marker|prefix|delimiter|max-keys|continuation-token|start-after|encoding-type|fetch-owner|response-[a-z-]+)$/i;

async function route(context: Context, auth: ReturnType<typeof authenticate>): Promise<Answer> {
  const { request, bucket } = context;
  if (request.key === '') {
    if (request.method === 'GET' && request.query.get('list-type') === '2') {
      return listObjects(context);
    }
    if (request.method === 'GET' && request.query.has('versions')) return listVersions(context);
    if (request.method === 'HEAD') {
      context.require('s3:ListBucket', bucket.name);
      return { status: 200 };
    }
    throw notImplemented(`${request.method} on a bucket`);
  }
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && !request.query.has('partNumber') && !request.query.has('uploadId'))
    return getObject(context);
  if (request.method === 'POST' && request.query.has('uploads')) return createUpload(context);
  if (request.method === 'POST' && request.query.has('uploadId'))
    return completeUpload(context, auth);
  if (request.method === 'DELETE' && !request.query.has('uploadId')) return deleteObject(context);
  if (request.method !== 'PUT') throw notImplemented(`${request.method} on an object`);
  if (request.query.has('uploadId')) return putPart(context, auth);
  return request.headers.has('x-amz-copy-source') ? copyObject(context) : putObject(context, auth);
}

/** Starts the store on 127.0.0.1: path-style S3 with versions, as far as the system uses it. */
export async function startS3(options: S3Options): Promise<S3Server> {
  const stores: Context['stores'] = new Map(
    options.buckets.map((bucket) => [
      bucket.name,
      { bucket, store: new BucketStore(join(options.folder, bucket.name), bucket.versioned) },
    ]),
  );

  async function answer(request: S3Request): Promise<Answer> {
    const place = stores.get(request.bucket);
    if (request.method === 'OPTIONS') {
      const headers = preflightHeaders(place?.bucket.cors ?? [], request.headers);
      if (headers) return { status: 200, headers };
      throw denied('CORSResponse: This CORS request is not allowed.');
    }
    const unknown = [...request.query.keys()].find((name) => !known.test(name));
    if (unknown) throw notImplemented(`?${unknown}`);
    if (request.method === 'POST' && request.key === '') {
      if (!place) throw noSuchBucket(request.bucket);
      return postObject(options, place.bucket, place.store, request);
    }
    const auth = authenticate(options, request);
    if (!place) throw noSuchBucket(request.bucket);
    return route(
      { options, ...place, stores, request, ...rights(options, auth.principal.role) },
      auth,
    );
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    let result: Answer;
    let cors: Record<string, string> = {};
    try {
      const request = parseRequest(message);
      const rules = stores.get(request.bucket)?.bucket.cors ?? [];
      if (request.method !== 'OPTIONS') {
        cors = corsHeaders(rules, request.headers.get('origin'), request.method);
      }
      result = await answer(request);
    } catch (error) {
      if (!(error instanceof S3Error)) console.error('local s3', error);
      const known =
        error instanceof S3Error
          ? error
          : new S3Error(500, 'InternalError', 'We encountered an internal error.');
      result = {
        status: known.status,
        headers: { 'content-type': 'application/xml' },
        body: errorDocument(known, message.url ?? '/', requestId),
      };
    }
    // What was not read must not be taken for the next request of the connection.
    if (!message.complete) message.resume();
    const { status, headers, body = '' } = result;
    response.writeHead(status, {
      ...(status !== 204 && status !== 304 && { 'content-length': Buffer.byteLength(body) }),
      ...headers,
      ...cors,
      'x-amz-request-id': requestId,
    });
    response.end(message.method === 'HEAD' ? undefined : body);
  }

  const server = createServer((message, response) => {
    serve(message, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sweep() {
      const now = options.now();
      const counts = options.buckets.flatMap((bucket) =>
        (bucket.lifecycle ?? []).map((rule) =>
          stores.get(bucket.name)?.store.expire(rule.prefix, now - rule.days * 86_400_000),
        ),
      );
      return counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
