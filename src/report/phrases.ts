import type { GapReport } from '../analysis/gap-report.ts';
import type { Gap } from '../analysis/gaps.ts';
import type { ParticipationOf } from '../analysis/respondents.ts';
import type { Result } from '../analysis/result.ts';
import type { Checklist, Criterion } from '../checklist/checklist.ts';
import { isLabelled, isNumbered, type Level, levelInWords } from '../checklist/criteria/scale.ts';
import { scaleOf } from '../checklist/criteria/types.ts';
import type { AnswerValue } from '../checklist/criterion.ts';
import { groupsOf, paceOf } from '../checklist/lookup.ts';
import { spokenNames } from '../checklist/naming.ts';
import { digitsBeside, formatScore, formatScores, shareInPercent } from '../numbers.ts';
import { type Gate, SUBJECTS } from '../policy/gate.ts';
import { lowestOf } from '../scoring/band.ts';
import type { Outcome } from '../scoring/finding.ts';
import { asSentence } from '../text/phrases.ts';
import { analysisWords } from '../words/analysis.ts';
import { gateWords } from '../words/gate.ts';
import { OUTCOME_WORDS, reportWords } from '../words/report.ts';
import {
  displayIn,
  type Report,
  type ReportedVerdict,
  reportIndex,
  waiversInForce,
} from './report.ts';

/**
 * Returns the lower limits of all bands, 0 to 1. Printed scores keep enough digits to stay on the
 * right side of them.
 */
export function bandLimits(checklist: Checklist): readonly number[] {
  return checklist.bands.map((band) => lowestOf(checklist, band));
}

/** Formats a score without crossing the limit of a band, as in "46.5%". */
export function scoreInWords(report: GapReport, score: number | null): string {
  return formatScore(displayIn(report), score, bandLimits(report.checklist.definition));
}

/** Returns the result in one line: "46.5%, Defined", with the band before the cap. */
export function resultInWords(report: GapReport, { score, band, bandBeforeCap }: Result): string {
  if (score === null) {
    return report.anonymity === null ? reportWords.noScore : reportWords.hiddenScore;
  }
  const find = reportIndex(report);
  const headline = reportWords.result({
    score: scoreInWords(report, score),
    band: find.band(band)?.title ?? null,
    alone: band === bandBeforeCap ? null : (find.band(bandBeforeCap)?.title ?? null),
  });
  const { by, result, resultByVotes: votes } = report;
  const isOfWorkshop = by === 'agreed' && score === result.score && band === result.band;
  if (!isOfWorkshop) return headline;
  return reportWords.asAgreed({ result: headline, votes: scoreInWords(report, votes.score) });
}

/** Returns the possible range of the score and its effect on the band. */
export function intervalInWords(report: GapReport): string {
  const { score, low, high, lowest, highest } = report.result;
  if (report.anonymity) return reportWords.rangeHidden;
  if (low === null || high === null) return reportWords.noRange;
  if (score !== null && low === score && high === score) return reportWords.noBlanks;
  const titleOf = (band: string | null) => reportIndex(report).band(band)?.title ?? '';
  return reportWords.range({
    range: formatScores(displayIn(report), low, high, bandLimits(report.checklist.definition)),
    lowest: titleOf(lowest),
    highest: titleOf(highest),
  });
}

/** Returns the coverage: the share of the applicable weight that was answered. */
export function coverageInWords({ result, anonymity }: GapReport): string {
  const { coverage } = result;
  if (coverage === null) return anonymity ? reportWords.coverageHidden : reportWords.noCoverage;
  const share = shareInPercent(coverage);
  return anonymity ? reportWords.coverageShown({ share }) : reportWords.coverage({ share });
}

/** Returns an answer as "level 2 (Documented)", or in the words of its type: "Yes". */
export function answerInWords(
  { checklist: { definition } }: GapReport,
  criterion: string,
  answer: AnswerValue,
): string {
  const found = criterionOf(definition, criterion);
  const level = found && scaleOf(definition, found).levelOf(answer);
  if (level) return levelInWords(level);
  return typeof answer === 'number' ? reportWords.level({ level: String(answer) }) : String(answer);
}

