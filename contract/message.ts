import * as z from 'zod';
import { examId } from './text.ts';
import { wireTime } from './time.ts';

export const MessageView = z
  .strictObject({
    id: z.string(),
    applicationId: z.string(),
    event: z.string(),
    /** The sentence as it was sent; it holds nothing personal. */
    text: z.string(),
    at: wireTime,
    status: z.enum(['queued', 'sent', 'failed']),
    sentAt: wireTime.optional(),
    resends: z.int(),
    why: z.string().optional(),
  })
  .meta({ id: 'Message' });

export const MessagesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(2000).optional(),
});
export const Messages = z.strictObject({
  items: z.array(MessageView),
  cursor: z.string().optional(),
});
export const oneMessage = z.strictObject({
  examId,
  id: z.string().regex(/^\d{13}\.[0-9A-Za-z]{1,40}\.\d{1,8}\.[a-z0-9-]{1,40}$/),
});
