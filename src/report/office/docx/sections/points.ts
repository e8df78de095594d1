import { AlignmentType, Paragraph, TextRun } from 'docx';
import { WEAK_BELOW } from '../../../../analysis/root-causes.ts';
import { formatWeight, scoreDigits, shareInPercent } from '../../../../numbers.ts';
import { hex } from '../../../brand/brand.ts';
import { radarOf } from '../../../charted.ts';
import { drawRadar } from '../../../charts/radar.ts';
import { noScoreInWords } from '../../../phrases.ts';
import { displayIn, scoreHead } from '../../../report.ts';
import { gapsIntro, gapsInWords } from '../../../sections/gaps.ts';
import { pointScoresOf } from '../../../sections/points.ts';
import { standingRows } from '../../../sections/standings.ts';
import {
  type DocxBlock,
  docxHeading,
  docxParagraph,
  docxPicture,
  fact,
  type Pages,
  small,
  words,
} from '../../../writers/docx/blocks.ts';
import { SMALL } from '../../../writers/docx/look.ts';
import { docxTable, figures } from '../../../writers/docx/table.ts';

/** Fewest axes of a radar. */
const LEAST_AXES = 3;

/** Returns the section on points, as a radar and a table. */
export function docxPoints(pages: Pages): readonly DocxBlock[] {
  const radar = radarOf(pages.report);
  const isShape = radar.axes.length >= LEAST_AXES && radar.series.length > 0;
  return [docxHeading(1, 'Points'), ...(isShape ? radarBlocks(pages) : []), pointsTable(pages)];
}

/** Returns the radar, with letters for groups and a line that explains them in any alphabet. */
function radarBlocks(pages: Pages): readonly DocxBlock[] {
  const { colours } = pages;
  const radar = radarOf(pages.report);
  const letters = radar.series.map(({ name }, i) => ({ name, letter: letterOf(i) }));
  const series = radar.series.map((one, i) => ({ ...one, name: letterOf(i) }));
  return [
    docxPicture(drawRadar({ ...radar, series }, colours), radar, {
      alignment: AlignmentType.CENTER,
      keepNext: true,
    }),
    new Paragraph({
      style: SMALL,
      alignment: AlignmentType.CENTER,
      children: letters.flatMap(({ name, letter }, i) => {
        const colour = colours.series[i % colours.series.length] ?? colours.ink;
        return [
          new TextRun({
            text: `${i > 0 ? '     ' : ''}${letter} `,
            bold: true,
            color: hex(colour),
          }),
          ...words(name),
        ];
      }),
    }),
  ];
}

function letterOf(place: number): string {
  return String.fromCharCode(65 + (place % 26));
}

function pointsTable({ report, find, colours }: Pages): DocxBlock {
  const { points, groups } = report;
  const none = noScoreInWords(report);
  const digits = (score: number | null) =>
    score === null ? none : scoreDigits(displayIn(report), score, [WEAK_BELOW]);
  const byGroup = groups.map(({ id }) => pointScoresOf(report, id));
  const columns = [
    { head: 'Point', width: 40 },
    figures('Weight'),
    figures(scoreHead(report)),
    ...groups.map(({ title }) => figures(title)),
    figures('Coverage'),
  ];
  const lines = points.map(({ point, score, coverage }, i) => ({
    cells: [
      `${i + 1}. ${find.point(point).title}`,
      formatWeight(find.point(point).weight),
      digits(score),
      ...byGroup.map((scores) => digits(scores.get(point) ?? null)),
      shareInPercent(coverage),
    ],
  }));
  return docxTable(columns, lines, colours);
}

/** Returns the scores by group and by respondent. */
export function docxRatings({ report, colours }: Pages): readonly DocxBlock[] {
  const columns = [
    { head: 'Alone', width: 46 },
    { head: scoreHead(report), width: 16, isNumber: true },
    { head: 'Band', width: 22 },
    { head: 'Coverage', width: 16, isNumber: true },
  ];
  const lines = standingRows(report).map(({ who, isGroup, score, band, coverage }) => ({
    cells: [who, score, band, coverage],
    isBold: isGroup,
  }));
  return lines.length === 0
    ? []
    : [docxHeading(1, 'Who says what'), docxTable(columns, lines, colours)];
}

/** Returns the criteria below their targets, largest impact first, each with its action. */
export function docxGaps({ report }: Pages): readonly DocxBlock[] {
  return [
    docxHeading(1, 'Gaps', { pageBreakBefore: true }),
    docxParagraph(gapsIntro(report)),
    ...gapsInWords(report).flatMap(({ criterion, question, point, worth, facts }, i) => [
      docxHeading(2, `${i + 1}. ${question}`),
      small(`${criterion} in ${point}: ${worth}`, { keepNext: true }),
      ...facts.map(({ name, text }) => fact(name, text)),
    ]),
  ];
}
