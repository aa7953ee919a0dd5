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
  // Of faces: only the applicant's browser looks for them.
  'no-face': {
    zh: '没有找到人脸，请确认是本人正面免冠照片。',
    en: 'No face was found; make sure that it is a frontal photo of you, bare-headed.',
  },
  'several-faces': {
    zh: '照片里似乎不止一张人脸，请使用本人单独的照片。',
    en: 'There seems to be more than one face; use a photo of yourself alone.',
  },
  'face-small': {
    zh: '面部偏小，请放大照片，让头部落在虚线框内。',
    en: 'The face is small; zoom in until the head fits the dotted outline.',
  },
  'face-large': {
    zh: '面部偏大，请缩小照片或退后重新拍摄。',
    en: 'The face is large; zoom out, or take the photo from farther away.',
  },
  'face-off-centre': {
    zh: '面部不在中间，请拖动照片，让头部落在虚线框内。',
    en: 'The face is not in the middle; drag until the head fits the dotted outline.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type AdviceCode = keyof typeof sentences;

export function adviceSentence(code: AdviceCode): string {
  return sentences[code].zh;
}

/** The English sentence of a code that may come from an older or newer server. */
export function englishAdvice(code: string): string | undefined {
  return Object.entries(sentences).find(([known]) => known === code)?.[1].en;
}
