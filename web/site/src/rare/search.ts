/** The table that the build writes: readings to characters; lines of a character and its parts. */
export type RareTable = { readings: Record<string, string>; parts: string };

/** People write the whole character for its form as a part. */
const forms: Record<string, string> = {
  金: '钅釒',
  水: '氵',
  人: '亻',
  草: '艹',
  手: '扌',
  言: '讠訁',
  心: '忄',
  火: '灬',
  竹: '⺮',
  丝: '纟糹',
  糸: '纟糹',
  食: '饣飠',
  犬: '犭',
  衣: '衤',
  示: '礻',
  刀: '刂',
  阜: '阝',
  邑: '阝',
  足: '𧾷',
  玉: '王',
  马: '馬',
  鱼: '魚',
  鸟: '鳥',
  页: '頁',
  车: '車',
  贝: '貝',
  门: '門',
  龙: '龍',
};

/** By code point (U+4DAE), pinyin without tones (yan), or parts (龙天), whichever it looks like. */
export function searchRare(table: RareTable, text: string): string[] {
  const query = text.replace(/\s/g, '');
  if (query === '') return [];
  const code = /^(?:u\+?)?([0-9a-f]{4,5})$/i.exec(query);
  if (code && (/^u\+/i.test(query) || /\d/.test(query))) return byCode(code[1] as string);
  if (/^[a-zü]+$/i.test(query)) {
    return [...(table.readings[query.toLowerCase().replace(/ü/g, 'v')] ?? '')];
  }
  return byParts(table, [...query]);
}

function byCode(hex: string): string[] {
  const character = String.fromCodePoint(Number.parseInt(hex, 16));
  return /^\p{Script=Han}$/u.test(character) ? [character] : [];
}

function byParts(table: RareTable, wanted: string[]): string[] {
  const accepted = wanted.map((part) => [part, ...(forms[part] ?? '')]);
  return table.parts.split('\n').flatMap((line) => {
    const [character, ...parts] = [...line];
    const holds = accepted.every((some) => some.some((part) => parts.includes(part)));
    return character && holds ? [character] : [];
  });
}
