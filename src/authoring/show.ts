import { Chalk, type ChalkInstance } from 'chalk';
import type { Checklist, Criterion, Point } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { Benchmark, LookAt } from '../checklist/criterion.ts';
import { criteriaOf, isKey, isScoredPoint, numberingOf } from '../checklist/lookup.ts';
import { criteriaNamed, criterionOfName } from '../checklist/naming.ts';
import { colourLevel, type Io } from '../io/io.ts';
import { loadChecklist } from '../loading/checklists/load.ts';
import { oneSafeLine, safeJson } from '../text/safe.ts';
import { textTable } from '../text/table.ts';
import { bullet, wrap } from '../text/wrap.ts';
import { VERSION } from '../version.ts';
import { authoringWords } from '../words/authoring.ts';
import { conditionInWords, scaleLines, targetInWords } from './scale-lines.ts';

interface Page {
  readonly checklist: Checklist;
  readonly paint: ChalkInstance;
  readonly columns: number;
}

/**
 * Returns a checklist as text: points with weights, criteria, bands.
 * @throws UserError if there is no such checklist
 */
export async function showChecklist(io: Io, name: string, color: boolean): Promise<string> {
  const { checklist, paint, columns } = await openPage(io, name, color);
  const { id, version, title, description, attribution, points, bands } = checklist;
  const sections = [
    [
      paint.bold(wrap(oneSafeLine(title), columns)),
      paint.dim(`${id} ${oneSafeLine(version)}`),
      ...(description ? [wrap(oneSafeLine(description), columns)] : []),
    ].join('\n'),
    ...points.map((point) => {
      const number = points.filter(isScoredPoint).indexOf(point) + 1;
      return pointInWords(point, number === 0 ? null : number, { checklist, paint, columns });
    }),
    [
      paint.bold(authoringWords.bands),
      ...bands.map(
        (band) => `  ${authoringWords.band({ ...band, title: oneSafeLine(band.title) })}`,
      ),
    ].join('\n'),
    ...(attribution ? [wrap(oneSafeLine(attribution), columns)] : []),
    paint.dim(wrap(authoringWords.showFooter, columns)),
  ];
  return `${sections.join('\n\n')}\n`;
}

/**
 * Returns a criterion in detail, or each of a point: levels, evidence, advice, benchmarks.
 * @throws UserError if there is no such checklist, point or criterion
 */
export async function showCriteria(
  io: Io,
  name: string,
  named: string,
  color: boolean,
): Promise<string> {
  const page = await openPage(io, name, color);
  const chosen = new Set(criteriaNamed(page.checklist, named));
  return criteriaOf(page.checklist)
    .filter(({ criterion }) => chosen.has(criterion.id))
    .map(({ point, criterion }) => criterionInFull(point, criterion, page))
    .join('\n');
}

/**
 * Returns a checklist, or one criterion with its point, as JSON; `checklists/README.md` describes its
 * fields. A variant is merged with its parents.
 * @throws UserError if there is no such checklist, no such criterion, or several of the name
 */
export async function showInJson(io: Io, name: string, named?: string): Promise<string> {
  const { definition, digest } = await loadChecklist(io, name);
  const { id, version } = definition;
  const head = { format: 1, generator: authoringWords.showGenerator({ version: VERSION }) };
  if (named === undefined) return safeJson({ ...head, digest, checklist: definition });
  const chosen = criterionOfName(definition, named);
  const found = criteriaOf(definition).find(({ criterion }) => criterion.id === chosen);
  return safeJson({
    ...{ ...head, digest, checklist: { id, version } },
    point: found && { id: found.point.id, title: found.point.title },
    criterion: found?.criterion,
  });
}

async function openPage(io: Io, name: string, color: boolean): Promise<Page> {
  const { definition } = await loadChecklist(io, name);
  const paint = new Chalk({ level: colourLevel(io, io.stdout, color) });
  return { checklist: definition, paint, columns: Math.min(io.stdout.columns, 100) };
}

function pointInWords(
  { title, weight, criteria }: Point,
  number: number | null,
  page: Page,
): string {
  const { paint, columns, checklist } = page;
  const numbers = numberingOf(checklist).criteria;
  const table = textTable(
    [{ head: '', width: 1 }, { head: '', width: 4 }, { head: '', width: 24 }, { head: '' }],
    criteria.map((criterion) => [
      isKey(criterion) ? '*' : '',
      numbers.get(criterion.id) ?? '',
      oneSafeLine(criterion.id),
      oneSafeLine(criterion.question),
    ]),
    columns,
  );
  const heading = wrap(
    authoringWords.pointHeading({ number, title: oneSafeLine(title), weight }),
    columns,
  );
  return `${paint.bold(heading)}\n${table}`;
}

function criterionInFull(point: Point, criterion: Criterion, page: Page): string {
  const { checklist, paint, columns } = page;
  const { id, title, question } = criterion;
  const number = numberingOf(checklist).criteria.get(id) ?? '';
  const scale = scaleLines(checklist, criterion);
  const heading = wrap(oneSafeLine(scale.heading), columns);
  const lines = scale.lines.map(({ answer, text }) =>
    bullet(`  ${oneSafeLine(answer)} `, oneSafeLine(text), columns),
  );
  const target = targetInWords(checklist, criterion);
  const advice = Object.entries(criterion.advice ?? {}).map(
    ([level, { do: what, owner, effort }]) => {
      const isOption = scaleOf(checklist, criterion).boxes !== null;
      const mark = authoringWords.adviceFor({ level, isOption });
      return bullet(
        `  ${mark}: `,
        oneSafeLine(
          authoringWords.advice({
            what: what ?? null,
            owner: owner ?? null,
            effort: effort ?? null,
          }),
        ),
        columns,
      );
    },
  );
  const heads = authoringWords.showHeadings;
  const sections = [
    [
      // A question without a score has no number.
      paint.bold(wrap(oneSafeLine(`${number} ${title ?? question}`), columns)),
      ...(title === undefined ? [] : [wrap(oneSafeLine(question), columns)]),
      paint.dim(authoringWords.criterionIn({ id, point: oneSafeLine(point.title) })),
      ...(point.why ? [wrap(oneSafeLine(point.why), columns)] : []),
    ],
    [paint.bold(heading), ...lines],
    section(page, heads.target, target === null ? [] : [target]),
    section(page, heads.condition, criterion.when ? [conditionInWords(criterion.when)] : []),
    section(page, heads.evidence, criterion.evidence ?? []),
    advice.length > 0 ? [paint.bold(heads.advice), ...advice] : [],
    section(page, heads.benchmarks, (criterion.benchmarks ?? []).map(benchmarkInWords)),
    section(page, heads.lookAt, criterion.lookAt ? [placeInWords(criterion.lookAt)] : []),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section({ paint, columns }: Page, heading: string, lines: readonly string[]) {
  if (lines.length === 0) return [];
  return [paint.bold(heading), ...lines.map((line) => bullet('  - ', oneSafeLine(line), columns))];
}

function benchmarkInWords({ text, source, year, url }: Benchmark): string {
  return authoringWords.benchmark({ text, source, year, url: url ?? null });
}

function placeInWords({ checklist, point, because }: LookAt): string {
  return authoringWords.lookAtPoint({ checklist, point, because });
}
