import * as z from 'zod';
import { Applicant } from './applicant.ts';
import { Application } from './application-view.ts';
import { code, examId, text, version } from './text.ts';
import { wireTime } from './time.ts';

const pledge = z.strictObject({ version: code(), accepted: z.literal(true) });
const choice = { applicant: Applicant, positionCode: code(), areaCode: code() };

export const SaveApplication = z.strictObject({ pledge, ...choice });
export const Saved = z.strictObject({ registrationNumber: z.string(), application: Application });

/** `pledge` only when its text changed since it was accepted. */
export const EditApplication = z.strictObject({ version, pledge: pledge.optional(), ...choice });
export const Withdraw = z.strictObject({ version });

/** Deliberately loose: a malformed number or ID is answered like a wrong one (`login-failed`). */
export const LogIn = z.strictObject({
  examId,
  name: z.string().max(200),
  idNumber: z.string().max(200),
  registrationNumber: z.string().max(200),
});
/** As loose: nothing tells whether somebody fits. */
export const Recover = z.strictObject({
  examId,
  name: z.string().max(200),
  idNumber: z.string().max(200),
  phone: z.string().max(200),
});
export const LoggedIn = z.strictObject({ application: Application });

export const SignPhotoUpload = z.strictObject({});
export const PhotoUpload = z.strictObject({
  uploadId: z.string(),
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: wireTime,
  maxBytes: z.int(),
});
export const PhotoAddress = z.strictObject({
  url: z.string(),
  sha256: z.string(),
  expiresAt: wireTime,
});
export const AppealPhoto = z.strictObject({ version, note: text(500) });
