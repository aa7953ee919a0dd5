import type * as z from 'zod';
import type { PhotoUpload } from '#contract/application.ts';

/**
 * Sends a file to a signed address.
 * @param on told the percentage that has gone out
 * @returns the HTTP status, 0 when there was no answer
 */
export function postFile(
  { url, fields }: z.output<typeof PhotoUpload>,
  file: Blob,
  on: (percent: number) => void,
): Promise<number> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file, 'file');
  // XMLHttpRequest because fetch tells no progress of an upload.
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ loaded, total }) => on(Math.round((loaded / total) * 100));
    request.onload = () => resolve(request.status);
    request.onerror = () => resolve(0);
    request.open('POST', url);
    request.send(form);
  });
}
