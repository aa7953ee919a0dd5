/** Reads outlines from a TrueType font (OpenType 1.9: cmap format 12, loca, glyf). */
type Point = { x: number; y: number; onCurve: boolean };
type Contour = Point[];
export type Font = { pathOf: (codePoint: number) => string | undefined };

export function readFont(file: Buffer): Font {
  const tables = new Map<string, number>();
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16;
    tables.set(file.toString('latin1', at, at + 4), file.readUInt32BE(at + 8));
  }
  const table = (name: string) => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`the font has no table ${name}`);
    return at;
  };
  const glyphs = readCmap(file, table('cmap'));
  const isLong = file.readInt16BE(table('head') + 50) === 1;
  const loca = table('loca');
  const offset = (glyph: number) =>
    isLong ? file.readUInt32BE(loca + glyph * 4) : file.readUInt16BE(loca + glyph * 2) * 2;
  const contoursOf = (glyph: number): Contour[] => {
    const start = offset(glyph);
    if (start === offset(glyph + 1)) return [];
    const at = table('glyf') + start;
    const count = file.readInt16BE(at);
    if (count < 0) return composite(file, at + 10, contoursOf);
    return simple(file, at + 10, count);
  };
  return {
    pathOf: (codePoint) => {
      const glyph = glyphs.get(codePoint);
      return glyph ? contoursOf(glyph).map(toPath).join('') : undefined;
    },
  };
}

function readCmap(file: Buffer, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < file.readUInt16BE(cmap + 2); index += 1) {
    const at = cmap + file.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (file.readUInt16BE(at) !== 12) continue;
    for (let group = 0; group < file.readUInt32BE(at + 12); group += 1) {
      const [first, last, glyph] = [0, 4, 8].map((n) =>
        file.readUInt32BE(at + 16 + group * 12 + n),
      );
      for (let code = first as number; code <= (last as number); code += 1) {
        glyphs.set(code, (glyph as number) + code - (first as number));
      }
    }
  }
  return glyphs;
}

function simple(file: Buffer, start: number, count: number): Contour[] {
  let at = start;
  const ends = Array.from({ length: count }, (_, index) => file.readUInt16BE(at + index * 2));
  const total = (ends.at(-1) ?? -1) + 1;
  at += count * 2;
  at += 2 + file.readUInt16BE(at);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = file.readUInt8(at++);
    flags.push(flag);
    if (flag & 8) {
      for (let again = file.readUInt8(at++); again > 0; again -= 1) flags.push(flag);
    }
  }
  const axis = (short: number, same: number) => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += file.readUInt8(at++) * (flag & same ? 1 : -1);
      else if (!(flag & same)) {
        value += file.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  let from = 0;
  return ends.map((end) => {
    const points = flags.slice(from, end + 1).map((flag, index) => ({
      x: xs[from + index] as number,
      y: ys[from + index] as number,
      onCurve: (flag & 1) === 1,
    }));
    from = end + 1;
    return points;
  });
}

/** Parts that are moved only; a font that scales parts is refused. */
function composite(file: Buffer, start: number, contoursOf: (glyph: number) => Contour[]) {
  const contours: Contour[] = [];
  let at = start;
  for (;;) {
    const flags = file.readUInt16BE(at);
    const part = contoursOf(file.readUInt16BE(at + 2));
    if ((flags & 0xc8) !== 0 || !(flags & 2)) throw new Error('a part of a glyph is scaled');
    const wide = (flags & 1) === 1;
    const dx = wide ? file.readInt16BE(at + 4) : file.readInt8(at + 4);
    const dy = wide ? file.readInt16BE(at + 6) : file.readInt8(at + 5);
    contours.push(...part.map((one) => one.map((p) => ({ ...p, x: p.x + dx, y: p.y + dy }))));
    at += wide ? 8 : 6;
    if (!(flags & 0x20)) return contours;
  }
}

const middle = (a: Point, b: Point): Point => ({
  x: Math.round((a.x + b.x) / 2),
  y: Math.round((a.y + b.y) / 2),
  onCurve: true,
});
/** SVG counts downwards: the baseline of the em of 1000 is at 880. */
const at = ({ x, y }: Point) => `${x} ${880 - y}`;

/** A point on the curve is implied between two that are off it. */
function toPath(points: Contour): string {
  const first = points.findIndex(({ onCurve }) => onCurve);
  if (first < 0) return '';
  const ring = [...points.slice(first), ...points.slice(0, first + 1)];
  let path = `M${at(ring[0] as Point)}`;
  for (let index = 1; index < ring.length; index += 1) {
    const point = ring[index] as Point;
    if (point.onCurve) path += `L${at(point)}`;
    else {
      const next = ring[index + 1] as Point;
      path += `Q${at(point)} ${at(next.onCurve ? next : middle(point, next))}`;
      if (next.onCurve) index += 1;
    }
  }
  return `${path}Z`;
}
