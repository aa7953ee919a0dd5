import type { Region } from '../../application/state.ts';
import type { Advice } from '../advice.ts';
import { type AdviceCode, adviceSentence } from '../advice-sentences.ts';

/** A face that a detector found: its box, and how sure it is of it (0..1). */
export type Face = Region & { score: number };

/** A box's height as a part of the picture's: ID photos have 0.25 to 0.6 (forehead to chin). */
const SMALLEST = 0.22;
const LARGEST = 0.7;
/** How sure a detector has to be of a second face before it is mentioned. */
const SURE = 0.5;
/** How far the box's centre may be from where ID photos have it: 0.45 to 0.62 from the top. */
const MIDDLE = { x: 0.5, y: 0.51 };
const FARTHEST = { x: 0.12, y: 0.18 };

function advice(code: AdviceCode, face?: Face): Advice[] {
  const text = adviceSentence(code);
  if (!face) return [{ code, text }];
  const { x, y, width, height } = face;
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(1, x + width), Math.min(1, y + height)];
  return [{ code, text, region: { x: left, y: top, width: right - left, height: bottom - top } }];
}

/** Advice on the faces in a picture, the surest first: there should be one, in the middle. */
export function adviseFaces(faces: Face[]): Advice[] {
  const [face, second] = faces;
  if (!face) return advice('no-face');
  if (second && second.score >= SURE) return advice('several-faces', second);
  if (face.height < SMALLEST) return advice('face-small', face);
  if (face.height > LARGEST) return advice('face-large', face);
  const apartX = Math.abs(face.x + face.width / 2 - MIDDLE.x);
  const apartY = Math.abs(face.y + face.height / 2 - MIDDLE.y);
  return apartX > FARTHEST.x || apartY > FARTHEST.y ? advice('face-off-centre', face) : [];
}
