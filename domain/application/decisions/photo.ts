import { refuse } from '../../refusals.ts';
import {
  alreadyDone,
  applicantOf,
  closed,
  completing,
  ended,
  type Rule,
  staff,
  stale,
  system,
} from '../decision.ts';
import type { Photo } from '../state.ts';
import { isNewer } from './sequencer.ts';

/** Signing changes no status; the object's event does. */
export const signPhotoUpload = ((state, command, { exam }) =>
  ended(state) ??
  (state.photo.status === 'approved' ? refuse('photo-approved') : undefined) ??
  (state.qualification.status === 'approved' ? undefined : refuse('not-qualified')) ??
  closed(exam, 'photo', command.at, state) ??
  alreadyDone) satisfies Rule<'sign-photo-upload'>;

/**
 * The automatic verdict of an upload. Newer replaces older; an older or repeated event, one
 * after the approval, and one for an attempt that has ended change nothing. No window: the
 * signature of the upload was given inside of it.
 */
export const recordPhotoVerdict = ((state, command, { exam }) => {
  if (ended(state) || state.photo.status === 'approved') return alreadyDone;
  if (!isNewer(command.sequencer, state.photo.sequencer)) return alreadyDone;
  const { at, uploadId, sequencer, verdict, reasons, advice, sha256 } = command;
  const trusted = verdict === 'pass' && !exam.photoRule.reviewCleanPass;
  const status = verdict === 'reject' ? 'failed' : trusted ? 'approved' : 'pending';
  const photo: Photo = {
    status,
    reasons,
    ...(advice && advice.length > 0 ? { advice } : {}),
    uploadId,
    sequencer,
    since: at,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(trusted ? { decidedAt: at, decidedBy: system.id } : {}),
  };
  return completing(state, {
    kind: status === 'pending' ? 'photo-checked' : `photo-${status}`,
    at,
    by: system,
    set: { photo },
  });
}) satisfies Rule<'record-photo-verdict'>;

/** Only what a person can judge better: the bytes were verified and kept, the looks failed. */
export const appealPhoto = ((state, command, { exam }) => {
  const { at, version } = command;
  const refusal =
    ended(state) ??
    (state.photo.status === 'approved' ? refuse('photo-approved') : undefined) ??
    (state.photo.status === 'failed' && state.photo.sha256
      ? undefined
      : refuse('not-appealable')) ??
    closed(exam, 'photo', at, state);
  if (refusal) return refusal;
  if (stale(state, version)) return refuse('version-conflict');
  const photo: Photo = { ...state.photo, status: 'pending', since: at, appealed: true };
  return {
    events: [{ kind: 'photo-appealed', at, by: applicantOf(state.applicationId), set: { photo } }],
  };
}) satisfies Rule<'appeal-photo'>;

/** A reviewer's decision on exactly the bytes that the reviewer saw. */
export const decidePhoto = ((state, command) => {
  const { at, decision, reasons, by, sha256 } = command;
  if (state.photo.status !== 'pending' || ended(state)) return refuse('not-pending');
  if (sha256 !== state.photo.sha256) return refuse('version-conflict', '照片已被更换');
  if (stale(state, command.version)) return refuse('version-conflict');
  // Whoever overrules the machine says why, as does whoever says no.
  const overrules = decision === 'approve' && state.photo.appealed;
  if ((decision === 'reject' || overrules) && reasons.length === 0) {
    return refuse('reasons-required');
  }
  const status = decision === 'approve' ? 'approved' : 'rejected';
  const decided = { decidedAt: at, decidedBy: by, decidedIn: state.version + 1 };
  const photo: Photo = { ...state.photo, status, reasons, ...decided };
  return completing(state, {
    kind: `photo-${status}`,
    at,
    by: staff(by),
    detail: { sha256 },
    set: { photo },
  });
}) satisfies Rule<'decide-photo'>;
