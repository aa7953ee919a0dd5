/** Takes the place of the icons' own cssUtils, for the same reason as dynamic-css.ts. */
export { updateCSS } from './dynamic-css.ts';

/** The page has no shadow roots. */
export const getShadowRoot = (): null => null;

export function warningOnce(valid: boolean, message: string): void {
  if (!valid) console.error(message);
}
