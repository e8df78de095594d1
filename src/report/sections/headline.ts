import { silentGroups } from '../../analysis/respondents.ts';
import type { FailedMust } from '../../scoring/band.ts';
import { headlineWords, leadWords } from '../../words/document-summary.ts';
import { uncapitalised } from '../../words/grammar.ts';
import type { Inline, Text } from '../blocks.ts';
import type { Context } from '../context.ts';
import { changedScores, isComparable, LEAST_CHANGE } from './changes.ts';
import { sideMostly } from './disagreements.ts';

/** Returns the verdict on the whole, with the first reason that applies. */
export function summaryTitle(context: Context): Text {
  const { report } = context;
  const { band, score, failedMusts } = report.result;
  const headline = headlineWords;
  if (score === null) return titleWithoutScore(context);
  const verdict = bandVerdict(context, band);
  const [failed] = failedMusts;
  const title = failed
    ? headline.precondition<Inline>({ verdict, because: reasonOf(context, failed) })
    : titleOnCauses(context, verdict);
  return inViewOf(context, title);
}

/** Returns a title as the view of the only respondent, if there is only one. */
export function inViewOf({ report, find }: Context, title: Words): Words {
  const [only] = report.respondents;
  if (report.respondents.length !== 1 || !only) return title;
  const who = { is: 'name', text: find.name(only.id) } as const;
  return headlineWords.inView<Inline>({
    who,
    isPlural: who.text.endsWith('s'),
    verdict: withinSentence(title),
  });
}

type Words = readonly (string | Inline)[];

/** Begins a title with a small letter, unless it begins with a name. */
function withinSentence([first = '', ...others]: Words): Words {
  return [typeof first === 'string' ? uncapitalised(first) : first, ...others];
}

function titleOnCauses({ report, names, differences }: Context, verdict: Words): Words {
  const headline = headlineWords;
  const { roots, weak } = report.rootCauses;
  const [first, second] = roots.map(({ point }) => uncapitalised(names.pointInText(point)));
  const of = report.findings.filter(({ score }) => score !== null).length;
  const conflicts = differences.filter((own) => own.isConflict && !own.isSettled).length;
  // A cause that nothing follows from holds nothing back.
  const holds = weak.length > roots.length;
  if (holds && roots.length === 1 && first) {
    return headline.oneCause<Inline>({ verdict, cause: first });
  }
  if (holds && roots.length === 2 && first && second) {
    return headline.twoCauses<Inline>({ verdict, first, second });
  }
  if (holds && roots.length > 2) return headline.causes<Inline>({ verdict, causes: roots.length });
  if (conflicts > 0) return headline.dispute<Inline>({ verdict, conflicts, of });
  return weak.length === 0
    ? headline.noWeakPoint<Inline>({ verdict })
    : headline.weakPoints<Inline>({ verdict, weak: weak.length });
}

/** Place of the word "now" in the verdict of a band that has risen. */
const NOW = '{now} ';

/** Longest name of an organisation in a headline. */
const LONG_SUBJECT = 60;

function bandVerdict(context: Context, id: string | null): Words {
  const { report, find, checklist } = context;
  const headline = headlineWords;
  const band = find.band(id);
  const before = earlierScore(context)?.band ?? null;
  const place = (own: string | null) => checklist.bands.findIndex((other) => other.id === own);
  const isRisen = before !== null && place(id) > place(before);
  if (band === null) {
    return [headline.score({ score: context.print.score(report.result.score ?? 0) })];
  }
  const { verdict, title } = band;
  if (verdict !== undefined) return [verdict.split(NOW).join(isRisen ? headline.now : '')];
  const subject = subjectOf(context);
  return subject.text.length > LONG_SUBJECT
    ? [headline.bandAlone({ band: title, isRisen })]
    : headline.band<Inline>({ subject, band: title, isRisen });
}

function subjectOf({ report }: Context) {
  return { is: 'name', text: report.subject.trim() } as const;
}

function reasonOf({ names }: Context, { criterion, must }: FailedMust): string {
  return (
    must.verdict ??
    headlineWords.belowMinimum({
      criterion: names.criterionInText(criterion),
    })
  );
}

function titleWithoutScore(context: Context): Text {
  const { report } = context;
  const headline = headlineWords;
  if (report.anonymity) return headline.withheld;
  return isAllNotApplicable(context)
    ? headline.nothingApplies<Inline>({ subject: subjectOf(context) })
    : headline.nobodyCouldAnswer;
}

/** True if everything that was asked is not applicable. */
export function isAllNotApplicable({ asked }: Context): boolean {
  return asked.length > 0 && asked.every(({ outcome }) => outcome === 'not-applicable');
}

/** Returns the sentences below the title: the score, what changed, and what bears on it. */
export function summaryLead(context: Context): Text {
  if (context.report.result.score === null) return leadWithoutScore(context);
  const subject: Inline = subjectOf(context);
  const [score, moved] = resultParts(context);
  const sentences = sentencesOnScore(context);
  return [...leadWords.scores<Inline>({ subject, score }), [moved, ...sentences].join(' ')];
}

