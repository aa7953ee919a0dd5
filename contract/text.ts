import * as z from 'zod';

/**
 * Free text as people write it: any character, but well-formed Unicode without NUL (a lone
 * surrogate cannot be stored or encrypted without loss). Length in UTF-16 units.
 */
export const text = (max: number, min = 1) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), {
      params: { code: 'malformed-text' },
    });

/** A short machine word: ids, codes of positions, departments and areas. */
export const code = (max = 40) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{1,${max}}$`));

export const version = z.int().min(1);
export const examId = code(40);
export const applicationId = z.string().regex(/^[A-Za-z0-9]{1,40}$/);
export const orderNumber = z.string().regex(/^[A-Za-z0-9_-]{1,50}$/);
/** An order number, then 22 random characters. */
export const linkToken = z.string().regex(/^[A-Z0-9]{26}-[A-Za-z0-9_-]{22}$/);
/** 26 base-32 characters, as the signing of an upload names it. */
export const uploadId = z.string().regex(/^[0-9a-z]{26}$/);
/** The content's SHA-256 and the ending of its type. */
export const documentId = z.string().regex(/^[0-9a-f]{64}\.(jpg|pdf)$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
