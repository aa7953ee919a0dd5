import { createHash } from 'node:crypto';
import { openAppeal } from '#domain/application/reopen.ts';
import type { ApplicationState } from '#domain/application/state.ts';
import type { Item } from './read.ts';
import { digits13, keyOf } from './table.ts';
import type { Head, Loaded, Queue } from './types.ts';

export const EXAM_SHARDS = 16;

/** The partition of an exam's live applications, or of those that were withdrawn. */
export const examPartition = (examId: string, shard: number, withdrawn = false): string =>
  `${examId}#${withdrawn ? 'withdrawn#' : ''}${shard}`;

/** The partition of a review queue: one per exam, queue and department. */
export const workPartition = (examId: string, queue: Queue, department: string): string =>
  `Q#${examId}#${queue}#${department}`;

/**
 * Which queue an application waits in, and since when: one, in the order of the guide. A waiver
 * that was asked for is therefore in its queue when nothing earlier waits for the office, and one
 * that was asked for after the payment at once.
 */
export function waitsIn(state: ApplicationState): { queue: Queue; since: number } | undefined {
  const { qualification, photo, confirmation, waiver, withdrawalRequest } = state;
  if (qualification.status === 'withdrawn') return undefined;
  const appeal = openAppeal(state);
  if (appeal) return { queue: 'appeal', since: appeal.requestedAt };
  if (confirmation !== 'open' && confirmation !== 'confirmed') return undefined;
  if (withdrawalRequest?.status === 'requested')
    return { queue: 'withdrawal', since: withdrawalRequest.requestedAt };
  if (qualification.status === 'pending')
    return { queue: 'qualification', since: qualification.since };
  if (qualification.status === 'approved' && photo.status === 'pending')
    return { queue: 'photo', since: photo.since ?? qualification.since };
  if (qualification.status === 'approved' && waiver?.status === 'requested')
    return { queue: 'waiver', since: waiver.requestedAt };
  if (state.correction?.status === 'requested')
    return { queue: 'correction', since: state.correction.requestedAt };
  const [proposal] = state.proposals ?? [];
  return proposal && { queue: 'proposal', since: proposal.at };
}

/** Attributes of the sparse indexes: absent ones take the item out of the index. */
function indexes(state: ApplicationState): Item {
  const wait = waitsIn(state);
  const shard = createHash('sha256').update(state.applicationId).digest().readUInt8() % EXAM_SHARDS;
  return {
    ...(wait && {
      workPk: workPartition(state.examId, wait.queue, state.departmentCode),
      workSk: `${digits13(wait.since)}#${state.applicationId}`,
    }),
    examShard: examPartition(state.examId, shard, state.qualification.status === 'withdrawn'),
    applicationId: state.applicationId,
  };
}

/** The small item. The key and `version` are not repeated in the map: under 1 KB is one unit. */
export function toItem(state: ApplicationState, head: Head): ReturnType<typeof keyOf.state> & Item {
  const { applicationId, version, ...map } = state;
  return { ...keyOf.state(applicationId), ...indexes(state), ...head, version, state: map };
}

/** The reverse of `toItem`. */
export function fromItem(item: Item): Loaded {
  const { PK, SK, workPk, workSk, examShard, applicationId, version, state, ...head } = item;
  const map = state as Omit<ApplicationState, 'applicationId' | 'version'>;
  return {
    state: {
      ...map,
      applicationId: String(PK).slice('APP#'.length),
      version: version as number,
    },
    head: head as Head,
  };
}
