import type { Agreement } from '../../analysis/agreements.ts';
import type { Discussion, Statement } from '../../analysis/disagreement.ts';
import type { GapReport } from '../../analysis/gap-report.ts';
import {
  CONFLICT_FROM,
  DISCUSS_FROM,
  type GroupGap,
  type GroupSpread,
} from '../../analysis/perception.ts';
import type { GutFeeling } from '../../analysis/result.ts';
import type { Answer, RatedAnswer } from '../../answers/answers.ts';
import {
  isLabelled,
  isNumbered,
  type Level,
  levelInWords,
} from '../../checklist/criteria/scale.ts';
import { levelsOf } from '../../checklist/criteria/types.ts';
import {
  formatLevels,
  formatPercent,
  formatScore,
  formatScorePoints,
  reaches,
} from '../../numbers.ts';
import { votesOn } from '../../scoring/finding.ts';
import { analysisWords } from '../../words/analysis.ts';
import { reportWords } from '../../words/report.ts';
import { entriesOf, type ListEntry, type NoteSection } from '../notes.ts';
import { answerInWords } from '../phrases.ts';
import { displayIn, type ReportIndex, reportIndex } from '../report.ts';

/** Returns the criteria to discuss first, with the gap between groups and all answers. */
export function discussionsInWords(report: GapReport): NoteSection {
  const { discussFirst } = report.disagreement;
  const heading = 'To discuss first';
  if (report.groups.length < 2 && discussFirst.length === 0) {
    return {
      heading,
      intro: 'Only one group answered, so there is nothing to compare.',
      entries: [],
    };
  }
  if (discussFirst.length === 0) return { heading, intro: agreementOf(report), entries: [] };
  return {
    heading,
    entries: discussFirst.map((discussion) => discussionInWords(report, discussion)),
  };
}

function agreementOf({ anonymity }: GapReport): string {
  if (anonymity === null) return analysisWords.noDifference;
  const shown = anonymity.groups.filter((group) => group.told === 'alone').length;
  return shown < 2
    ? 'Too few groups are told of to compare any.'
    : 'No two groups that are told of are a quarter of the scale apart.';
}

/** Returns the criteria that nobody in a group knows, but people in other groups do. */
export function unknownInWords(report: GapReport): NoteSection {
  const find = reportIndex(report);
  const groups = new Set(report.disagreement.unknownToGroups.map(({ group }) => group));
  return {
    heading: 'Not known by those who should know',
    entries: [...groups].map((group) => {
      const entries = report.disagreement.unknownToGroups.filter((entry) => entry.group === group);
      const criteria = entries.map(({ criterion }) => criterion).join(', ');
      return { line: `${find.group(group)}: ${criteria}. Another group gave a level.` };
    }),
  };
}

/** Returns the gut feeling of each respondent, beside the measured score. */
export function gutFeelingsInWords(report: GapReport): NoteSection {
  const find = reportIndex(report);
  return {
    heading: 'Gut feeling and measured score',
    entries: entriesOf(
      report.gutFeelings.flatMap((feeling) => gutFeelingInWords(report, find, feeling)),
    ),
  };
}

/** Returns the size of a gap in levels, or in percent of the scale if there are no levels. */
function sizeInWords(report: GapReport, criterion: string, gap: number): string {
  const { definition } = report.checklist;
  const found = reportIndex(report).criterion(criterion);
  const scale = levelsOf(definition, found);
  const bounds = [DISCUSS_FROM, CONFLICT_FROM];
  if (!scale.every(isNumbered)) return `${formatPercent(gap, bounds)} of the scale`;
  return `${formatLevels(gap, scale.length - 1, bounds).replace('+', '')} levels`;
}

function gapInWords(report: GapReport, criterion: string, gap: GroupGap): string {
  const find = reportIndex(report);
  const size = sizeInWords(report, criterion, Math.abs(gap.gap ?? 0));
  const ahead = (gap.gap ?? 0) > 0 ? [gap.first, gap.second] : [gap.second, gap.first];
  const [higher = '', lower = ''] = ahead.map(find.group);
  const word = gap.verdict === 'conflict' ? 'contradict each other' : 'differ';
  return `${higher} and ${lower} ${word}; ${higher} is ${size} higher.`;
}

/** Returns how many people of a group chose which level, worst first. */
function spreadInWords(report: GapReport, criterion: string, { group }: GroupSpread): string {
  const find = reportIndex(report);
  const levels = levelsOf(report.checklist.definition, find.criterion(criterion));
  const scores = (find.finding(criterion)?.responses ?? []).flatMap((own) =>
    own.group === group && own.score !== null ? own.score : [],
  );
  const counts = levels.map((level, i) => {
    const above = levels[i + 1]?.score ?? Number.POSITIVE_INFINITY;
    const count = scores.filter((score) => score >= level.score && score < above).length;
    return { label: labelOf(level), count };
  });
  return analysisWords.groupSplit({
    group: find.group(group),
    people: scores.length,
    ratings: counts.filter(({ count }) => count > 0),
  });
}

function labelOf(level: Level): string {
  return isLabelled(level) ? level.label : levelInWords(level);
}

