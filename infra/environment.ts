import type { OperationName } from '#contract/operations.ts';
import { eventOperations } from '#contract/operations.ts';
import type { Permission } from './permissions.ts';
import type { DataStack } from './stacks/data.ts';

/** Addresses outside the stacks, from template parameters. */
export type Addresses = {
  siteOrigin: string;
  adminOrigin: string;
  uploadOrigin: string;
  noticeOrigin: string;
  yeepayPayUrl: string;
  yeepayCommandUrl: string;
  /** What gateways keep of an amount, `yeepay=30,wechat=60`; none: not checked. */
  feeBasisPoints: string;
};

/**
 * An export makes much garbage and keeps little: told to tidy up early, its process stays as small
 * at 100,000 applications as at 10,000 (`npm run bench -- export`).
 */
const tidyHeap = '--max-semi-space-size=2';

/** The environment of one function: what its permissions make useful, and nothing secret. */
export function environmentFor(
  name: OperationName,
  permission: Permission,
  data: DataStack,
  addresses: Addresses,
): Record<string, string> {
  return {
    POWERTOOLS_METRICS_NAMESPACE: 'Baoming',
    POWERTOOLS_SERVICE_NAME: name,
    ...(permission.table ? { TABLE_NAME: data.table.tableName } : {}),
    ...(permission.photos ? { PHOTO_BUCKET: data.photos.bucketName } : {}),
    ...(permission.bills ? { BILL_BUCKET: data.bills.bucketName } : {}),
    ...(permission.anchors ? { ANCHOR_BUCKET: data.anchors.bucketName } : {}),
    ...(name === 'run-exports' ? { NODE_OPTIONS: tidyHeap } : {}),
    ...(permission.exports ? { EXPORT_BUCKET: data.exports.bucketName } : {}),
    ...(name === 'reconcile-bills' ? { FEE_BASIS_POINTS: addresses.feeBasisPoints } : {}),
    ...(permission.data ? { DATA_BUCKET: data.data.bucketName } : {}),
    ...(permission.secret ? { SECRETS_ARN: data.secret.secretArn } : {}),
    ...(permission.originKey ? { ORIGIN_KEY_ARN: data.originKey.secretArn } : {}),
    ...(permission.dataKey ? { DATA_KEY_ARN: data.dataKey.keyArn } : {}),
    ...(permission.referenceData ? { REFERENCE_DATA: '/opt/reference-data/divisions.json' } : {}),
    ...(permission.photos?.put?.some((prefix) => prefix.endsWith('incoming/'))
      ? { UPLOAD_ORIGIN: addresses.uploadOrigin }
      : {}),
    ...(permission.gateway
      ? {
          NOTICE_ORIGIN: addresses.noticeOrigin,
          YEEPAY_PAY_URL: addresses.yeepayPayUrl,
          YEEPAY_COMMAND_URL: addresses.yeepayCommandUrl,
        }
      : {}),
    ...(name in eventOperations && name !== 'probe-site' && !permission.gateway
      ? {}
      : { SITE_ORIGIN: addresses.siteOrigin, ADMIN_ORIGIN: addresses.adminOrigin }),
  };
}
