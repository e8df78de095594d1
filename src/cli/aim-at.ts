import type { Aim } from '../analysis/path/aim.ts';
import type { Checklist } from '../checklist/checklist.ts';
import { UserError } from '../errors.ts';
import { quoted } from '../safe-text.ts';

/**
 * What a person means by a target: an overall score in percent, or a band by its title or id.
 * @throws UserError for a percentage that no score can have
 */
export function aimAt(target: string, { bands }: Checklist): Aim {
  const written = target.trim().replace(/\s*%$/, '');
  if (/^[-+]?[\d.,]+$/.test(written)) return { score: fractionOf(written) };
  const name = written.toLowerCase();
  const band = bands.find(({ id, title }) => id === name || title.toLowerCase() === name);
  return { band: band?.id ?? written };
}

function fractionOf(written: string): number {
  const percent = Number(written);
  if (percent >= 0 && percent <= 100) return percent / 100;
  throw new UserError(
    `a target is a score from 0 to 100 or a band, but this is ${quoted(written)}`,
    'write such as --target 75, or --target with the name of a band',
  );
}
