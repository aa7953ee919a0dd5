import type { Lambda } from '../lambda/lambda.ts';
import type { Outcome } from '../lambda/sandbox.ts';
import type { Cloud, Json } from '../template.ts';
import type { Queues } from './queues.ts';

const MINUTE_MS = 60_000;
const unitMs: Record<string, number> = {
  minute: MINUTE_MS,
  hour: 60 * MINUTE_MS,
  day: 1440 * MINUTE_MS,
};

type Schedule = {
  name: string;
  everyMs: number;
  functionName: string;
  input: string;
  deadLetter: string | undefined;
};
export type Schedules = {
  names: string[];
  /** Fires one now; undefined when there is none of that name. */
  run(name: string): Promise<Outcome | undefined>;
  stop(): void;
};
type Options = { cloud: Cloud; lambda: Lambda; queues: Queues; now: () => number };

/** EventBridge Scheduler: rates run by real time, with the platform's clock in their input. */
export function startSchedules({ cloud, lambda, queues, now }: Options): Schedules {
  const schedules = readSchedules(cloud);
  async function fire(schedule: Schedule): Promise<Outcome> {
    const time = new Date(now()).toISOString().replace(/\.\d+Z$/, 'Z');
    const input = schedule.input.replaceAll('<aws.scheduler.scheduled-time>', time);
    const event: unknown = JSON.parse(input || '{}');
    const outcome = await lambda.invokeAsync(schedule.functionName, event);
    if ('error' in outcome && schedule.deadLetter) queues.send(schedule.deadLetter, input);
    return outcome;
  }
  const timers = schedules
    .filter(({ everyMs }) => everyMs > 0)
    .map((schedule) => setInterval(() => void fire(schedule), schedule.everyMs));
  return {
    names: schedules.map(({ name }) => name),
    run: async (name) => {
      const schedule = schedules.find((each) => each.name === name);
      return schedule && fire(schedule);
    },
    stop: () => timers.forEach(clearInterval),
  };
}

function readSchedules(cloud: Cloud): Schedule[] {
  return cloud.all('AWS::Scheduler::Schedule').flatMap(({ name, properties }) => {
    const target = properties.Target as Record<string, Json>;
    const fn = cloud.find('AWS::Lambda::Function', target.Arn);
    if (!fn || properties.State === 'DISABLED') return [];
    const dead = target.DeadLetterConfig as { Arn?: Json } | undefined;
    return {
      name,
      everyMs: rateOf(String(properties.ScheduleExpression)),
      functionName: fn.name,
      input: String(target.Input ?? '{}'),
      deadLetter: dead?.Arn ? String(dead.Arn) : undefined,
    };
  });
}

/** Milliseconds of `rate(…)`; a cron runs on demand only. */
function rateOf(expression: string): number {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  return Number(count ?? 0) * (unitMs[unit] ?? 0);
}
