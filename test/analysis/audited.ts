import type { GapReport } from '../../src/analysis/gap-report.ts';
import { align } from '../cli/fake-io.ts';

/** The gap report on a folder of answers, as `align audit` makes it. */
export async function audited(round: string, ...options: readonly string[]): Promise<GapReport> {
  const { stdout } = await align(['audit', '--answers', round, '--format', 'json', ...options]);
  return JSON.parse(stdout);
}

/** A fraction in percent with one decimal, as expected figures are written. */
export function inPercent(score: number | null | undefined): number | null {
  return score === null || score === undefined ? null : Math.round(score * 1000) / 10;
}
