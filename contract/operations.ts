/**
 * One name per operation everywhere: folder, CDK id, log field, metric, events folder, test.
 * Order: the applicant's journey, payment gateways, staff, events.
 */
type Auth = 'open' | 'applicant' | 'staff' | 'gateway';
export type HttpOperation = {
  routes: readonly `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`[];
  auth: Auth;
};

export const httpOperations = {
  'list-exams': { routes: ['GET /api/exams'], auth: 'open' },
  'get-exam': { routes: ['GET /api/exams/{examId}'], auth: 'open' },
  'save-application': { routes: ['POST /api/exams/{examId}/applications'], auth: 'open' },
  'log-in': { routes: ['POST /api/sessions'], auth: 'open' },
  'recover-registration-number': {
    routes: ['POST /api/registration-number-recoveries'],
    auth: 'open',
  },
  'log-out': { routes: ['DELETE /api/sessions'], auth: 'applicant' },
  'get-application': { routes: ['GET /api/application'], auth: 'applicant' },
  'edit-application': { routes: ['PUT /api/application'], auth: 'applicant' },
  'withdraw-application': { routes: ['POST /api/application/withdrawal'], auth: 'applicant' },
  'sign-photo-upload': { routes: ['POST /api/application/photo-uploads'], auth: 'applicant' },
  'get-photo': { routes: ['GET /api/application/photo'], auth: 'applicant' },
  'appeal-photo': { routes: ['POST /api/application/photo-appeals'], auth: 'applicant' },
  'sign-document-upload': {
    routes: ['POST /api/application/document-uploads'],
    auth: 'applicant',
  },
  'get-document': { routes: ['GET /api/application/documents/{documentId}'], auth: 'applicant' },
  'request-waiver': { routes: ['POST /api/application/waiver-requests'], auth: 'applicant' },
  'request-correction': { routes: ['POST /api/application/corrections'], auth: 'applicant' },
  'send-material': { routes: ['POST /api/application/materials'], auth: 'applicant' },
  'appeal-decision': { routes: ['POST /api/application/appeals'], auth: 'applicant' },
  'create-order': { routes: ['POST /api/application/orders'], auth: 'applicant' },
  'get-order': { routes: ['GET /api/application/orders/{orderNumber}'], auth: 'applicant' },
  'refresh-order': {
    routes: ['POST /api/application/orders/{orderNumber}/refresh'],
    auth: 'applicant',
  },
  'create-payment-link': {
    routes: ['POST /api/application/orders/{orderNumber}/links'],
    auth: 'applicant',
  },
  'open-payment-link': { routes: ['GET /api/payments/links/{token}'], auth: 'open' },
  'payment-notice': {
    routes: [
      'GET /api/payments/{gateway}/notify',
      'POST /api/payments/{gateway}/notify',
      'GET /n/{gateway}',
      'POST /n/{gateway}',
    ],
    auth: 'gateway',
  },
  'payment-return': {
    routes: ['GET /api/payments/{gateway}/return', 'POST /api/payments/{gateway}/return'],
    auth: 'gateway',
  },
  'get-payment-page': { routes: ['GET /api/payments/orders/{orderNumber}'], auth: 'open' },
  'list-review-queue': { routes: ['GET /api/review/queues/{queue}'], auth: 'staff' },
  'get-forecast': { routes: ['GET /api/review/forecast'], auth: 'staff' },
  'claim-reviews': { routes: ['POST /api/review/queues/{queue}/claims'], auth: 'staff' },
  'get-review-application': {
    routes: ['GET /api/review/applications/{applicationId}'],
    auth: 'staff',
  },
  'decide-qualification': {
    routes: ['POST /api/review/applications/{applicationId}/qualification'],
    auth: 'staff',
  },
  'decide-photo': {
    routes: ['POST /api/review/applications/{applicationId}/photo'],
    auth: 'staff',
  },
  'decide-waiver': {
    routes: ['POST /api/review/applications/{applicationId}/waiver'],
    auth: 'staff',
  },
  'decide-withdrawal': {
    routes: ['POST /api/review/applications/{applicationId}/withdrawal'],
    auth: 'staff',
  },
  'get-review-document': {
    routes: ['GET /api/review/applications/{applicationId}/documents/{documentId}'],
    auth: 'staff',
  },
  'issue-registration-number': {
    routes: ['POST /api/review/applications/{applicationId}/registration-numbers'],
    auth: 'staff',
  },
  'decide-correction': {
    routes: ['POST /api/review/applications/{applicationId}/corrections'],
    auth: 'staff',
  },
  'decide-appeal': {
    routes: ['POST /api/review/applications/{applicationId}/appeals'],
    auth: 'staff',
  },
  'reopen-decision': {
    routes: ['POST /api/review/applications/{applicationId}/reopenings'],
    auth: 'staff',
  },
  disqualify: {
    routes: ['POST /api/review/applications/{applicationId}/disqualification'],
    auth: 'staff',
  },
  'release-claim': {
    routes: ['POST /api/review/applications/{applicationId}/claim-releases'],
    auth: 'staff',
  },
  'reveal-identity': {
    routes: ['POST /api/review/applications/{applicationId}/reveals'],
    auth: 'staff',
  },
  'undo-decision': {
    routes: ['POST /api/review/applications/{applicationId}/undo'],
    auth: 'staff',
  },
  'decide-many': { routes: ['POST /api/review/decisions'], auth: 'staff' },
  'search-applications': { routes: ['POST /api/review/searches'], auth: 'staff' },
  'list-audit': { routes: ['GET /api/admin/audit'], auth: 'staff' },
  'put-exam': { routes: ['PUT /api/admin/exams/{examId}'], auth: 'staff' },
  'get-exam-settings': { routes: ['GET /api/admin/exams/{examId}'], auth: 'staff' },
  'preview-exam': { routes: ['POST /api/admin/exams/{examId}/previews'], auth: 'staff' },
  'clone-exam': { routes: ['POST /api/admin/exams/{examId}/clones'], auth: 'staff' },
  'get-reasons': { routes: ['GET /api/admin/exams/{examId}/reasons'], auth: 'staff' },
  'put-reasons': { routes: ['PUT /api/admin/exams/{examId}/reasons'], auth: 'staff' },
  'import-positions': {
    routes: ['POST /api/admin/exams/{examId}/position-imports'],
    auth: 'staff',
  },
  'sign-position-upload': {
    routes: ['POST /api/admin/exams/{examId}/position-uploads'],
    auth: 'staff',
  },
  'check-positions': { routes: ['POST /api/admin/exams/{examId}/position-checks'], auth: 'staff' },
  'publish-positions': { routes: ['POST /api/admin/exams/{examId}/position-lists'], auth: 'staff' },
  'list-position-lists': {
    routes: ['GET /api/admin/exams/{examId}/position-lists'],
    auth: 'staff',
  },
  'list-bills': { routes: ['GET /api/admin/payments/bills'], auth: 'staff' },
  'get-bill': { routes: ['GET /api/admin/payments/bills/{gateway}/{day}'], auth: 'staff' },
  'upload-bill': { routes: ['PUT /api/admin/payments/bills/{gateway}/{day}'], auth: 'staff' },
  'get-payment-summary': {
    routes: ['GET /api/admin/payments/summaries/{month}'],
    auth: 'staff',
  },
  'propose-refund': { routes: ['POST /api/admin/payments/refunds'], auth: 'staff' },
  'confirm-refund': {
    routes: ['POST /api/admin/payments/refunds/{refundNumber}/confirmation'],
    auth: 'staff',
  },
  'decline-refund': {
    routes: ['POST /api/admin/payments/refunds/{refundNumber}/rejection'],
    auth: 'staff',
  },
  'retry-refund': {
    routes: ['POST /api/admin/payments/refunds/{refundNumber}/retry'],
    auth: 'staff',
  },
  'reopen-fee': {
    routes: ['POST /api/admin/payments/refunds/{refundNumber}/reopening'],
    auth: 'staff',
  },
  'list-payment-exceptions': { routes: ['GET /api/admin/payments/exceptions'], auth: 'staff' },
  'decide-capture': {
    routes: ['POST /api/admin/payments/captures/{gateway}/{transactionId}/decision'],
    auth: 'staff',
  },
  'start-mass-refund': { routes: ['POST /api/admin/payments/mass-refunds'], auth: 'staff' },
  'confirm-mass-refund': {
    routes: ['POST /api/admin/payments/mass-refunds/{id}/confirmation'],
    auth: 'staff',
  },
  'get-mass-refund': { routes: ['GET /api/admin/payments/mass-refunds/{id}'], auth: 'staff' },
  'get-statistics': { routes: ['GET /api/admin/exams/{examId}/statistics'], auth: 'staff' },
  'start-export': { routes: ['POST /api/admin/exams/{examId}/exports'], auth: 'staff' },
  'get-export': {
    routes: ['GET /api/admin/exams/{examId}/exports/{exportId}'],
    auth: 'staff',
  },
  'list-messages': { routes: ['GET /api/admin/exams/{examId}/messages'], auth: 'staff' },
  'resend-message': {
    routes: ['POST /api/admin/exams/{examId}/messages/{id}/resend'],
    auth: 'staff',
  },
} as const satisfies Record<string, HttpOperation>;

