import type { PhotoRule } from '#domain/application/exam.ts';
import type { PhotoVerdict } from '#domain/photo/judge.ts';

/** The server's own judge, loaded when the first picture is there. */
export async function judge(blob: Blob, rule: PhotoRule): Promise<PhotoVerdict> {
  const { judgePhoto } = await import('#domain/photo/judge.ts');
  return judgePhoto(new Uint8Array(await readBytes(blob)), rule);
}

/** Blob.arrayBuffer is younger than the oldest Safari that is supported. */
function readBytes(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error);
    reader.readAsArrayBuffer(blob);
  });
}
