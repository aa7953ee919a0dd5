import { REGION } from '../template.ts';

/** Calls the engine as the platform itself; the engine reads no signature. */
export async function callEngine(
  url: string,
  operation: string,
  input: unknown,
  service: 'DynamoDB' | 'DynamoDBStreams' = 'DynamoDB',
): Promise<Record<string, unknown>> {
  const credential = `platform/20260101/${REGION}/dynamodb/aws4_request`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${service}_20120810.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  const body = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new EngineError(String(body.__type), String(body.message ?? body.Message));
  return body;
}

export class EngineError extends Error {
  readonly code: string;

  constructor(type: string, message: string) {
    super(message);
    this.code = type.split('#').at(-1) ?? type;
  }
}
