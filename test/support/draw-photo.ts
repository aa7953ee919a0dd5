import sharp from 'sharp';

/** Colours people really use as backgrounds (photo.md), and some that no exam accepts. */
export const backgrounds = {
  red: '#e60911',
  blue: '#438edb',
  white: '#ffffff',
  green: '#2e9e46',
  grey: '#8c8c8c',
  yellow: '#f2d21b',
  gradient: 'url(#fade)',
};

export type DrawnPhoto = {
  background: keyof typeof backgrounds;
  /** Pixels; 295 x 413 is a 2-inch photo at 214 dots an inch. */
  width?: number;
  height?: number;
  /** JPEG quality to begin with; it is lowered until the file fits into 20,480 bytes. */
  quality?: number;
  progressive?: boolean;
  chromaSubsampling?: '4:2:0' | '4:4:4';
};

const MAX_BYTES = 20_480;

/** A drawn bust of nobody: dark clothes, face, hair, in front of a plain background. */
function bust(background: string, width: number, height: number): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"
    viewBox="0 0 295 413" preserveAspectRatio="none">
    <defs><linearGradient id="fade" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#1f4fc0"/><stop offset="0.6" stop-color="#ffffff"/>
    </linearGradient></defs>
    <rect width="295" height="413" fill="${background}"/>
    <path d="M20 413 C22 330 80 305 147 302 C214 305 272 330 275 413 Z" fill="#1c2230"/>
    <path d="M112 310 L147 362 L182 310 L178 270 L117 270 Z" fill="#d9a887"/>
    <ellipse cx="147" cy="158" rx="76" ry="92" fill="#241a16"/>
    <ellipse cx="147" cy="190" rx="63" ry="84" fill="#e6b899"/>
    <path d="M84 170 C92 120 130 112 147 112 C170 112 204 120 210 170
      C214 96 180 66 147 66 C112 66 80 96 84 170 Z" fill="#241a16"/>
    <ellipse cx="121" cy="188" rx="9" ry="5" fill="#2b211d"/>
    <ellipse cx="173" cy="188" rx="9" ry="5" fill="#2b211d"/>
    <path d="M147 192 L140 222 L154 222 Z" fill="#d29f80"/>
    <path d="M126 243 Q147 254 168 243" stroke="#a5574d" stroke-width="5" fill="none"/>
  </svg>`);
}

/** Draws a synthetic ID photo as a JPEG file of at most 20,480 bytes. */
export async function drawPhoto(options: DrawnPhoto): Promise<Uint8Array> {
  const { width = 295, height = 413, progressive = false } = options;
  const { chromaSubsampling = '4:2:0' } = options;
  const picture = sharp(bust(backgrounds[options.background], width, height)).removeAlpha();
  for (let quality = options.quality ?? 84; quality > 0; quality -= 8) {
    const file = await picture.clone().jpeg({ quality, progressive, chromaSubsampling }).toBuffer();
    if (file.length <= MAX_BYTES) return new Uint8Array(file);
  }
  throw new Error(`a drawing of ${width} x ${height} does not fit into ${MAX_BYTES} bytes`);
}
