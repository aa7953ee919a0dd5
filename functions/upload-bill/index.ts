import { functionStore } from '#adapters/dynamodb/open.ts';
import { httpHandler } from '#adapters/http.ts';
import { newId } from '#adapters/ids.ts';
import { uploadedBillKey } from '#adapters/s3/bills.ts';
import { signOfficeUpload } from '#adapters/s3/office-upload.ts';
import { hasRole } from '#adapters/staff.ts';
import { toWireTime } from '#contract/time.ts';

const lifetimeSeconds = 600;
const maxBytes = 64 * 2 ** 20;

/**
 * Signs the upload of a day's file; the next run of the reconciler reads it instead of asking.
 * A day that agrees with a file already is not opened again.
 */
export const handler = httpHandler('upload-bill', async ({ staff, params, now }) => {
  if (!hasRole(staff, 'finance')) return { refusal: { code: 'forbidden' } };
  const db = await functionStore();
  const { gateway, day } = params;
  const known = await db.loadBillDay(gateway, day);
  const isByFile = known?.source === 'file' || known?.source === 'upload';
  if (known?.status === 'sealed' && isByFile) return { refusal: { code: 'bill-sealed' } };
  const key = uploadedBillKey(gateway, day, newId());
  const stored = await db.putBillDay({
    ...{ gateway, day, version: (known?.version ?? 0) + 1 },
    ...{ status: 'waiting', why: 'uploaded', checkedAt: now },
    upload: { key, by: staff.username, at: now },
  });
  if (stored === 'conflict') return { refusal: { code: 'version-conflict' } };
  const signed = await signOfficeUpload({
    ...{ bucket: process.env.BILL_BUCKET ?? '', key, contentType: 'text/csv' },
    ...{ expiresInSeconds: lifetimeSeconds, maxBytes, now },
  });
  const expiresAt = toWireTime(now + lifetimeSeconds * 1000);
  return { status: 201, body: { ...signed, expiresAt, maxBytes } };
});
