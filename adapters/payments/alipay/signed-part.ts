/**
 * The bytes of an answer that its signature is over: `{"<node>":{…},"sign":"…"}`. They are cut
 * from the text as it came, because a parser that writes them again would write others.
 */
export function signedPart(text: string, node: string): { part: string; sign: string } | undefined {
  const start = `{"${node}":`;
  if (!text.startsWith(`${start}{`)) return undefined;
  const end = endOfObject(text, start.length);
  if (end === undefined || text[end] !== ',') return undefined;
  try {
    const rest = JSON.parse(`{${text.slice(end + 1)}`) as { sign?: unknown };
    if (typeof rest.sign !== 'string' || Object.hasOwn(rest, node)) return undefined;
    return { part: text.slice(start.length, end), sign: rest.sign };
  } catch {
    return undefined;
  }
}

/** The index behind the brace that closes the one at `from`; braces in strings do not count. */
function endOfObject(text: string, from: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (quoted && char === '\\') at += 1;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && char === '{') depth += 1;
    else if (!quoted && char === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return undefined;
}
