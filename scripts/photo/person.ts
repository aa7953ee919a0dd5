import type { Seeded } from './seeded.ts';

const skins = ['#f3d3bd', '#e6b899', '#d9a887', '#c68f6c', '#a8714f', '#7d5236'];
const hairs = ['#15110f', '#241a16', '#35251c', '#4a3424', '#6b6460'];
const clothes = ['#14161c', '#1c2230', '#23262b', '#1a2440', '#2b2330', '#10281f'];

/** Hair behind the face: width and lower end in units of the 295 x 413 canvas. */
const styles = [
  { width: 74, end: 170 },
  { width: 78, end: 200 },
  { width: 84, end: 290 },
  { width: 96, end: 310 },
] as const;

/** A bust of nobody as SVG shapes on a 295 x 413 canvas: bare-headed, frontal, dark clothes. */
export function bust(random: Seeded): string {
  const skin = random.pick(skins);
  const hair = random.pick(hairs);
  const style = random.pick(styles);
  const head = random.between(0.86, 1.1);
  const shoulders = random.between(112, 140);
  const x = 147 + random.between(-8, 8);
  const y = 190 + random.between(-14, 14);
  const [rx, ry] = [62 * head, 84 * head];
  const top = y - ry;
  const width = style.width * head;
  const glasses = random.chance(0.25)
    ? `<g fill="none" stroke="#222" stroke-width="3"><circle cx="${x - 26}" cy="${y}" r="18"/>
       <circle cx="${x + 26}" cy="${y}" r="18"/></g>`
    : '';
  const collar = random.chance(0.6)
    ? `<path d="M${x - 34} 312 L${x} 372 L${x + 34} 312 Z" fill="#eceef0"/>`
    : '';
  return `<path d="M${x - width} ${y} C${x - width} ${top - 30} ${x + width} ${top - 30} ${x + width} ${y}
      L${x + width - 8} ${style.end} L${x - width + 8} ${style.end} Z" fill="${hair}"/>
    <path d="M${x - shoulders} 420 C${x - shoulders + 4} 335 ${x - 60} 308 ${x} 304
      C${x + 60} 308 ${x + shoulders - 4} 335 ${x + shoulders} 420 Z" fill="${random.pick(clothes)}"/>
    ${collar}
    <path d="M${x - 34} 318 L${x} 358 L${x + 34} 318 L${x + 30} 262 L${x - 30} 262 Z" fill="${skin}"/>
    <ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${skin}"/>
    <path d="M${x - rx} ${y - 20} C${x - 40} ${top + 20} ${x + 40} ${top + 20} ${x + rx} ${y - 20}
      C${x + rx} ${top - 14} ${x - rx} ${top - 14} ${x - rx} ${y - 20} Z" fill="${hair}"/>
    <ellipse cx="${x - 26}" cy="${y}" rx="9" ry="5" fill="#2b211d"/>
    <ellipse cx="${x + 26}" cy="${y}" rx="9" ry="5" fill="#2b211d"/>${glasses}
    <path d="M${x} ${y + 5} l-7 30 l14 0 Z" fill="#000" fill-opacity="0.12"/>
    <path d="M${x - 20} ${y + 53} q20 9 40 0" stroke="#a5574d" stroke-width="5" fill="none"/>`;
}