/** Returns a level as "2 Documented", "2" if it has no label, or "Yes". */
export function levelInShort(level: Level): string {
  if (!isNumbered(level)) return level.label;
  return isLabelled(level) ? `${level.level} ${level.label}` : String(level.level);
}

/** Returns the level of a score, or the two that it is between: "2.3, between Agreed and Kept". */
export function levelNowInShort({ now, above, score }: LevelNow): string {
  if (above === null || Array.isArray(now.answer)) return levelInShort(now);
  const share = (score - now.score) / (above.score - now.score);
  const isNext = above.level - now.level === 1;
  const number =
    isNext && isNumbered(now) ? digitsBeside(now.level + share, [now.level, above.level], 1) : null;
  const [below, next] = [now, above].map((own) =>
    isLabelled(own) || !isNumbered(own) ? own.label : String(own.level),
  );
  return analysisWords.between({ number, below: below ?? '', above: next ?? '' });
}

/** Level of a score, and the one above it if the score is between the two. */
type LevelNow = Pick<Gap, 'now' | 'above' | 'score'>;

/** Returns the scoring method, in sentences. */
function methodInWords({ checklist, mode, scoringRule, options }: GapReport): readonly string[] {
  const { id, version, digest, definition } = checklist;
  const { variantOf } = definition;
  return [
    reportWords.scoringRule({ rule: scoringRule }),
    reportWords.mode({ isExpress: mode === 'express' }),
    reportWords.checklist({ id, version, checksum: digest }),
    ...(variantOf
      ? [reportWords.variant({ parent: variantOf.id, version: variantOf.version })]
      : []),
    ...(options.length > 0 ? [reportWords.madeWith({ options })] : []),
  ];
}

/**
 * Returns the program that wrote a report, and its options, in one line. Each format has one place for
 * it that no text of others can reach.
 */
export function originInWords({ generator, options }: GapReport): string {
  const made = options.length > 0 ? reportWords.madeWith({ options }) : null;
  return reportWords.origin({ generator, options: made });
}

/** Returns the scoring method and the answers of each respondent with their checksums. */
export function sourcesInWords(report: GapReport): readonly string[] {
  const submitted = report.respondents.map(({ name, answers, digest }) =>
    reportWords.answers({ name, date: answers.date, checksum: digest }),
  );
  return [...methodInWords(report), ...submitted];
}

/**
 * Returns who has answered, who is half-way and who is missing; nothing if exactly the expected
 * people have finished, as the sources name them.
 */
export function participationInWords({ participation, checklist }: GapReport): readonly string[] {
  const { respondents = [] } = participation ?? {};
  const isAsExpected = ({ status, isExpected }: ParticipationOf) =>
    status === 'completed' && isExpected !== false;
  if (respondents.every(isAsExpected)) return [];
  const groups = groupsOf(checklist.definition);
  return respondents.map((own) => {
    const group = own.group === null ? null : (groups[own.group]?.title ?? own.group);
    return reportWords.participation({ ...own, group });
  });
}

/** Finds a criterion without a list of all criteria, because it is called for every answer. */
function criterionOf({ points }: Checklist, id: string): Criterion | undefined {
  for (const { criteria } of points) {
    const found = criteria.find((criterion) => criterion.id === id);
    if (found) return found;
  }
  return undefined;
}

/** Returns the parts hidden in an anonymous report, with reasons; none for other reports. */
export function anonymityInWords({ anonymity }: GapReport): readonly string[] {
  return (anonymity?.manifest ?? []).map((what) => reportWords.hidden({ what }));
}

/**
 * Returns the outcome of a criterion. In anonymous reports, "not answered" becomes "withheld",
 * because too few answers look the same.
 */
export function outcomeInWords({ anonymity }: GapReport, outcome: Outcome): string {
  return anonymity !== null && outcome === 'not-answered' ? 'withheld' : OUTCOME_WORDS[outcome];
}

