/** What the applicant and the reviewer read beside a picture; nothing is refused for it. */
const sentences = {
  'clothes-light': {
    zh: '衣服看起来不是深色，建议穿深色衣服重新拍摄。',
    en: 'The clothes do not look dark; dark clothes are asked for.',
  },
  'too-dark': {
    zh: '面部偏暗，建议在光线充足处重新拍摄。',
    en: 'The face is rather dark; take the photo in better light.',
  },
  'too-bright': {
    zh: '面部曝光过度，建议避开强光重新拍摄。',
    en: 'The face is overexposed; take the photo away from strong light.',
  },
  'not-sharp': {
    zh: '照片不够清晰，建议拿稳手机、对准面部重新拍摄。',
    en: 'The photo is not sharp; hold the camera still and focus on the face.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type AdviceCode = keyof typeof sentences;

export function adviceSentence(code: AdviceCode): string {
  return sentences[code].zh;
}
