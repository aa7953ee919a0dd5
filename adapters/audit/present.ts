import type * as z from 'zod';
import type { AuditPage } from '#contract/audit.ts';
import { toWireTime } from '#contract/time.ts';
import type { Event } from '#domain/application/commands.ts';
import { eventName } from '#domain/application/history.ts';
import type { AuditItem } from '../dynamodb/audit-types.ts';
import type { AuditEntry } from '../dynamodb/types.ts';

type Line = z.output<typeof AuditPage>['items'][number];

const presentEvent = ({ kind, detail = {} }: Pick<Event, 'kind' | 'detail'>) => ({
  kind,
  event: eventName(kind),
  detail,
});

/** A line of a day or a person. */
export function presentItem({ at, by, applicationId, version, events }: AuditItem): Line {
  return {
    at: toWireTime(at),
    by,
    ...(applicationId !== undefined && { applicationId }),
    ...(version !== undefined && { version }),
    events: events.map(presentEvent),
  };
}

/** A line of one application's chain: applicants and the system have no name here. */
export function presentEntry({ applicationId, version, at, events }: AuditEntry): Line {
  const actor = events[0]?.by;
  const by = actor?.kind === 'staff' ? actor.id : (actor?.kind ?? 'system');
  return { at: toWireTime(at), by, applicationId, version, events: events.map(presentEvent) };
}
