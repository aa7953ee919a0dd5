import type * as z from 'zod';
import type { MessageView } from '#contract/message.ts';
import { toWireTime } from '#contract/time.ts';
import { messageId } from '../dynamodb/message-item.ts';
import type { Message } from '../dynamodb/message-types.ts';
import { textOf } from './catalogue.ts';

/** A line of the delivery log, with the sentence as it was sent. */
export function presentMessage(message: Message): z.output<typeof MessageView> {
  const { applicationId, event, at, status, sentAt, resends, why, template, params } = message;
  const text = textOf(template, params);
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
