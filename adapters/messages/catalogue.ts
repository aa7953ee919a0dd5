import { texts } from '#domain/messages/texts.ts';

/**
 * What messages say, as data. Vendors in China approve each text as a template of their own and
 * take its name and parameters; the whole text goes along for channels without templates.
 * A message holds what its reader needs to act, and nobody's name, ID number or position.
 */
export const catalogue = {
  ...texts,
  'new-number': {
    zh: '【公务员报名】您的新报名序号：{number}。首次登录后旧序号作废。非本人操作请忽略，切勿转告他人。',
    en: 'Your new registration number: {number}. The old one ends when you first log in. Not you? Ignore this, and tell nobody.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type Template = keyof typeof catalogue;

/** The text with its {names} filled in. @throws Error when a parameter is missing */
export function textOf(
  template: Template,
  params: Record<string, string>,
  language: 'zh' | 'en' = 'zh',
): string {
  return catalogue[template][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${template} needs ${name}`);
    return value;
  });
}
