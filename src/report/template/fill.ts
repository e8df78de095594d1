import type { GapReport } from '../../analysis/gap-report.ts';
import { levelNow } from '../../analysis/gaps.ts';
import { isNumbered } from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import { criterionNamed, groupsOf } from '../../checklist/lookup.ts';
import { fixed, formatScore, reaches } from '../../numbers.ts';
import { day, list } from '../../words/grammar.ts';
import { levelNowInShort } from '../phrases.ts';
import { printOf } from '../print.ts';
import { displayIn, reportIndex } from '../report.ts';
import { escapeMarkdown } from '../writers/markdown.ts';
import { type Placeholder, placeholderOf, replaceBraces, type Template } from './template.ts';

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
