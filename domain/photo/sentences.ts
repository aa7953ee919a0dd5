type Sentence = { zh: string; en: string };

/** Files that cannot be accepted at all: nobody can overrule these. */
const invalid = {
  empty: { zh: '文件是空的，请重新选择照片。', en: 'The file is empty.' },
  'too-large': {
    zh: '照片文件超过20KB（20480字节），请压缩后再上传。',
    en: 'The file is larger than 20 KB (20,480 bytes).',
  },
  'not-jpeg': {
    zh: '文件不是JPG格式的照片，请选择JPG照片。',
    en: 'The file is not a JPEG picture.',
  },
  'is-png': {
    zh: '文件实际是PNG格式，仅改扩展名无效，请转换为JPG格式。',
    en: 'The file is a PNG; renaming it does not make it a JPEG.',
  },
  'is-webp': {
    zh: '文件实际是WebP格式，仅改扩展名无效，请转换为JPG格式。',
    en: 'The file is a WebP; renaming it does not make it a JPEG.',
  },
  'is-heic': {
    zh: '文件实际是HEIC格式（苹果手机常用），请转换为JPG格式。',
    en: 'The file is an HEIC picture; convert it to JPEG.',
  },
  'is-gif': {
    zh: '文件实际是GIF格式，仅改扩展名无效，请转换为JPG格式。',
    en: 'The file is a GIF; renaming it does not make it a JPEG.',
  },
  'is-pdf': {
    zh: '文件实际是PDF文档，请上传JPG照片。',
    en: 'The file is a PDF document.',
  },
  truncated: {
    zh: '照片文件不完整（可能没有下载或保存完），请重新保存后上传。',
    en: 'The file is truncated.',
  },
  'stray-bytes': {
    zh: '照片文件中夹有多余数据，请用照片工具重新保存。',
    en: 'There are stray bytes before a marker.',
  },
  'data-after-end': {
    zh: '照片结尾之后还有多余数据，请用照片工具重新保存。',
    en: 'There is data after the end of the picture.',
  },
  'bad-marker': {
    zh: '照片文件结构有误，请用照片工具重新保存。',
    en: 'A marker is unknown or in the wrong place.',
  },
  'bad-segment': {
    zh: '照片文件的数据段有误，请用照片工具重新保存。',
    en: 'A segment contradicts its own length.',
  },
  'bad-quantisation': {
    zh: '照片文件的量化表有误，请用照片工具重新保存。',
    en: 'A quantisation table is wrong.',
  },
  'bad-huffman-table': {
    zh: '照片文件的编码表有误，请用照片工具重新保存。',
    en: 'A Huffman table is wrong.',
  },
  'missing-table': {
    zh: '照片文件缺少解码所需的表，请用照片工具重新保存。',
    en: 'A table that the picture needs is missing.',
  },
  'corrupt-data': {
    zh: '照片数据已损坏，请重新保存后上传。',
    en: 'The picture data is corrupt.',
  },
  'bad-scan': {
    zh: '照片的扫描顺序有误，请用照片工具重新保存。',
    en: 'A scan header is wrong or out of sequence.',
  },
  'bad-frame': {
    zh: '照片的尺寸或采样信息有误，请用照片工具重新保存。',
    en: 'The frame header is wrong.',
  },
  'two-frames': {
    zh: '文件里有不止一幅图像，请只保存一张照片。',
    en: 'The file has two frames.',
  },
  'no-picture': {
    zh: '文件里没有完整的图像，请重新选择照片。',
    en: 'The file holds no complete picture.',
  },
  'too-many-scans': {
    zh: '照片的扫描次数过多（超过40次），请用照片工具重新保存。',
    en: 'The file has more than 40 scans.',
  },
  'too-many-markers': {
    zh: '照片的数据段过多（超过100个），请用照片工具重新保存。',
    en: 'The file has more than 100 markers.',
  },
  'twelve-bit': {
    zh: '照片不是8位色深，请另存为普通JPG。',
    en: 'The picture does not have 8 bits per sample.',
  },
  arithmetic: {
    zh: '照片使用了算术编码，请另存为普通JPG。',
    en: 'The picture is arithmetic-coded.',
  },
  lossless: {
    zh: '照片使用了无损JPEG编码，请另存为普通JPG。',
    en: 'The picture is lossless JPEG.',
  },
  hierarchical: {
    zh: '照片使用了分层JPEG编码，请另存为普通JPG。',
    en: 'The picture is hierarchical JPEG.',
  },
  cmyk: {
    zh: '照片是CMYK（印刷）颜色模式，请转换为RGB后另存为JPG。',
    en: 'The picture is CMYK.',
  },
  grey: { zh: '照片是黑白的，请上传彩色照片。', en: 'The picture is greyscale.' },
  components: {
    zh: '照片的颜色通道数有误，请另存为普通JPG。',
    en: 'The picture does not have three colour components.',
  },
  'rgb-coded': {
    zh: '照片的颜色编码方式不受支持，请另存为普通JPG。',
    en: 'The picture stores RGB directly instead of YCbCr.',
  },
  'dimensions-too-large': {
    zh: '照片的像素尺寸过大（宽不超过1200、高不超过1600像素），请缩小后上传。',
    en: 'The picture has more than 1200 x 1600 pixels.',
  },
  orientation: {
    zh: '照片带有旋转标记（EXIF方向），请用本页的照片工具转正后再上传。',
    en: 'The picture has an EXIF orientation other than 1; turn it first.',
  },
} as const satisfies Record<string, Sentence>;

