import { Chalk, type ChalkInstance } from 'chalk';
import type { Checklist, Criterion, Point } from '../checklist/checklist.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { Benchmark, LookAt } from '../checklist/criterion.ts';
import { criteriaOf, isKey } from '../checklist/lookup.ts';
import { UserError } from '../diagnostic.ts';
import { colourLevel, type Io } from '../io/io.ts';
import { loadChecklist } from '../loading/checklists/load.ts';
import { didYouMean } from '../text/phrases.ts';
import { quoted } from '../text/safe.ts';
import { bullet, oneSafeLine, textTable, wrap } from '../text/table.ts';
import { conditionInWords, scaleLines, targetInWords } from './scale-lines.ts';

interface Page {
  readonly checklist: Checklist;
  readonly paint: ChalkInstance;
  readonly columns: number;
}

/**
 * A checklist as text: its points with their weights, its criteria, its bands.
 * @throws UserError where there is no such checklist
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
    ...points.map((point, index) => pointInWords(point, index + 1, { checklist, paint, columns })),
    [
      paint.bold('Bands'),
      ...bands.map(({ from, title: band }) => `  from ${from}%  ${oneSafeLine(band)}`),
    ].join('\n'),
    ...(attribution ? [wrap(oneSafeLine(attribution), columns)] : []),
    paint.dim(
      wrap('* asked in express mode; align show --criterion <id> shows one in full', columns),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

/**
 * One criterion in full: levels, evidence, advice, benchmarks.
 * @throws UserError where there is no such checklist or criterion
 */
export async function showCriterion(
  io: Io,
  name: string,
  criterionId: string,
  color: boolean,
): Promise<string> {
  const page = await openPage(io, name, color);
  const all = criteriaOf(page.checklist);
  const found = all.find(({ criterion }) => criterion.id === criterionId);
  if (!found) {
    const ids = all.map(({ criterion }) => criterion.id);
    throw new UserError(
      `the checklist ${quoted(page.checklist.id)} has no criterion ${quoted(criterionId)}${didYouMean(criterionId, ids)}`,
      `run "align show ${page.checklist.id}" to see them all`,
    );
  }
  return criterionInFull(found.point, found.criterion, page);
}

async function openPage(io: Io, name: string, color: boolean): Promise<Page> {
  const { definition } = await loadChecklist(io, name);
  const paint = new Chalk({ level: colourLevel(io, io.stdout, color) });
  return { checklist: definition, paint, columns: Math.min(io.stdout.columns, 100) };
}

function pointInWords({ title, weight, criteria }: Point, number: number, page: Page): string {
  const { paint, columns } = page;
  const table = textTable(
    [{ head: '', width: 1 }, { head: '', width: 24 }, { head: '' }],
    criteria.map((criterion) => [
      isKey(criterion) ? '*' : '',
      oneSafeLine(criterion.id),
      oneSafeLine(criterion.question),
    ]),
    columns,
  );
  const heading = wrap(`${number}. ${oneSafeLine(title)} (weight ${weight})`, columns);
  return `${paint.bold(heading)}\n${table}`;
}

function criterionInFull(point: Point, criterion: Criterion, page: Page): string {
  const { checklist, paint, columns } = page;
  const scale = scaleLines(checklist, criterion);
  const heading = wrap(oneSafeLine(scale.heading), columns);
  const lines = scale.lines.map(({ answer, text }) =>
    bullet(`  ${oneSafeLine(answer)} `, oneSafeLine(text), columns),
  );
  const target = targetInWords(checklist, criterion);
  const advice = Object.entries(criterion.advice ?? {}).map(
    ([level, { do: what, owner, effort }]) => {
      const who = [owner, effort && `effort ${effort}`].filter(Boolean).join(', ');
      return bullet(
        `  ${scaleOf(checklist, criterion).boxes ? 'for' : 'from'} ${level}: `,
        oneSafeLine(`${what ?? 'as the next level says'} (${who})`),
        columns,
      );
    },
  );
  const sections = [
    [
      paint.bold(wrap(oneSafeLine(criterion.question), columns)),
      paint.dim(`${criterion.id} in ${oneSafeLine(point.title)}`),
      ...(point.why ? [wrap(oneSafeLine(point.why), columns)] : []),
    ],
    [paint.bold(heading), ...lines],
    section(page, 'Target', target === null ? [] : [target]),
    section(page, 'Asked only if', criterion.when ? [conditionInWords(criterion.when)] : []),
    section(page, 'Evidence to ask for', criterion.evidence ?? []),
    advice.length > 0 ? [paint.bold('Advice'), ...advice] : [],
    section(page, 'Benchmarks', (criterion.benchmarks ?? []).map(benchmarkInWords)),
    section(page, 'Where to look next', criterion.lookAt ? [placeInWords(criterion.lookAt)] : []),
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
  return `${text} (${source}, ${year})${url ? ` ${url}` : ''}`;
}

function placeInWords({ checklist, point, because }: LookAt): string {
  return `${point} of ${checklist}: ${because}`;
}
