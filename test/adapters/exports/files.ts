import { createHash } from 'node:crypto';
import type { ExportFiles } from '#adapters/s3/exports.ts';

/** Uploads in parts in memory; parts are replaced by number, as S3 does. */
export function memoryFiles(photos = new Map<string, Buffer>()) {
  const uploads = new Map<string, Map<number, Buffer>>();
  const sides = new Map<string, Buffer>();
  const finished = new Map<string, Buffer>();
  const etagOf = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');
  const files: ExportFiles = {
    async begin() {
      uploads.set(String(uploads.size), new Map());
      return String(uploads.size - 1);
    },
    async part(_id, uploadId, part, bytes) {
      uploads.get(uploadId)?.set(part, Buffer.from(bytes));
      return etagOf(bytes);
    },
    async complete(id, uploadId, etags) {
      const parts = etags.map((_, index) => uploads.get(uploadId)?.get(index + 1));
      const fits = parts.every((part, index) => part && etagOf(part) === etags[index]);
      if (!fits) return finished.has(id) ? 'completed' : 'lost';
      finished.set(id, Buffer.concat(parts as Buffer[]));
      uploads.delete(uploadId);
      return 'completed';
    },
    async keepSide(id, part, of, bytes) {
      sides.set(`${id} ${part} ${of}`, Buffer.from(bytes));
    },
    readSide: async (id, part, of) => sides.get(`${id} ${part} ${of}`),
    photo: async (sha256) => photos.get(sha256),
  };
  return { files, finished, uploads };
}
