import type * as z from 'zod';
import type { PhotoUpload } from '#contract/application.ts';
import { call, type Problem } from '../state/api.ts';
import { application, loadApplication } from '../state/application.ts';
import { t } from '../state/later-texts.ts';
import { postFile } from '../state/post-file.ts';

const POLL_MS = 600;
const PATIENCE_MS = 30_000;

/** Sends the picture to the store and waits for the server's own verdict. */
export async function uploadPhoto(
  blob: Blob,
  onProgress: (percent: number) => void,
): Promise<Problem | undefined> {
  const signed = await call<z.output<typeof PhotoUpload>>(
    'POST',
    '/api/application/photo-uploads',
    {},
  );
  if (!signed.ok) return signed.problem;
  const before = application.value?.version;
  const status = await postFile(signed.body, blob, onProgress);
  if (status < 200 || status > 299) {
    return { title: t('photoPay.uploadFailed'), status, code: 'upload' };
  }
  onProgress(100);
  return waitForVerdict(before);
}

async function waitForVerdict(before: number | undefined): Promise<Problem | undefined> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const answer = await loadApplication();
    if (!answer.ok) return answer.problem;
    const { version, photo } = answer.body;
    if (version !== before && photo.status !== 'checking') return undefined;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return undefined;
}
