import { darkColours, lightColours } from './colours.ts';
import type { Page } from './page.ts';
import { printRules } from './style/print.ts';
import { screenRules } from './style/screen.ts';

/** All rules of the page: its colours by theme, its layout on screens and on paper. */
export function style(page: Page): string {
  const accent = page.brand?.accent ?? null;
  return `
:root { color-scheme: light dark; ${lightColours(accent)} }
@media screen and (prefers-color-scheme: dark) { :root { ${darkColours(accent)} } }
${screenRules}
${printRules(page)}
`;
}