function leadWithoutScore(context: Context): string {
  const { report } = context;
  if (report.anonymity) return leadWords.withheld;
  return isAllNotApplicable(context) ? leadWords.nothingApplies : leadWords.nobodyCouldAnswer;
}

/** Returns the comparison with the earlier round; `null` if there is none or the rounds differ too much. */
export function baselineOf({ report: { comparison } }: Context): Context['report']['comparison'] {
  return comparison !== null && isComparable(comparison) ? comparison : null;
}

/** Returns score, band and date of the earlier round; `null` without a score to compare with. */
export function earlierScore(context: Context) {
  const before = baselineOf(context)?.before;
  const score = changedScores(context)?.total ?? null;
  return before && score !== null ? { score, band: before.result.band, date: before.date } : null;
}

/** Returns the score and its band with what changed, and what the blanks leave open. */
export function resultInBrief(context: Context): Text {
  const [score, moved] = resultParts(context);
  const others = [votesInWords(context), blanksInWords(context)].filter((own) => own !== '');
  return [score, [moved, ...others].join(' ')];
}

function resultParts(context: Context): readonly [Inline, string] {
  const text = cappedScore(context, context.report.result);
  return [{ is: 'strong', text }, `${movedInWords(context)}.`];
}

/** Returns a score with its band, and that a required level caps it. */
export function cappedScore(
  { print, find }: Context,
  { score, band, bandBeforeCap }: Context['report']['result'],
): string {
  const printed = print.score(score ?? 0);
  const title = find.band(band)?.title;
  if (title === undefined) return leadWords.scoreAlone({ score: printed });
  return band === bandBeforeCap
    ? leadWords.scoreAndBand({ score: printed, band: title })
    : leadWords.cappedAt({ score: printed, band: title });
}

/** Returns what is to be said of the score: other votes, its range, and how far the sides are apart. */
export function sentencesOnScore(context: Context): readonly string[] {
  const sentences = [votesInWords(context), blanksInWords(context), apartInWords(context)];
  return sentences.filter((own) => own !== '');
}

/** Returns the printed score of the earlier round and the direction since; `null` if there is none. */
export function printedChange(context: Context): { before: string; isUp: boolean } | null {
  const before = earlierScore(context);
  if (before === null) return null;
  const change = (context.report.result.score ?? 0) - before.score;
  if (Math.abs(change) < LEAST_CHANGE) return null;
  return { before: context.print.score(before.score), isUp: change > 0 };
}

/** Returns what the votes come to if the score is that of agreed levels; else an empty text. */
function votesInWords({ report, print }: Context): string {
  const votes = report.resultByVotes.score;
  if (report.by !== 'agreed' || votes === null) return '';
  return leadWords.agreed({ votes: print.score(votes) });
}

/** Returns how the score moved since the earlier round; empty without one. */
export function movedInWords(context: Context): string {
  const { find, days } = context;
  const earlier = earlierScore(context);
  if (earlier === null) return '';
  const day = days.full(earlier.date);
  const change = printedChange(context);
  if (change === null) return leadWords.same({ day });
  return leadWords.moved({ ...change, band: find.band(earlier.band)?.title ?? null, day });
}

/** Limits of the score with the blanks at worst and at best, printed; `null` if they say nothing. */
export function printedRange({ report, checklist, print }: Context) {
  const { low, high } = report.result;
  if (report.anonymity || report.respondents.length < 2 || low === null || high === null) {
    return null;
  }
  const [from, to] = [print.score(low), print.score(high)];
  const isGroupMissing = silentGroups(checklist, report.respondents).length > 0;
  return from === to ? null : { low, high, from, to, isGroupMissing };
}

function blanksInWords(context: Context): string {
  const { report, find } = context;
  const range = printedRange(context);
  if (!range) return '';
  const { lowest, highest, band } = report.result;
  const other = highest !== band ? highest : lowest !== band ? lowest : null;
  return leadWords.blanks({
    low: range.from,
    high: range.to,
    isGroupMissing: range.isGroupMissing,
    band: other === null ? null : (find.band(other)?.title ?? null),
  });
}

function apartInWords(context: Context): string {
  const { report, differences, levels } = context;
  if (differences.length === 0 || printedRange(context)) return '';
  const higher = sideMostly(context, 'higher');
  const isMore = differences.some(({ isConflict }) => isConflict);
  return leadWords.apart({
    differences: differences.length,
    of: report.findings.filter(({ score }) => score !== null).length,
    isMore,
    isInLevels: levels.isInLevels,
    side: higher ? nameOfSide(higher.side.title, higher.side.isPerson) : null,
    higher: higher?.number ?? 0,
    isAll: context.weak.length === 0 && !isMore && report.result.failedMusts.length === 0,
    isBefore: context.perceived.votedAgain.size > 0,
  });
}

function nameOfSide(title: string, isPerson: boolean): string {
  return isPerson ? title : uncapitalised(title);
}