/** Decodable pictures: the machine rejects (…-reject) or asks a person; a reviewer may overrule. */
const findings = {
  'dimensions-too-small': {
    zh: '照片像素尺寸过小，至少需要{minimum}像素。',
    en: 'The picture has too few pixels; at least {minimum}.',
  },
  ratio: {
    zh: '照片宽高比不符合2寸照片（35:49或35:45），请重新裁剪。',
    en: 'The aspect ratio is not that of a 2-inch photo (35:49 or 35:45).',
  },
  'background-colour': {
    zh: '照片背景看起来是{seen}，要求为{allowed}背景。',
    en: 'The background is {seen}; it must be {allowed}.',
  },
  'background-not-uniform': {
    zh: '照片背景不是单一颜色，请使用纯色背景。',
    en: 'The background is not one colour.',
  },
  'background-second-colour': {
    zh: '照片背景中有其他颜色，需要人工审核。',
    en: 'A second colour shows in the background; a person decides.',
  },
  'background-uneven': {
    zh: '照片背景有渐变、阴影或花纹，需要人工审核。',
    en: 'The background has a gradient, a shadow or a pattern; a person decides.',
  },
  'background-covered': {
    zh: '照片背景被遮挡较多，需要人工审核。',
    en: 'Much of the background is covered; a person decides.',
  },
  'background-framed': {
    zh: '照片四周似有边框，需要人工审核。',
    en: 'The picture seems to have a frame; a person decides.',
  },
  'background-edge-colour': {
    zh: '照片背景的颜色与{allowed}有偏差，需要人工审核。',
    en: 'The background is only nearly {allowed}; a person decides.',
  },
} as const satisfies Record<string, Sentence>;

export type InvalidCode = keyof typeof invalid;
export type FindingCode = keyof typeof findings;
export type PhotoCode = InvalidCode | FindingCode;

/** Every sentence about a photo, by code; {name} is filled in by `sentence`. */
export const photoSentences: Readonly<Record<PhotoCode, Sentence>> = { ...invalid, ...findings };

/** The sentence of a code with its blanks filled. */
export function sentence(
  code: PhotoCode,
  blanks: Record<string, Sentence> = {},
  language: keyof Sentence = 'zh',
): string {
  return photoSentences[code][language].replace(
    /\{(\w+)\}/g,
    (_, name: string) => blanks[name]?.[language] ?? '',
  );
}
