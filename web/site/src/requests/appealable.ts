import type { Application } from '#contract/application-view.ts';

type Subject = NonNullable<Application['appeal']>['of'];

export const hasEnded = ({ qualification, confirmation }: Application) =>
  qualification.status === 'withdrawn' ||
  confirmation === 'abandoned' ||
  confirmation === 'disqualified';

/** The no that stands and was not appealed against yet: each decision has one appeal. */
export function appealable(own: Application): Subject | undefined {
  const no = standingNo(own);
  if (!no) return undefined;
  const events = own.history.map(({ event }) => event);
  const isUsed = events.lastIndexOf('appeal-requested') > events.lastIndexOf(no.event);
  return isUsed ? undefined : no.of;
}

function standingNo(own: Application): { of: Subject; event: string } | undefined {
  const { qualification, photo, confirmation } = own;
  if (qualification.status === 'withdrawn' || confirmation === 'disqualified') return undefined;
  if (confirmation === 'abandoned') return { of: 'abandonment', event: 'abandoned' };
  if (qualification.status === 'rejected')
    return { of: 'qualification', event: 'qualification-rejected' };
  return photo.status === 'rejected' ? { of: 'photo', event: 'photo-rejected' } : undefined;
}
