import type { Region } from '../application/state.ts';
import { type Border, sampleBorder } from './border.ts';
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

function quantile(sorted: number[], part: number): number {
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}

function ascending(values: number[]): number[] {
  return Array.from(Float64Array.from(values).sort());
}

function span(sorted: number[]): number {
  return quantile(sorted, 0.97) - quantile(sorted, 0.03);
}

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
  const xs = cells.map((cell) => cell.x);
  const ys = cells.map((cell) => cell.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    x: left / grid.width,
    y: top / grid.height,
    width: (Math.max(...xs) + 1 - left) / grid.width,
    height: (Math.max(...ys) + 1 - top) / grid.height,
  };
}

function textureOf(grid: Grid, strips: Cell[], isBackground: (cell: Cell) => boolean): number {
  const roughness: number[] = [];
  for (const cell of strips) {
    const { x, y, L } = cell;
    if (!isBackground(cell)) continue;
    const around = [grid.at(x, y - 1), grid.at(x, y + 1), grid.at(x - 1, y), grid.at(x + 1, y)];
    if (!around.every(isBackground)) continue;
    roughness.push(Math.abs(L - around.reduce((sum, cell) => sum + cell.L, 0) / 4));
  }
  return roughness.length === 0 ? 1 : quantile(ascending(roughness), 0.9);
}

export function measureBackground(thumbnail: Thumbnail): Background {
  const grid = new Grid(thumbnail);
  const border: Border = sampleBorder(grid);
  const { left, right, top } = border;
  const all = [...left, ...right, ...top];
  const dominant = dominantOf(all);
  const isBackground = (cell: Cell) => belongsTo(dominant, cell);
  const cover = (cells: Cell[]) =>
    cells.length === 0 ? 0 : cells.filter(isBackground).length / cells.length;
  const upper = (strip: Cell[]) => strip.slice(0, Math.max(1, Math.round(strip.length * 0.45)));

  const inside = all.filter(isBackground);
  const outside = all.filter((cell) => !isBackground(cell));
  const lightnesses = ascending(inside.map((cell) => cell.L));
  const lightnessSpan = span(lightnesses);
  const lightness = quantile(lightnesses, 0.5);
  const foreign = outside.filter((cell) => isForeign(cell, dominant, lightness));
  const foreignRegion = regionOf(foreign, grid);
  const region = regionOf(inside, grid);
  const otherRegion = regionOf(outside, grid);
  return {
    dominant,
    lightness,
    lightnessSpan,
    chromaSpan: span(ascending(inside.map(chromaOf))),
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
