import { dialOf } from '../../../charted/dial.ts';
import { entriesOf } from '../../../notes.ts';
import { standingRows } from '../../../standing-rows.ts';
import { verdictInWords } from '../../../verdict-in-words.ts';
import { capsInWords, coverageInWords, intervalInWords, resultInWords } from '../../../words.ts';
import { addSlide, addText, type Deck, hex, page } from '../deck.ts';
import { addGrid } from '../grid.ts';
import type { Slide } from '../library.ts';

/** The score with its band and interval, and what a policy makes of it. */
export function verdictSlide(deck: Deck): void {
  const { report, find, colours } = deck;
  const { standing } = report;
  const advice = find.band(standing.band)?.advice ?? '';
  const verdict = verdictInWords(report);
  const facts = [...capsInWords(report), intervalInWords(report), coverageInWords(report)];
  const firstOfAll = standing.failedMusts.flatMap(({ must }) =>
    must.advice ? [`First of all: ${must.advice}`] : [],
  );
  const standings = standingRows(report).map(
    ({ who, score, band }) =>
      `${who}: ${score}${score === 'none' ? '' : ' %'}${band ? `, ${band}` : ''}.`,
  );
  const slide = addSlide(deck, `The result: ${resultInWords(report, standing)}`, [
    { heading: '', intro: advice, entries: entriesOf([...firstOfAll, ...facts]) },
    verdict,
    { heading: 'Each group and respondent alone', entries: entriesOf(standings) },
  ]);
  const score = dialOf(report).scoreText;
  const common = { x: page.left, width: 4.2 };
  const band = find.band(standing.band)?.title ?? 'No score';
  let y = addText(deck, slide, score, { ...common, y: 1.75, lines: 1, size: 54, bold: true });
  y = addText(deck, slide, band, { ...common, y, lines: 2, size: 26, colour: colours.accent });
  addScale(deck, slide);
  addGroups(deck, slide);
  let right = 1.75;
  for (const line of [advice, verdict.intro ?? '', ...firstOfAll, ...facts].filter(Boolean)) {
    if (right > 2.9) break;
    right = 0.1 + addText(deck, slide, line, { x: 5.2, y: right, width: 7.5, lines: 2, size: 15 });
  }
}

/** What each group alone would make of it, where there are several. */
function addGroups(deck: Deck, slide: Slide): void {
  const groups = standingRows(deck.report).filter(({ isGroup }) => isGroup);
  if (groups.length < 2) return;
  addGrid(deck, slide, {
    columns: [
      { head: 'Each group alone', width: 3.6 },
      { head: 'Score in %', width: 1.3, isNumber: true },
      { head: 'Band', width: 2.6 },
    ],
    rows: groups.map(({ who, score, band }) => [who, score, band]),
    ...{ x: 5.2, y: 3.4, bottom: SCALE.y - 0.35, lines: 1, size: 14 },
  });
}

const SCALE = { x: page.left, y: 5.45, width: page.room, height: 0.42 };

/** The bands on a line from 0 to 100, the score on it, and how far blanks could move it. */
function addScale(deck: Deck, slide: Slide): void {
  const { report, colours } = deck;
  const { bands } = report.checklist.definition;
  const { score, low, high, band: reached } = report.standing;
  const at = (fraction: number) => SCALE.x + fraction * SCALE.width;
  for (const [i, { id, title, from }] of bands.entries()) {
    const start = at(from / 100);
    const width = at((bands[i + 1]?.from ?? 100) / 100) - start;
    const isReached = id === reached;
    slide.addShape('rect', {
      ...{ x: start, y: SCALE.y, w: width, h: SCALE.height },
      fill: { color: hex(isReached ? colours.accent : colours.shade) },
      line: { color: hex(colours.paper), width: 1.5 },
    });
    const look = { x: start, width, lines: 2, size: 12, align: 'center' as const };
    addText(deck, slide, title, {
      ...{ ...look, y: SCALE.y + SCALE.height + 0.06, bold: isReached },
      colour: isReached ? colours.ink : colours.quiet,
    });
    addText(deck, slide, `from ${from}`, {
      ...{ ...look, y: SCALE.y + SCALE.height + 0.5, lines: 1, size: 11, colour: colours.quiet },
    });
  }
  if (low !== null && high !== null && low < high) {
    slide.addShape('rect', {
      ...{ x: at(low), y: SCALE.y - 0.16, w: at(high) - at(low), h: 0.07 },
      fill: { color: hex(colours.ink) },
    });
  }
  if (score === null) return;
  slide.addShape('triangle', {
    ...{ x: at(score) - 0.14, y: SCALE.y - 0.42, w: 0.28, h: 0.22, flipV: true },
    fill: { color: hex(colours.ink) },
  });
}
