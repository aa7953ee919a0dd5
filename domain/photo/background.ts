import type { Region } from '../application/state.ts';
import { type Border, sampleBorder } from './border.ts';
import { Distribution } from './distribution.ts';
import { belongsTo, type Dominant, dominantOf } from './dominant.ts';
import { type Cell, Grid } from './grid.ts';
import { chromaOf, hueOf } from './oklab.ts';
import type { Thumbnail } from './thumbnail.ts';

/** What the border says about the background; shares are 0..1. */
export type Background = {
  dominant: Dominant;
  /** Median lightness, and the spans of lightness and chroma, of the background's cells. */
  lightness: number;
  lightnessSpan: number;
  chromaSpan: number;
  /** How rough the side strips are: 90th percentile of the Laplacian of lightness. */
  texture: number;
  /** The worse side's share of background: whole strip, its upper part, the top corner. */
  sideCover: number;
  upperCover: number;
  cornerCover: number;
  /** Share of the outermost ring that is not background. */
  ringOther: number;
  /** Share that is neither background nor hair, skin or dark clothes, and where it is. */
  foreign: number;
  foreignRegion?: Region;
  /** Where the border is background, and where it is not. */
  region?: Region;
  otherRegion?: Region;
};

/** Hair against the background mixes to the background's hue within this many degrees. */
const MIXED_HUE = 12;

/**
 * Light and neutral, or saturated in a hue that neither skin nor hair has and that is not the
 * background's own, duller and darker where the two meet in one cell.
 */
function isForeign(cell: Cell, dominant: Dominant, lightness: number): boolean {
  const chroma = chromaOf(cell);
  const hue = hueOf(cell);
  const apart = Math.abs(((hue - dominant.hue + 540) % 360) - 180);
  const duller = chroma < dominant.chroma && cell.L < lightness;
  if (apart < MIXED_HUE && duller) return false;
  const likeSkin = hue > 25 && hue < 100;
  return (cell.L > 0.8 && chroma < 0.06) || (cell.L > 0.42 && chroma > 0.07 && !likeSkin);
}

/** The box around cells, in fractions of the picture. */
function regionOf(cells: Cell[], grid: Grid): Region | undefined {
  if (cells.length === 0) return undefined;
  let [left, right, top, bottom] = [grid.width, 0, grid.height, 0];
  for (const { x, y } of cells) {
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return {
    x: left / grid.width,
    y: top / grid.height,
    width: (right - left) / grid.width,
    height: (bottom - top) / grid.height,
  };
}

function textureOf(grid: Grid, strips: Cell[], isBackground: (cell: Cell) => boolean): number {
  const roughness = new Distribution();
  for (const cell of strips) {
    const { x, y, L } = cell;
    const above = grid.at(x, y - 1);
    const below = grid.at(x, y + 1);
    const before = grid.at(x - 1, y);
    const after = grid.at(x + 1, y);
    if (!isBackground(cell) || !isBackground(above) || !isBackground(below)) continue;
    if (!isBackground(before) || !isBackground(after)) continue;
    roughness.add(Math.abs(L - (above.L + below.L + before.L + after.L) / 4));
  }
  return roughness.count === 0 ? 1 : roughness.quantile(0.9);
}

/** `belongsTo`, asked once a cell. */
function membership(dominant: Dominant, grid: Grid): (cell: Cell) => boolean {
  const known = new Int8Array(grid.width * grid.height);
  return (cell) => {
    const index = cell.y * grid.width + cell.x;
    if (known[index] === 0) known[index] = belongsTo(dominant, cell) ? 1 : -1;
    return known[index] === 1;
  };
}

/** Share of the cells that are background. */
function coverOf(cells: Cell[], isBackground: (cell: Cell) => boolean): number {
  let count = 0;
  for (const cell of cells) if (isBackground(cell)) count++;
  return cells.length === 0 ? 0 : count / cells.length;
}

export function measureBackground(thumbnail: Thumbnail): Background {
  const grid = new Grid(thumbnail);
  const border: Border = sampleBorder(grid);
  const { left, right, top } = border;
  const all = [...left, ...right, ...top];
  const dominant = dominantOf(all);
  const isBackground = membership(dominant, grid);
  const cover = (cells: Cell[]) => coverOf(cells, isBackground);
  const upper = (strip: Cell[]) => strip.slice(0, Math.max(1, Math.round(strip.length * 0.45)));

  const inside = all.filter(isBackground);
  const outside = all.filter((cell) => !isBackground(cell));
  const lightnesses = new Distribution();
  const chromas = new Distribution();
  for (const cell of inside) {
    lightnesses.add(cell.L);
    chromas.add(chromaOf(cell));
  }
  const lightness = lightnesses.quantile(0.5);
  const foreign = outside.filter((cell) => isForeign(cell, dominant, lightness));
  const foreignRegion = regionOf(foreign, grid);
  const region = regionOf(inside, grid);
  const otherRegion = regionOf(outside, grid);
  return {
    dominant,
    lightness,
    lightnessSpan: lightnesses.span(),
    chromaSpan: chromas.span(),
    texture: textureOf(grid, border.inner, isBackground),
    sideCover: Math.min(cover(left), cover(right)),
    upperCover: Math.min(cover(upper(left)), cover(upper(right))),
    cornerCover: Math.min(cover(border.leftCorner), cover(border.rightCorner)),
    ringOther: 1 - cover(border.ring),
    foreign: foreign.length / all.length,
    ...(region ? { region } : {}),
    ...(foreignRegion ? { foreignRegion } : {}),
    ...(otherRegion ? { otherRegion } : {}),
  };
}
