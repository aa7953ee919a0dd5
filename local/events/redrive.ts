import type { Cloud, Json } from '../template.ts';
import type { Queues } from './queues.ts';
import type { Schedules } from './schedules.ts';

export type QueueRow = { name: string; messages: number; dead: boolean };
export type Redrive = { moved: number; left: number };

/** What operators do with queues, by the queue's name. */
export function queueWork(cloud: Cloud, queues: Queues, schedules: Schedules) {
  const all = cloud.all('AWS::SQS::Queue').map(({ name, arn, properties }) => {
    const policy = properties.RedrivePolicy as Record<string, Json> | undefined;
    return { name, arn, deadLetter: policy?.deadLetterTargetArn };
  });
  const named = (name: string) => all.find((queue) => queue.name === name);
  return {
    rows: (): QueueRow[] =>
      all.map(({ name, arn, deadLetter }) => ({
        name,
        messages: queues.sizes()[arn] ?? 0,
        dead: deadLetter === undefined,
      })),
    /**
     * Back to the queue that the messages came from; what a schedule left is run again. A place in
     * the table's stream stays: it says where, not what. Undefined when there is no such queue.
     */
    async redrive(name: string): Promise<Redrive | undefined> {
      const dead = named(name);
      if (!dead) return undefined;
      const source = all.find(({ deadLetter }) => deadLetter === dead.arn);
      const messages = queues.receive(dead.arn, Number.POSITIVE_INFINITY, 0);
      const moved = messages.filter(({ body }) => source || scheduleOf(body));
      // Gone before it runs again: what fails again is put aside again.
      queues.remove(dead.arn, moved);
      for (const { body } of moved) {
        if (source) queues.send(source.arn, body);
        else await schedules.run(scheduleOf(body) ?? '');
      }
      return { moved: moved.length, left: messages.length - moved.length };
    },
    purge(name: string): { purged: number } | undefined {
      const queue = named(name);
      if (!queue) return undefined;
      const messages = queues.receive(queue.arn, Number.POSITIVE_INFINITY, 0);
      queues.remove(queue.arn, messages);
      return { purged: messages.length };
    },
  };
}

export type QueueWork = ReturnType<typeof queueWork>;

function scheduleOf(body: string): string | undefined {
  try {
    const { schedule } = JSON.parse(body) as { schedule?: unknown };
    return typeof schedule === 'string' ? schedule : undefined;
  } catch {
    return undefined;
  }
}