/** Returns the limits of a path that it goes beyond: the target, or the pace. */
export function exceedsInWords({ actionPath: { exceeds }, checklist }: GapReport): string {
  const pace = exceeds.includes('pace') ? paceOf(checklist.definition) : null;
  return analysisWords.exceeds({ target: exceeds.includes('target'), pace });
}

/** Returns the point that each gap refers to, with the reason, by criterion; `null` if there is none. */
export function closerLooks({ followUps }: GapReport): (criterion: string) => string | null {
  const looks = new Map<string, string>();
  for (const { point, checklist, gaps } of followUps) {
    for (const { criterion, because } of gaps) {
      if (looks.has(criterion)) continue;
      const names = { point: point.title, checklist: checklist.title };
      looks.set(criterion, reportWords.closer({ ...names, because }));
    }
  }
  return (criterion) => looks.get(criterion) ?? null;
}

/** Returns failed, warned and waived rules, and what else is to know about the verdict. */
export function verdictLines(verdict: ReportedVerdict): readonly string[] {
  const { gates, waivers } = verdict;
  const warnings = waivers.flatMap(({ warning }) => warning ?? []);
  return [
    ...verdict.loosened.map((change) => asSentence(gateWords.loosened.entry({ change }))),
    ...those(gates, 'fail').map(gateInWords),
    ...those(gates, 'warn').map(gateInWords),
    ...warnings.map((message) => asSentence(gateWords.outcome({ outcome: 'warn', message }))),
    ...those(gates, 'waived').map(gateInWords),
    ...verdict.notices.map((notice) => asSentence(gateWords.notice({ notice }))),
  ];
}

/** Returns the result of a rule, as in "Failed: minScore: score 69.96%, minimum 70%." */
export function gateInWords({ rule, message, outcome }: Gate): string {
  return asSentence(gateWords.outcome({ outcome, message: gateWords.rule({ rule, message }) }));
}

/** Verdict on one criterion. */
export interface VerdictOnCriterion {
  /** Results of the rules on the criterion, passed or not. */
  readonly gates: readonly Gate[];
  /** Until when, by whom and why the criterion is waived; `null` if it is not. */
  readonly waived: string | null;
}

/** Returns the verdict on each criterion by its id, from one pass over rules and waivers. */
export function verdictByCriterion(report: Report): (criterion: string) => VerdictOnCriterion {
  const gates = new Map<string, Gate[]>();
  for (const gate of report.verdict?.gates ?? []) {
    if (gate.subject === null || SUBJECTS[gate.rule] !== 'criterion') continue;
    const own = gates.get(gate.subject) ?? [];
    own.push(gate);
    gates.set(gate.subject, own);
  }
  const waivers = waiversInForce(report);
  return (criterion) => {
    const waiver = waivers.get(criterion);
    return {
      gates: gates.get(criterion) ?? [],
      waived: waiver ? gateWords.waiverTerms(waiver) : null,
    };
  };
}

/** Returns a function that gives the name of the part that a rule judged; `null` for the whole. */
export function subjectNames({ checklist }: Report): (gate: Gate) => string | null {
  const names = spokenNames(checklist.definition);
  return ({ rule, subject }) => {
    const kind = SUBJECTS[rule];
    return subject === null || kind === undefined ? subject : names[kind](subject);
  };
}

/** Returns whether the gate is met, by how many rules and on which day. */
export function verdictInBrief({ passed, gates, usedDay, reportOnly }: ReportedVerdict): string {
  const countOf = (outcome: Gate['outcome']) => those(gates, outcome).length;
  return [
    gateWords.summary({
      isPassed: passed,
      passed: countOf('pass'),
      failed: countOf('fail'),
      warnings: countOf('warn'),
      waived: countOf('waived'),
    }),
    ...(usedDay === null ? [] : [gateWords.evaluated({ day: usedDay })]),
    ...(reportOnly ? [gateWords.reportOnly] : []),
  ].join(' ');
}

function those(gates: readonly Gate[], outcome: Gate['outcome']): readonly Gate[] {
  return gates.filter((gate) => gate.outcome === outcome);
}
