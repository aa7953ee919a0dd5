import type { OperationName } from '#contract/operations.ts';

type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'BatchWriteItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';
type IndexName = 'work' | 'exam' | 'registration' | 'bill' | 'audit';
type DataKeyAction = 'GenerateDataKey' | 'Decrypt';

/** Objects are reached below these prefixes only. */
export type Prefixes = {
  get?: readonly string[];
  put?: readonly string[];
  /** Learns that an object is gone: S3 answers 403 instead of 404 to who may not list. */
  missing?: true;
};

/** What one operation may do; everything not listed is denied, here and on the local platform. */
export type Permission = {
  table?: readonly TableAction[];
  /** Query on these indexes only. */
  indexes?: readonly IndexName[];
  secret?: true;
  /** Reads the value by which requests show that they came through CloudFront. */
  originKey?: true;
  dataKey?: readonly DataKeyAction[];
  /** Key prefixes of the bucket of what applicants upload: photos and papers. */
  photos?: Prefixes;
  /** Key prefixes of the bucket of public data. */
  data?: Prefixes;
  /** Key prefixes of the bucket of gateways' bills. */
  bills?: Prefixes;
  /** Key prefixes of the bucket of audit anchors, which nobody can empty. */
  anchors?: Prefixes;
  /** Key prefixes of the bucket of files that the office takes away. */
  exports?: Prefixes;
  /** Calls or names the payment gateway: gets its addresses. */
  gateway?: true;
  referenceData?: true;
};

const decrypt = ['Decrypt'] as const;
/** Whoever opens the table opens the secret too: look-ups are HMACs under its pepper. */
const read = ['GetItem', 'BatchGetItem', 'Query'] as const;
const change = [...read, 'PutItem', 'UpdateItem', 'ConditionCheckItem'] as const;

/** An applicant's own application: session, form, state. */
const applicantReads = { table: read, secret: true, dataKey: decrypt } as const;
const applicantChanges = { table: change, secret: true, dataKey: decrypt } as const;
/** Takes over papers that were sent, with a request that names them. */
const sendsPapers = {
  ...applicantChanges,
  photos: { get: ['documents/'], put: ['documents/'], missing: true },
} as const;
const paysOrders = { ...applicantChanges, gateway: true } as const;
const staffChanges = { table: change, secret: true, dataKey: decrypt } as const;
/** A claim leaves its ID number: for another one, or for its owner. */
const movesClaims = { ...staffChanges, table: [...change, 'DeleteItem'] } as const;
/** Money without forms: no data key. */
const financeChanges = { table: change, secret: true } as const;
const seenPhotos = { get: ['clean/', 'held/'] } as const;
const seenDocuments = { get: ['documents/'], missing: true } as const;

