/** A chosen picture and the part of it that is taken; x and y are its centre in 0..1. */
export type Crop = { zoom: number; x: number; y: number };
export const RATIO = 35 / 49;
export const MAX_ZOOM = 6;
const LONGEST_SIDE = 1600;

/**
 * Opens a picture; the browser turns it by its EXIF orientation and the tag is gone afterwards.
 * Huge camera pictures are made smaller first: phones have little memory.
 * @throws when the browser cannot read the file.
 */
export async function openPicture(file: Blob): Promise<HTMLCanvasElement> {
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = () => reject(new Error('unreadable'));
    });
    const { naturalWidth, naturalHeight } = image;
    const scale = Math.min(1, LONGEST_SIDE / Math.max(naturalWidth, naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(naturalWidth * scale);
    canvas.height = Math.round(naturalHeight * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The crop's rectangle in the picture, kept inside of it. */
export function cropBox(picture: HTMLCanvasElement, { zoom, x, y }: Crop) {
  const { width, height } = picture;
  const full = Math.min(width, height * RATIO);
  const boxWidth = full / zoom;
  const boxHeight = boxWidth / RATIO;
  const left = clamp(x * width - boxWidth / 2, 0, width - boxWidth);
  const top = clamp(y * height - boxHeight / 2, 0, height - boxHeight);
  return { left, top, width: boxWidth, height: boxHeight };
}

/** Moves by a part of the crop's own size; the centre stays where the crop can be. */
export function moveCrop(picture: HTMLCanvasElement, crop: Crop, dx: number, dy: number): Crop {
  const box = cropBox(picture, crop);
  const moved = {
    ...crop,
    x: (box.left + box.width / 2 + dx * box.width) / picture.width,
    y: (box.top + box.height / 2 + dy * box.height) / picture.height,
  };
  const inside = cropBox(picture, moved);
  return {
    ...moved,
    x: (inside.left + inside.width / 2) / picture.width,
    y: (inside.top + inside.height / 2) / picture.height,
  };
}

export function drawCrop(picture: HTMLCanvasElement, crop: Crop, target: HTMLCanvasElement): void {
  const context = target.getContext('2d');
  if (!context) return;
  const { left, top, width, height } = cropBox(picture, crop);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, left, top, width, height, 0, 0, target.width, target.height);
}

const clamp = (value: number, low: number, high: number) =>
  Math.max(low, Math.min(Math.max(low, high), value));
