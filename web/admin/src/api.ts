import type * as z from 'zod';
import type { ReviewApplication as ReviewApplicationSchema } from '#contract/application-view.ts';
import type { AuditPage as AuditPageSchema } from '#contract/audit.ts';
import type { DecidedMany, DecideMany, Revealed } from '#contract/case.ts';
import type { DocumentAddress } from '#contract/document.ts';
import type { ExamList } from '#contract/exam.ts';
import type { ExamSettings } from '#contract/exam-office.ts';
import type { Forecast as ForecastSchema } from '#contract/forecast.ts';
import type {
  PositionCheck as PositionCheckSchema,
  PositionEdition as PositionEditionSchema,
  PositionUpload,
} from '#contract/position-list.ts';
import type { ReasonsPut, Reasons as ReasonsSchema } from '#contract/reason-library.ts';
import type {
  Claim,
  Claimed,
  QueuePage as QueuePageSchema,
  queue as queueSchema,
} from '#contract/review.ts';

export type Queue = z.output<typeof queueSchema>;
type ClaimBody = z.input<typeof Claim>;
export type QueuePage = z.output<typeof QueuePageSchema>;
export type QueueItem = QueuePage['items'][number];
export type ReviewApplication = z.output<typeof ReviewApplicationSchema>;
export type AuditPage = z.output<typeof AuditPageSchema>;
export type Forecast = z.output<typeof ForecastSchema>;
export type Exam = z.output<typeof ExamList>['exams'][number];
export type PositionCheck = z.output<typeof PositionCheckSchema>;
export type PositionEdition = z.output<typeof PositionEditionSchema>;
export type Reasons = z.output<typeof ReasonsSchema>;
export type Decision = 'approve' | 'reject' | 'return';
export type Reason = { code: string; text: string };
/** What changes an application beside its two reviews: the last part of the address. */
export type Act =
  | 'waiver'
  | 'withdrawal'
  | 'corrections'
  | 'appeals'
  | 'reopenings'
  | 'disqualification'
  | 'claim-releases'
  | 'registration-numbers';

/** A "no" of the server; `traceId` is what support asks for. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly traceId: string | undefined;

  constructor(status: number, message: string, code?: string, traceId?: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.traceId = traceId;
  }
}

/** What a gateway answers by itself has no title: by status, then. */
const byStatus: Record<number, string> = {
  0: '网络连接失败，请检查网络后重试',
  401: '登录已过期，请重新登录',
  403: '没有权限进行此操作',
  404: '没有找到',
  413: '提交的内容过大',
  429: '操作过于频繁，请稍后再试',
};

type Problem = {
  title?: string;
  detail?: string;
  code?: string;
  traceId?: string;
  errors?: { detail: string }[];
};

async function failure(answer: Response): Promise<ApiError> {
  const body = (await answer.json().catch(() => ({}))) as Problem;
  const title = body.title ?? byStatus[answer.status] ?? '系统繁忙，请稍后重试';
  const detail = body.detail ?? body.errors?.map((one) => one.detail).join('；');
  const message = detail ? `${title}：${detail}` : title;
  return new ApiError(answer.status, message, body.code, body.traceId);
}

type Method = 'GET' | 'POST' | 'PUT';

