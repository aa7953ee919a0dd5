/** Whose key signed a request: what the platform knows about one access key. */
export type Principal = {
  secretAccessKey: string;
  role: string;
  /** When set, the request must carry exactly this x-amz-security-token. */
  sessionToken?: string;
};

/** One CORS rule of a bucket, with S3's own meaning; `*` is allowed in origins and headers. */
export type CorsRule = {
  allowedOrigins: string[];
  allowedMethods: string[];
  allowedHeaders?: string[];
  exposeHeaders?: string[];
  maxAgeSeconds?: number;
};

/** Objects under `prefix` are removed, all versions, `days` after they were written. */
type LifecycleRule = { prefix: string; days: number };

export type Bucket = {
  name: string;
  versioned: boolean;
  cors?: CorsRule[];
  lifecycle?: LifecycleRule[];
  /** Object Lock: no version goes before it is so old. */
  lockedDays?: number;
};

/** What the store tells about a new object; `key` is raw (not URL-encoded), `time` epoch ms. */
export type ObjectCreated = {
  bucket: string;
  key: string;
  size: number;
  /** MD5 of the bytes in hex, without quotes. */
  etag: string;
  versionId: string;
  /** Hexadecimal of fixed length: a later write compares greater as text. */
  sequencer: string;
  time: number;
  reason: 'PutObject' | 'POST Object' | 'CopyObject' | 'CompleteMultipartUpload';
};

export type S3Options = {
  port: number;
  folder: string;
  buckets: Bucket[];
  /** The system's time, epoch ms; expiry follows it, the skew of signatures uses real time. */
  now(): number;
  principalOf(accessKeyId: string): Principal | undefined;
  authorize(role: string, action: string, resourceArn: string): boolean;
  onObjectCreated(detail: ObjectCreated): void | Promise<void>;
  /** Partition of the resource ARNs, default `aws`. */
  partition?: string;
};
