/** What an object event says of one upload. Keys arrive URL-encoded in S3's own events. */
export type Upload = {
  applicationId: string;
  uploadId: string;
  key: string;
  versionId?: string;
  size: number;
  sequencer: string;
};

type Detail = {
  object: { key: string; size: number; sequencer: string; 'version-id'?: string };
};

const pattern = /^incoming\/([0-9A-Za-z]{26})\/([0-9a-z]{26})$/;

/**
 * @returns undefined for `s3:TestEvent` and for keys that are no upload of ours
 * @throws when the message is no event at all (it goes to the dead-letter queue)
 */
export function objectCreated(body: string): Upload | undefined {
  const message = JSON.parse(body) as { Event?: string; detail?: Detail };
  if (message.Event === 's3:TestEvent') return undefined;
  if (!message.detail?.object) throw new Error('not an object event');
  const { object } = message.detail;
  const key = decodeURIComponent(object.key.replaceAll('+', ' '));
  const match = pattern.exec(key);
  if (!match?.[1] || !match[2]) return undefined;
  const versionId = object['version-id'];
  return {
    applicationId: match[1],
    uploadId: match[2],
    key,
    size: object.size,
    sequencer: object.sequencer,
    ...(versionId ? { versionId } : {}),
  };
}
