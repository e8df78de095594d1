import { formatScore } from '../../numbers.ts';
import { element, oneSafeLine, safeJson, xmlText } from '../../text/safe.ts';
import { reportWords } from '../../words/report.ts';
import { bandLimits } from '../phrases.ts';
import { displayIn, type Report, reportIndex } from '../report.ts';

/** Text and colour of a badge. */
interface Badge {
  readonly label: string;
  readonly message: string;
  /** Six hexadecimal digits; dark enough for white text. */
  readonly color: string;
}

/** Writes the result as a badge in SVG, for a README or a wiki. */
export function badge(report: Report): string {
  const { label, message, color } = badgeOf(report);
  const [left, right] = [widthOf(label), widthOf(message)];
  const width = left + right;
  const text = (words: string, middle: number) =>
    element('text', { x: middle, y: 14, 'text-anchor': 'middle' }, [xmlText(words)]);
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height: 20,
      role: 'img',
      'aria-label': `${label}: ${message}`,
    },
    [
      element('title', {}, [xmlText(`${label}: ${message}`)]),
      element('rect', { width, height: 20, rx: 3, fill: `#${color}` }, []),
      element(
        'path',
        { d: `M3 0h${left - 3}v20H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z`, fill: '#444' },
        [],
      ),
      element(
        'g',
        { fill: '#fff', 'font-family': 'Verdana,DejaVu Sans,sans-serif', 'font-size': 11 },
        [text(label, left / 2), text(message, left + right / 2)],
      ),
    ],
  );
  return `${svg}\n<!-- ${report.generator} -->\n`;
}

/** Writes the result as the JSON that shields.io makes a badge from. */
export function badgeJson(report: Report): string {
  return safeJson({ schemaVersion: 1, ...badgeOf(report) });
}

function badgeOf(report: Report): Badge {
  const { score, band } = report.result;
  const label = reportWords.badge.label;
  if (score === null) return { label, message: reportWords.badge.noScore, color: GREY };
  const display = { ...displayIn(report), decimals: 0 };
  const limits = bandLimits(report.checklist.definition);
  const title = reportIndex(report).band(band)?.title ?? null;
  const hasFailed = report.verdict !== null && !report.verdict.passed;
  const message = reportWords.badge.message({
    score: formatScore(display, score, limits),
    band: title === null ? null : oneSafeLine(title),
    hasFailed,
  });
  const color = COLOURS.find(({ from }) => score >= from)?.color ?? RED;
  return { label, message, color: hasFailed ? RED : color };
}

const RED = 'b3261e';
const GREY = '5f6368';

/** Colours by score, a fraction, best first. */
const COLOURS = [
  { from: 0.75, color: '1b7f3b' },
  { from: 0.5, color: '4d7c0f' },
  { from: 0.25, color: '9a5b00' },
];

/** Returns the width of a text of 11 pixels with its margins, in pixels. */
function widthOf(text: string): number {
  return Math.ceil(Array.from(text).length * 6.8) + 10;
}
