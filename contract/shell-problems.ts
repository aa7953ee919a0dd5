/** What the HTTP shell may answer beside the refusals of domain/refusals.ts. */
export const shellProblems = {
  'unsupported-media-type': { status: 415, title: '请求内容应为 application/json' },
  fault: { status: 500, title: '系统繁忙，请稍后再试' },
} as const;
