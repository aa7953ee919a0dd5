import type * as z from 'zod';
import type { MessageView } from '#contract/message.ts';
import { toWireTime } from '#contract/time.ts';
import { texts } from '#domain/messages/texts.ts';
import { messageId } from '../dynamodb/message-item.ts';
import type { Message } from '../dynamodb/message-types.ts';

/** A line of the delivery log, with the sentence as it was sent. */
export function presentMessage(message: Message): z.output<typeof MessageView> {
  const { applicationId, event, at, status, sentAt, resends, why, template, params } = message;
  const text = texts[template]
    .replaceAll('{exam}', params.exam)
    .replaceAll('{closes}', params.closes);
  return {
    id: messageId(message),
    applicationId,
    event,
    text,
    at: toWireTime(at),
    status,
    resends,
    ...(sentAt === undefined ? {} : { sentAt: toWireTime(sentAt) }),
    ...(why ? { why } : {}),
  };
}
