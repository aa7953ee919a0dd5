import type { PhotoRule } from '../application/exam.ts';
import type { Reason, Region } from '../application/state.ts';
import { type Background, measureBackground } from './background.ts';
import { type Certainty, certaintyOf, colourWords, nameColour } from './colours.ts';
import type { Frame } from './frame.ts';
import { RATIO_TOLERANCE, RATIOS } from './limits.ts';
import { type FindingCode, sentence } from './sentences.ts';
import type { Thumbnail } from './thumbnail.ts';

/** Something about a decodable picture: it fails, or a person has to look at it. */
export type Finding = { verdict: 'reject' | 'review'; reason: Reason };

type Blanks = Parameters<typeof sentence>[1];

function finding(
  verdict: Finding['verdict'],
  code: FindingCode,
  more: { region?: Region | undefined; blanks?: Blanks } = {},
): Finding {
  const text = sentence(code, more.blanks);
  return { verdict, reason: { code, text, ...(more.region ? { region: more.region } : {}) } };
}

/** Pixels and shape against the exam's rule. */
export function judgeDimensions(frame: Frame, rule: PhotoRule): Finding[] {
  const found: Finding[] = [];
  if (frame.width < rule.minWidth || frame.height < rule.minHeight) {
    const size = `${rule.minWidth}×${rule.minHeight}`;
    const blanks = { minimum: { zh: size, en: size } };
    found.push(finding('reject', 'dimensions-too-small', { blanks }));
  }
  const ratio = frame.width / frame.height;
  if (!RATIOS.some((wanted) => Math.abs(ratio / wanted - 1) <= RATIO_TOLERANCE)) {
    found.push(finding('reject', 'ratio'));
  }
  return found;
}

/** The best certainty among the allowed colours. */
function bestCertainty(background: Background, allowed: PhotoRule['backgrounds']): Certainty {
  const all = allowed.map((colour) =>
    certaintyOf(colour, background.dominant, background.lightness),
  );
  if (all.includes('clear')) return 'clear';
  return all.includes('edge') ? 'edge' : 'no';
}

/** Even where the colour is right: is it one background, everywhere it should be? */
function judgeEvenness(background: Background): Finding | undefined {
  const { cornerCover, upperCover, sideCover, foreign } = background;
  const other = { region: background.otherRegion };
  if (sideCover < 0.25 || cornerCover < 0.45 || upperCover < 0.35 || foreign > 0.3) {
    return finding('reject', 'background-not-uniform', other);
  }
  if (foreign > 0.06) {
    const region = background.foreignRegion;
    return finding('review', 'background-second-colour', { region });
  }
  const { texture, chromaSpan, lightnessSpan } = background;
  if (texture > 0.022 || chromaSpan > 0.12 || lightnessSpan > 0.22) {
    return finding('review', 'background-uneven', { region: background.region });
  }
  if (cornerCover < 0.8 || upperCover < 0.72 || sideCover < 0.4) {
    return finding('review', 'background-covered', other);
  }
  return background.ringOther > 0.6 ? finding('review', 'background-framed', other) : undefined;
}

/** The background against the allowed colours. Only a clear failure rejects. */
export function judgeBackground(
  thumbnail: Thumbnail,
  allowed: PhotoRule['backgrounds'],
): Finding | undefined {
  const background = measureBackground(thumbnail);
  const { region } = background;
  const certainty = bestCertainty(background, allowed);
  const blanks = {
    seen: colourWords[nameColour(background.dominant, background.lightness)],
    allowed: {
      zh: allowed.map((colour) => colourWords[colour].zh).join('或'),
      en: allowed.map((colour) => colourWords[colour].en).join(' or '),
    },
  };
  if (certainty === 'no') return finding('reject', 'background-colour', { blanks, region });
  const uneven = judgeEvenness(background);
  if (uneven || certainty === 'clear') return uneven;
  return finding('review', 'background-edge-colour', { blanks, region });
}
