/** `npm run ops -- redrive [QUEUE_ARN]`: messages that failed for good go back to their queue. */
import { Client } from '../journey/client.ts';
import { aws } from './invoke.ts';
import { localEndpoints } from './place.ts';

export async function run([arn]: string[]): Promise<boolean> {
  const endpoints = localEndpoints();
  if (endpoints) {
    const { status, body } = await new Client(endpoints.control).call(
      'POST',
      '/queues/redrive',
      {},
    );
    console.log(JSON.stringify(body));
    return status === 200;
  }
  if (!arn) throw new Error('usage: redrive ARN_OF_THE_DEAD_LETTER_QUEUE');
  console.log(aws('sqs', 'start-message-move-task', '--source-arn', arn));
  return true;
}
