import { setTimeout } from 'node:timers/promises';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';

const ATTEMPTS = 3;
const SECOND = 1_000;
/** CloudFormation takes 4,096 bytes of answer in all. */
const LONGEST_REASON = 1_000;

/**
 * Tells CloudFormation how it went, at the address that it signed for this call.
 * @param failure why it went wrong; none: it went well
 * @throws when nobody took the answer: Lambda then repeats the call.
 */
export async function answer(
  event: CloudFormationCustomResourceEvent,
  id: string,
  failure?: string,
): Promise<void> {
  const { StackId, RequestId, LogicalResourceId, ResponseURL } = event;
  const how = failure
    ? { Status: 'FAILED', Reason: failure.slice(0, LONGEST_REASON) }
    : { Status: 'SUCCESS' };
  const body = JSON.stringify({
    ...how,
    PhysicalResourceId: id,
    StackId,
    RequestId,
    LogicalResourceId,
  });
  for (let attempt = 1; ; attempt += 1) {
    try {
      // The address is signed for a body without a type.
      const { ok, status } = await fetch(ResponseURL, {
        method: 'PUT',
        headers: { 'content-type': '' },
        body,
        signal: AbortSignal.timeout(5 * SECOND),
      });
      if (ok) return;
      throw new Error(`CloudFormation answered ${status}`);
    } catch (fault) {
      if (attempt === ATTEMPTS) throw fault;
      await setTimeout(attempt * SECOND);
    }
  }
}