export const permissions: Record<OperationName, Permission> = {
  'list-exams': { table: read, secret: true },
  'get-exam': { table: read, secret: true },
  'save-application': {
    table: change,
    secret: true,
    dataKey: ['GenerateDataKey', 'Decrypt'],
    referenceData: true,
  },
  'log-in': applicantChanges,
  // No data key: it cannot read who it is asked about.
  'recover-registration-number': { table: ['PutItem', 'UpdateItem'], secret: true },
  'log-out': applicantChanges,
  'get-application': applicantReads,
  'edit-application': { ...applicantChanges, referenceData: true },
  'withdraw-application': applicantChanges,
  'sign-photo-upload': { ...applicantChanges, photos: { put: ['incoming/'] } },
  'get-photo': { ...applicantReads, photos: seenPhotos },
  'appeal-photo': applicantChanges,
  'sign-document-upload': { ...applicantChanges, photos: { put: ['documents/'] } },
  'get-document': { ...applicantReads, photos: seenDocuments },
  'request-waiver': sendsPapers,
  'create-order': paysOrders,
  'get-order': applicantReads,
  'refresh-order': paysOrders,
  'create-payment-link': applicantChanges,
  'open-payment-link': paysOrders,
  'payment-notice': paysOrders,
  'payment-return': paysOrders,
  'get-payment-page': applicantReads,
  'list-review-queue': {
    table: read,
    indexes: ['work'],
    secret: true,
    dataKey: decrypt,
    photos: seenPhotos,
  },
  'claim-reviews': { ...staffChanges, indexes: ['work'], photos: seenPhotos },
  'get-review-application': { ...staffChanges, photos: seenPhotos },
  'decide-qualification': staffChanges,
  'decide-photo': { ...staffChanges, photos: { get: ['held/'], put: ['clean/'] } },
  'decide-waiver': staffChanges,
  'decide-withdrawal': staffChanges,
  'get-review-document': { table: read, secret: true, photos: seenDocuments },
  'issue-registration-number': staffChanges,
  'request-correction': sendsPapers,
  'send-material': sendsPapers,
  'appeal-decision': sendsPapers,
  'decide-correction': movesClaims,
  'decide-appeal': staffChanges,
  'reopen-decision': staffChanges,
  disqualify: staffChanges,
  'release-claim': movesClaims,
  'reveal-identity': staffChanges,
  'undo-decision': staffChanges,
  'decide-many': financeChanges,
  'search-applications': { ...staffChanges, indexes: ['registration'] },
  'list-audit': { table: change, indexes: ['audit'], secret: true },
  'put-exam': { table: change, secret: true, referenceData: true },
  'get-exam-settings': { table: read, secret: true },
  'get-reasons': { table: read, secret: true },
  'put-reasons': { table: change, secret: true },
  'preview-exam': { table: read, secret: true },
  'clone-exam': { table: change, secret: true },
  'import-positions': {
    table: [...change, 'BatchWriteItem'],
    secret: true,
    data: { put: ['data/'] },
  },
  'sign-position-upload': { table: read, secret: true, data: { put: ['positions/'] } },
  'check-positions': {
    table: read,
    secret: true,
    data: { get: ['positions/'], put: ['positions/'], missing: true },
  },
  'publish-positions': {
    table: [...change, 'BatchWriteItem'],
    secret: true,
    data: { get: ['positions/'], put: ['data/'], missing: true },
  },
  'list-position-lists': { table: read, secret: true },
  'propose-refund': financeChanges,
  'confirm-refund': financeChanges,
  'decline-refund': financeChanges,
  'retry-refund': financeChanges,
  'reopen-fee': financeChanges,
  'list-payment-exceptions': { table: read, indexes: ['work'], secret: true },
  'decide-capture': financeChanges,
  'start-mass-refund': financeChanges,
  'confirm-mass-refund': financeChanges,
  'get-mass-refund': { table: read, secret: true },
  'validate-photo': {
    ...applicantChanges,
    photos: { get: ['incoming/'], put: ['clean/', 'held/'], missing: true },
  },
  'reconcile-payments': { ...paysOrders, indexes: ['work'] },
  'refund-captures': { ...paysOrders, indexes: ['work'] },
  'reconcile-bills': {
    ...paysOrders,
    table: [...change, 'BatchWriteItem'],
    indexes: ['bill'],
    bills: { get: ['uploaded/'], put: ['raw/'], missing: true },
  },
  'list-bills': { table: read, secret: true },
  'get-bill': { table: read, secret: true },
  'upload-bill': { table: change, secret: true, bills: { put: ['uploaded/'] } },
  'get-payment-summary': { table: read, indexes: ['bill'], secret: true, gateway: true },
  'run-mass-refunds': { ...financeChanges, indexes: ['work', 'exam'] },
  'send-registration-numbers': { ...applicantChanges, indexes: ['work'] },
  'get-forecast': { table: read, secret: true },
  'get-statistics': { table: read, secret: true },
  'list-messages': { table: read, secret: true },
  'resend-message': { table: change, secret: true },
  'start-export': { table: change, secret: true },
  'get-export': { table: change, secret: true, exports: { get: ['exports/'] } },
  'run-exports': {
    ...staffChanges,
    indexes: ['work', 'exam'],
    photos: { get: ['clean/'], missing: true },
    exports: { get: ['exports/'], put: ['exports/'], missing: true },
  },
  'count-applications': { table: change, secret: true },
  'publish-figures': { table: read, indexes: ['work'], secret: true, data: { put: ['data/'] } },
  'queue-messages': { table: change, secret: true },
  'queue-reminders': { table: change, indexes: ['exam'], secret: true },
  'send-messages': { ...applicantChanges, indexes: ['work'] },
  'anchor-audit': {
    table: ['BatchGetItem', 'Query'],
    indexes: ['exam'],
    secret: true,
    anchors: { put: ['anchors/'] },
  },
  'check-origin': { originKey: true },
  'probe-site': {},
  'close-exam': { ...applicantChanges, indexes: ['exam'] },
};
