/** What a person says that the machine can compare; what is not yet known is left out. */
export type Facts = {
  /** The day on which ages are reckoned, YYYY-MM-DD: the first day of registration. */
  on: string;
  /** YYYY-MM-DD, from the ID number. */
  birthDate?: string | undefined;
  education?: string | undefined;
  degree?: string | undefined;
  politicalStatus?: string | undefined;
  /** YYYY-MM. */
  graduationDate?: string | undefined;
  freshGraduate?: boolean | undefined;
};
