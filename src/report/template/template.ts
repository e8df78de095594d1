import type { GapReport } from '../../analysis/gap-report.ts';
import { levelNow } from '../../analysis/gaps.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { criterionNamed, groupsOf } from '../../checklist/lookup.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { fixed, formatScore, reaches } from '../../numbers.ts';
import { nearestWord } from '../../text/phrases.ts';
import { errorText } from '../../words/errors.ts';
import { day, list } from '../../words/grammar.ts';
import { printOf } from '../context.ts';
import { levelNowInShort } from '../phrases.ts';
import { displayIn, reportIndex } from '../report.ts';
import { escapeMarkdown } from '../writers/escape-markdown.ts';

/** Front matter of a template: a paper that somebody fills in to take a step. */
export interface TemplateHead {
  /** Name of its file, without the ending. */
  readonly id: string;
  readonly title: string;
  /** Ids of the criteria whose advice may name it, of any checklist. */
  readonly serves: readonly string[];
  /** Time that it takes to fill in and to use. */
  readonly time: string;
  /** Roles that fill it in. */
  readonly who: string;
}

/** Template with its text. */
export interface Template extends TemplateHead {
  /** Markdown with placeholders in double braces. */
  readonly body: string;
}

/** Front matter, without the line that ends it, and the Markdown below. */
export interface TemplateParts {
  readonly head: string;
  readonly body: string;
  /** Lines above the body. */
  readonly lines: number;
}

/** Actions that a summary shows. */
const FIRST_ACTIONS = 5;

/**
 * Returns the ids of the templates that go with the first five actions: preconditions, then the
 * action path, then the costliest gaps.
 */
export function firstTemplates({ result, actionPath, gaps }: GapReport): readonly string[] {
  const order = [...result.failedMusts, ...actionPath.steps, ...gaps];
  const criteria = [...new Set(order.map(({ criterion }) => criterion))].slice(0, FIRST_ACTIONS);
  const found = criteria.flatMap((id) => {
    const step = actionPath.steps.find(({ criterion }) => criterion === id);
    const gap = gaps.find(({ criterion }) => criterion === id);
    return [...(step?.advice ?? []), ...(gap?.advice ? [gap.advice] : [])].flatMap(
      ({ template }) => template ?? [],
    );
  });
  return [...new Set(found)];
}

/** Splits the text of a template; `null` without front matter between two lines of three hyphens. */
export function splitTemplate(text: string): TemplateParts | null {
  const [whole, head] = /^(---\r?\n[\s\S]*?\r?\n)---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  if (whole === undefined || head === undefined) return null;
  const lines = whole.split('\n').length - 1;
  return { head, body: text.slice(whole.length).replaceAll('\r\n', '\n'), lines };
}

/** Placeholders with what follows the dot: nothing, a number, or an id. */
const PLACEHOLDERS: Readonly<Record<string, RegExp>> = {
  subject: /^$/,
  date: /^$/,
  score: /^$/,
  band: /^$/,
  names: /^\.[a-z0-9-]+$/,
  lowest: /^\.[1-9]$/,
  level: /^\.[a-z0-9-]+$/,
  'levels-by-group': /^\.[a-z0-9-]+$/,
  answers: /^\.[a-z0-9-]+$/,
};

/** Placeholder of a template, as in "{{level.sla-contract}}". */
export interface Placeholder {
  readonly name: string;
  /** Group, number or criterion; empty without one. */
  readonly of: string;
}

/** Parses the text between the braces; `null` if it is no placeholder. */
export function placeholderOf(text: string): Placeholder | null {
  const [, name = '', rest = ''] = /^\s*([a-z-]+)(\.[^\s]*)?\s*$/.exec(text) ?? [];
  const pattern = Object.hasOwn(PLACEHOLDERS, name) ? PLACEHOLDERS[name] : undefined;
  return pattern?.test(rest) ? { name, of: rest.slice(1) } : null;
}

/** Replaces each pair of braces in a text, placeholder or not. */
function replaceBraces(text: string, replacement: (inside: string) => string): string {
  return text.replace(BRACES, (_, inside: string) => replacement(inside));
}

const BRACES = /\{\{([^{}\n]*)\}\}/g;

/** Finds criteria that no checklist has, and a template that serves none. */
export function checkServed(
  { serves }: TemplateHead,
  criteria: ReadonlySet<string>,
): readonly Diagnostic[] {
  if (!serves.some((id) => criteria.has(id))) {
    return [{ ...errorText('template/serves-nothing'), path: ['serves'] }];
  }
  return serves.flatMap((id, i) => {
    if (criteria.has(id)) return [];
    const meant = nearestWord(id, criteria);
    const error = errorText('template/unknown-criterion', { id, meant });
    return [{ ...error, path: ['serves', i] }];
  });
}

