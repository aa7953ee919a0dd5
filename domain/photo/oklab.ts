/** A colour in OKLab (Björn Ottosson, 2020): lightness 0..1, a green-red, b blue-yellow. */
export type Lab = { L: number; a: number; b: number };

/** sRGB byte to linear light (IEC 61966-2-1). */
const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

export function oklab(red: number, green: number, blue: number): Lab {
  const r = LINEAR[red] as number;
  const g = LINEAR[green] as number;
  const b = LINEAR[blue] as number;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    L: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

export function chromaOf({ a, b }: { a: number; b: number }): number {
  // Math.hypot guards against overflow, which these numbers cannot reach, and is much slower.
  return Math.sqrt(a * a + b * b);
}

/** The hue angle in degrees, 0..360. */
export function hueOf({ a, b }: { a: number; b: number }): number {
  const degrees = (Math.atan2(b, a) * 180) / Math.PI;
  return degrees < 0 ? degrees + 360 : degrees;
}
