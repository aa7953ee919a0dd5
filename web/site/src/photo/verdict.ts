import type { PhotoRule } from '#domain/application/exam.ts';
import type { Advice } from '#domain/photo/advice.ts';
import type { PhotoVerdict } from '#domain/photo/judge.ts';

export type Judged = PhotoVerdict & { advice: Advice[] };

/** The server's own judge and adviser, loaded when the first picture is there. */
export async function judge(blob: Blob, rule: PhotoRule): Promise<Judged> {
  const { judgePhoto, advisePhoto } = await import('./judges.ts');
  const bytes = new Uint8Array(await readBytes(blob));
  return { ...judgePhoto(bytes, rule), advice: advisePhoto(bytes) };
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
