/** What the photo tool loads with the first picture; the validation function runs the same. */
export { advisePhoto } from '#domain/photo/advice.ts';
export { judgePhoto } from '#domain/photo/judge.ts';