/** Every call of the reviewers' page. Throws ApiError. */
export function createApi(base: string, token: () => string | undefined) {
  async function send(method: Method, path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(base + path, {
      method,
      headers: {
        authorization: `Bearer ${token() ?? ''}`,
        ...(method !== 'GET' ? { 'x-baoming': '1', 'content-type': 'application/json' } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => undefined);
    if (!answer) throw new ApiError(0, byStatus[0] ?? '');
    if (!answer.ok) throw await failure(answer);
    return answer;
  }
  const call = async <Body>(method: Method, path: string, body?: unknown): Promise<Body> =>
    (await (await send(method, path, body)).json()) as Body;
  const one = (id: string) => `/api/review/applications/${encodeURIComponent(id)}`;
  const exam = (id: string) => `/api/admin/exams/${encodeURIComponent(id)}`;
  return {
    call,
    /** What the server answers as a file. */
    file: async (path: string) => (await send('GET', path)).blob(),
    exams: () => call<{ exams: Exam[] }>('GET', '/api/exams'),
    queue: (queue: Queue, filter: Record<string, string>) =>
      call<QueuePage>('GET', `/api/review/queues/${queue}?${new URLSearchParams(filter)}`),
    claim: (queue: Queue, wanted: ClaimBody) =>
      call<z.output<typeof Claimed>>('POST', `/api/review/queues/${queue}/claims`, wanted),
    application: (id: string) => call<ReviewApplication>('GET', one(id)),
    decideQualification: (
      id: string,
      body: { version: number; decision: Decision; reasons: Reason[] },
    ) => call<ReviewApplication>('POST', `${one(id)}/qualification`, body),
    decidePhoto: (
      id: string,
      body: { version: number; sha256: string; decision: 'approve' | 'reject'; reasons: Reason[] },
    ) => call<ReviewApplication>('POST', `${one(id)}/photo`, body),
    /** Sends a workbook to the store and has it tried; publishes nothing. */
    async checkPositions(examId: string, file: File): Promise<PositionCheck> {
      const signed = await call<z.output<typeof PositionUpload>>(
        'POST',
        `${exam(examId)}/position-uploads`,
      );
      const form = new FormData();
      for (const [name, value] of Object.entries(signed.fields)) form.append(name, value);
      form.append('file', file);
      const stored = await fetch(signed.url, { method: 'POST', body: form }).catch(() => undefined);
      if (!stored?.ok) throw new ApiError(stored?.status ?? 0, '文件没有传上去，请重试');
      const { uploadId } = signed;
      return call('POST', `${exam(examId)}/position-checks`, { uploadId });
    },
    reasons: (examId: string) => call<Reasons>('GET', `${exam(examId)}/reasons`),
    putReasons: (examId: string, body: z.input<typeof ReasonsPut>) =>
      call<Reasons>('PUT', `${exam(examId)}/reasons`, body),
    positionEditions: (examId: string) =>
      call<{ editions: PositionEdition[] }>('GET', `${exam(examId)}/position-lists`),
    publishPositions: (examId: string, body: { listId: string; edition: number }) =>
      call<PositionEdition>('POST', `${exam(examId)}/position-lists`, body),
    act: (id: string, act: Act, body: { version: number; [field: string]: unknown }) =>
      call<ReviewApplication>('POST', `${one(id)}/${act}`, body),
    /** The look is in the trail before the answer: the application has a new version. */
    reveal: (id: string, reason: string) =>
      call<z.output<typeof Revealed>>('POST', `${one(id)}/reveals`, { reason }),
    /** A short-lived address of a paper. */
    document: (id: string, documentId: string) =>
      call<z.output<typeof DocumentAddress>>('GET', `${one(id)}/documents/${documentId}`),
    decideMany: (body: z.input<typeof DecideMany>) =>
      call<z.output<typeof DecidedMany>>('POST', '/api/review/decisions', body),
    examVersions: (examId: string) =>
      call<Pick<z.output<typeof ExamSettings>, 'versions'>>('GET', exam(examId)),
    forecast: (examId: string) =>
      call<Forecast>('GET', `/api/review/forecast?${new URLSearchParams({ examId })}`),
    audit: (filter: Record<string, string>) =>
      call<AuditPage>('GET', `/api/admin/audit?${new URLSearchParams(filter)}`),
    undo: (id: string, version: number) =>
      call<ReviewApplication>('POST', `${one(id)}/undo`, { version }),
    search: (
      body: { examId: string; idNumber: string } | { examId: string; registrationNumber: string },
    ) => call<{ items: QueueItem[] }>('POST', '/api/review/searches', body),
  };
}
export type Api = ReturnType<typeof createApi>;