/** Braces that nothing fills, each with its line of the file and its column, from 1. */
export function unknownPlaceholders({ body, lines }: TemplateParts): readonly {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}[] {
  return body
    .split('\n')
    .flatMap((text, i) =>
      [...text.matchAll(BRACES)]
        .filter(([, inside = '']) => placeholderOf(inside) === null)
        .map(({ 0: found, index }) => ({ text: found, line: lines + i + 1, column: index + 1 })),
    );
}

/** Line to write on by hand; dots mean nothing to Markdown. */
const LINE = '.'.repeat(24);

/** Returns a template as Markdown, filled in from a report if there is one. */
export function templateMarkdown({ body }: Template, report: GapReport | null): string {
  return `${filled(body, report, escapeMarkdown).trim()}\n`;
}

/**
 * Returns a text with its placeholders replaced by what a report knows, or by a line to write on.
 * `write` makes a stranger's text safe for the place that it goes to.
 */
export function filled(
  text: string,
  report: GapReport | null,
  write: (value: string) => string,
): string {
  return replaceBraces(text, (inside) => {
    const placeholder = placeholderOf(inside);
    const value = placeholder && report && textFor(placeholder, report);
    return value ? write(value) : LINE;
  });
}

/** Returns the text for a placeholder; `null` if the report does not know it. */
function textFor({ name, of }: Placeholder, report: GapReport): string | null {
  switch (name) {
    case 'subject':
      return report.subject;
    case 'date':
      return day(report.date);
    case 'score':
      return report.result.score === null ? null : printOf(report).score(report.result.score);
    case 'band':
      return reportIndex(report).band(report.result.band)?.title ?? null;
    case 'names':
      return namesIn(report, of);
    case 'lowest':
      return lowest(report, Number(of));
    case 'level':
      return levelOn(report, of);
    case 'levels-by-group':
      return levelsByGroup(report, of);
    case 'answers':
      return answersTo(report, of);
    default:
      return null;
  }
}

/** An anonymous report has no respondents, so no names. */
function namesIn({ respondents }: GapReport, group: string): string | null {
  const names = respondents.filter((own) => own.group === group).map((own) => own.name);
  return names.length === 0 ? null : list(names, names.length);
}

function lowest(report: GapReport, number: number): string | null {
  const gap = report.gaps[number - 1];
  if (!gap) return null;
  const { title, question } = reportIndex(report).criterion(gap.criterion);
  return `${title ?? question} (${levelNowInShort(gap)})`;
}

function levelOn(report: GapReport, id: string): string | null {
  const { criterion, score, levels } = assessed(report, id);
  if (criterion === null || score === null || levels.length === 0) return null;
  const now = levelNow(levels, score);
  const above = levels.find((own) => own.score > now.score) ?? null;
  return levelNowInShort({ now, above: reaches(now.score, score) ? null : above, score });
}

function levelsByGroup(report: GapReport, id: string): string | null {
  const { finding, levels } = assessed(report, id);
  const numbers = levels.map(({ level }) => level);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const write = (mean: number) =>
    levels.every(isNumbered)
      ? fixed(low + mean * (high - low), 1)
      : formatScore(displayIn(report), mean);
  const means = Object.entries(groupsOf(report.checklist.definition)).flatMap(
    ([group, { title }]) => {
      const mean = finding?.groups[group];
      return mean === undefined ? [] : [`${title} ${write(mean)}`];
    },
  );
  return means.length === 0 ? null : means.join(', ');
}

/** Each answer in quotes, sorted, so that the order tells nothing. */
function answersTo(report: GapReport, id: string): string | null {
  const { criterion, finding } = assessed(report, id);
  const named = (finding?.responses ?? []).filter(({ said }) => said === 'text');
  const anonymous = report.anonymity?.texts.filter((own) => own.criterion === criterion?.id) ?? [];
  const said = [...named, ...anonymous].map(
    ({ answer }) => `"${inOneLine(String(answer)).replaceAll('"', "'")}"`,
  );
  return said.length === 0 ? null : said.toSorted().join('; ');
}

function inOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** Returns what the report has on a criterion, by its current or a former id. */
function assessed({ checklist: { definition }, findings }: GapReport, id: string) {
  const criterion = criterionNamed(definition, id);
  const finding = findings.find((own) => own.criterion === criterion?.id);
  const levels = criterion ? levelsOf(definition, criterion) : [];
  return { criterion, finding, levels, score: finding?.score ?? null };
}
