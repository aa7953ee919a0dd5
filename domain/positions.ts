/** A rejected position stays barred to that person (不允许再次报考同一职位). */
export function isBarred(barredPositions: readonly string[], positionCode: string): boolean {
  return barredPositions.includes(positionCode);
}

/** The bars without this one: its rejection is open again. */
export function unbar(barredPositions: readonly string[], positionCode: string): string[] {
  return barredPositions.filter((code) => code !== positionCode);
}

/** The bars with one more; no duplicates, oldest first. */
export function bar(barredPositions: readonly string[], positionCode: string): string[] {
  return isBarred(barredPositions, positionCode)
    ? [...barredPositions]
    : [...barredPositions, positionCode];
}
