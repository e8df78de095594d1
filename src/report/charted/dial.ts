import type { GapReport } from '../../analysis/gap-report.ts';
import { formatInterval, formatPercent } from '../../numbers.ts';
import type { Dial } from '../charts/dial.ts';
import { bandLimits, intervalInWords, resultInWords } from '../phrases.ts';
import { reportIndex } from '../report.ts';

/** The score on a dial, with its interval and the bands. */
export function dialOf(report: GapReport): Dial {
  const { result, checklist } = report;
  const { score, low, high, band } = result;
  const limits = bandLimits(checklist.definition);
  const isOpen = low !== null && high !== null && low < high;
  return {
    id: 'dial',
    title: `Score: ${resultInWords(report, result)}`,
    description: intervalInWords(report),
    score,
    scoreText: formatPercent(score, limits),
    bandText:
      reportIndex(report).band(band)?.title ?? (score === null ? 'no score' : 'band withheld'),
    interval: isOpen ? { low, high } : null,
    intervalText: isOpen ? formatInterval(low, high, limits) : '',
    bands: checklist.definition.bands.map(({ id, from }) => ({
      from: from / 100,
      isReached: id === band,
    })),
  };
}