export const eventOperations = {
  'validate-photo': { source: 'sqs' },
  'reconcile-payments': { source: 'schedule', rate: 'rate(1 minute)' },
  'refund-captures': { source: 'schedule', rate: 'rate(1 minute)' },
  /** From 09:20 to 14:40 in Beijing: bills come out in the morning, sealed days cost nothing. */
  'reconcile-bills': { source: 'schedule', rate: 'cron(0/20 9-14 * * ? *)' },
  'run-mass-refunds': { source: 'schedule', rate: 'rate(1 minute)' },
  'send-registration-numbers': { source: 'schedule', rate: 'rate(1 minute)' },
  'close-exam': { source: 'schedule', rate: 'rate(1 minute)' },
  /** At two in the night, when nothing else is due. */
  'anchor-audit': { source: 'schedule', rate: 'cron(0 2 * * ? *)' },
  'count-applications': { source: 'stream', items: { prefix: 'STATE' } },
  'publish-figures': { source: 'schedule', rate: 'rate(5 minutes)' },
  'queue-messages': { source: 'stream', items: { prefix: 'AUDIT#' } },
  'queue-reminders': { source: 'schedule', rate: 'rate(5 minutes)' },
  'run-exports': { source: 'schedule', rate: 'rate(1 minute)' },
  'send-messages': { source: 'schedule', rate: 'rate(1 minute)' },
  /** Asks the site and the API from outside, as people do. */
  'probe-site': { source: 'schedule', rate: 'rate(1 minute)' },
  /** The authorizer of routes without a token: only what came through CloudFront passes. */
  'check-origin': { source: 'authorizer' },
} as const;

export type HttpOperationName = keyof typeof httpOperations;
export type EventOperationName = keyof typeof eventOperations;
export type OperationName = HttpOperationName | EventOperationName;
