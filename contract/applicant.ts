import * as z from 'zod';
import { degrees, educations, politicalStatuses } from '#domain/applicant/fields.ts';
import { checkName, normaliseName } from '#domain/identity/name.ts';
import { text } from './text.ts';

/** One spelling per name: what is stored and compared is the normalised one. */
const name = text(200)
  .superRefine((value, context) => {
    const checked = checkName(value);
    if (checked.ok) return;
    const { code, detail } = checked;
    context.addIssue({ code: 'custom', params: { code, detail } });
  })
  .overwrite(normaliseName);

const shape = {
  name,
  /** Checksum and birth date are checked when it arrives: they need the day. */
  idNumber: z
    .string()
    .regex(/^\d{17}[\dXx]$/)
    .toUpperCase(),
  phone: z.string().regex(/^1\d{10}$/),
  email: z.email().max(200).optional(),
  ethnicity: text(50).optional(),
  politicalStatus: z.enum(politicalStatuses),
  education: z.enum(educations),
  degree: z.enum(degrees),
  school: text(200),
  major: text(200),
  majorCode: text(50).optional(),
  graduationDate: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  freshGraduate: z.boolean(),
  grassrootsYears: z.int().min(0).max(60),
  /** GB/T 2260, six digits. */
  household: z.string().regex(/^\d{6}$/),
  address: text(500).optional(),
  resume: text(5000).optional(),
};

/** What a person fills in. Sex and birth date come from the ID number. */
export const Applicant = z.strictObject(shape).meta({ id: 'Applicant' });
export type Applicant = z.output<typeof Applicant>;

/** The applicant as shown back: the ID number is masked. */
export const MaskedApplicant = z
  .strictObject({ ...shape, idNumber: z.string() })
  .meta({ id: 'MaskedApplicant' });
export type MaskedApplicant = z.output<typeof MaskedApplicant>;