function discussionInWords(report: GapReport, discussion: Discussion): ListEntry {
  const find = reportIndex(report);
  const { criterion, gap, spread, statements } = discussion;
  const between = gap === null ? [] : [gapInWords(report, criterion, gap)];
  const within = spread === null ? [] : [spreadInWords(report, criterion, spread)];
  const isWithin = (spread?.spread ?? 0) > Math.abs(gap?.gap ?? 0);
  const differences = isWithin ? [...within, ...between] : [...between, ...within];
  return {
    line: `"${criterion}": ${differences.join(' ')} ${find.criterion(criterion).question}`,
    details: statements
      .filter(({ said }) => said !== 'not-asked')
      .map((statement) => {
        const { respondent, group, note } = statement;
        const said = saidInWords(report, find, { ...statement, criterion });
        return `${find.name(respondent)}, ${find.group(group)}: ${said}${note ? `. ${note}` : ''}`;
      }),
  };
}

/** Returns a respondent's answer to a criterion, as in "level 2 (Documented)" and "don't know". */
export function saidInWords(
  report: GapReport,
  find: ReportIndex,
  { respondent, said, level, answer: given, criterion }: Said,
): string {
  if (said === 'not-asked') return 'not asked';
  const answer = find.answer(respondent, criterion);
  const value = given ?? level;
  const text = value === null ? silence(said, answer) : answerInWords(report, criterion, value);
  const first = answer && 'value' in answer ? firstVoteInWords(report, criterion, answer) : '';
  return first === '' ? text : `${text}, ${first}`;
}

interface Said extends Pick<Statement, 'respondent' | 'said' | 'level' | 'answer'> {
  readonly criterion: string;
}

/** Returns the text for an answer without a level. */
function silence(said: Statement['said'], answer: Answer | undefined): string {
  if (answer && 'notApplicable' in answer) return `not applicable (${answer.notApplicable})`;
  return said === 'blank' && answer ? "don't know" : 'no answer';
}

/** Returns "first level 1 (Ad hoc)" for an answer that changed in a discussion; else an empty text. */
export function firstVoteInWords(
  report: GapReport,
  criterion: string,
  { firstVote }: RatedAnswer,
): string {
  if (firstVote === undefined) return '';
  return firstVote === null
    ? "first don't know"
    : `first ${answerInWords(report, criterion, firstVote)}`;
}

function gutFeelingInWords(
  report: GapReport,
  find: ReportIndex,
  feeling: GutFeeling,
): readonly string[] {
  const { respondent, estimate, measured, difference } = feeling;
  if (estimate === null) return [];
  const compared =
    measured === null || difference === null
      ? 'and gave no answer that counts'
      : `and gave answers that come to ${formatScore(displayIn(report), measured)}, ${signed(report, difference)}`;
  return [
    `${find.name(respondent)} felt ${estimate * 4} of 4 (${formatScore(displayIn(report), estimate)}), ${compared}.`,
  ];
}

function signed(report: GapReport, difference: number): string {
  const size = formatScorePoints(displayIn(report), Math.abs(difference));
  if (Number(size) === 0) return 'just as felt';
  return difference > 0 ? `${size} less than felt` : `${size} more than felt`;
}

/** Returns the agreed levels of a workshop, each beside the level of the votes. */
export function agreedInWords(report: GapReport): NoteSection {
  const heading = 'Agreed in the room';
  const { agreements: agreed } = report;
  if (agreed === null) return { heading, entries: [] };
  if (agreed.length === 0) return { heading, intro: 'Nothing so far.', entries: [] };
  return {
    heading,
    intro: report.by === 'agreed' ? reportWords.agreedCounts : reportWords.votesCount,
    entries: agreed.map((agreement) => agreementInWords(report, agreement)),
  };
}

function agreementInWords(report: GapReport, agreement: Agreement): ListEntry {
  const { criterion, level, answer = level, note, evidence } = agreement;
  const agreed =
    answer === null ? 'no level agreed' : `agreed on ${answerInWords(report, criterion, answer)}`;
  const { question } = reportIndex(report).criterion(criterion);
  return {
    line: `"${criterion}": ${agreed}; ${answersInWords(report, criterion)}. ${question}`,
    details: [
      ...(note === null ? [] : [note]),
      ...(evidence.length === 0 ? [] : [`Seen: ${evidence.join('; ')}`]),
    ],
  };
}

/** Returns the score of a criterion in percent, with the level that it reaches. */
function answersInWords(report: GapReport, criterion: string): string {
  const finding = report.findings.find((own) => own.criterion === criterion);
  const score = finding ? votesOn(finding).score : null;
  if (score === null) {
    return report.anonymity ? 'what the votes come to is withheld' : 'the votes give no score';
  }
  const { definition } = report.checklist;
  const levels = levelsOf(definition, reportIndex(report).criterion(criterion));
  const reached = levels.findLast((level) => reaches(score, level.score)) ?? levels[0];
  const words = reached ? `${levelInWords(reached)}, ` : '';
  return `the votes come to ${words}${formatScore(
    displayIn(report),
    score,
    levels.map((level) => level.score),
  )}`;
}
