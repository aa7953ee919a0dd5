/**
 * The words that people choose from, and the fields that they fill in, step by step: one list for
 * the wire, the form, the draft and the check.
 */
export const politicalStatuses = [
  '中共党员',
  '中共预备党员',
  '共青团员',
  '民主党派',
  '无党派人士',
  '群众',
] as const;
export const educations = ['大专', '本科', '硕士研究生', '博士研究生'] as const;
export const degrees = ['无', '学士', '硕士', '博士'] as const;

export const personFields = [
  'name',
  'idNumber',
  'phone',
  'email',
  'ethnicity',
  'politicalStatus',
  'household',
] as const;
export const studyFields = [
  'education',
  'degree',
  'school',
  'major',
  'graduationDate',
  'freshGraduate',
  'grassrootsYears',
  'resume',
] as const;
export const choiceFields = ['positionCode', 'areaCode'] as const;
export const formFields = [...personFields, ...studyFields, ...choiceFields] as const;
export type FormField = (typeof formFields)[number];

/** Never kept on a device: a shared one would tell the next person. */
export const unstoredFields: readonly FormField[] = ['name', 'idNumber', 'phone'];
export const optionalFields: readonly FormField[] = ['email', 'ethnicity', 'resume'];
