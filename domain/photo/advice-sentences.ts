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
  'no-face': {
    zh: '没有找到正面的人脸，请确认是本人正面免冠照片。',
    en: 'No frontal face was found; make sure that this is a frontal photo of you.',
  },
  'many-faces': {
    zh: '照片中似乎不止一个人，请只保留本人。',
    en: 'There seems to be more than one person; only you may be in the photo.',
  },
  'face-small': {
    zh: '头部偏小，建议放大裁剪。',
    en: 'The head is rather small; zoom in.',
  },
  'face-large': {
    zh: '头部偏大，建议缩小裁剪，露出肩部。',
    en: 'The head is rather large; zoom out until the shoulders show.',
  },
  'face-off-centre': {
    zh: '头部不在照片中间偏上的位置，建议移动裁剪框。',
    en: 'The head is not in the upper middle; move the crop.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type AdviceCode = keyof typeof sentences;

export function adviceSentence(code: AdviceCode): string {
  return sentences[code].zh;
}
