import { groupsOf } from '../checklist/lookup.ts';
import type { SpokenNames } from '../checklist/naming.ts';
import {
  type Display,
  decimalsOf,
  digitsBeside,
  exactDigits,
  fixed,
  formatExactScore,
  formatScore,
  lengthOf,
  reaches,
  TOLERANCE,
  valueOn,
  withUnit,
} from '../numbers.ts';
import { gateWords } from '../words/gate.ts';
import {
  type DropEvidence,
  type Evidence,
  type Judgement,
  type RuleInput,
  type RuleName,
  type ScoreEvidence,
  SUBJECTS,
} from './gate.ts';
import { isSameAnswers, votesIn } from './policy.ts';
import { hiddenIn } from './rules/evidence.ts';

/** Names and scale by which messages speak. */
export interface Speech {
  readonly names: SpokenNames;
  /** Names of the baseline's checklist; `null` without one. */
  readonly former: SpokenNames | null;
  readonly display: Display;
}

/**
 * Returns the message of a judgement, with enough digits to see on which side of the limit it is. Scores
 * and drops are on the scale of the checklist, shares in percent.
 */
export function messageOf(
  { rule, evidence: judged }: Pick<Judgement, 'rule' | 'evidence'>,
  speech: Speech,
): string {
  const { display } = speech;
  const evidence = inNames(judged, rule, speech);
  switch (evidence.is) {
    case 'score':
      return scoreMessage(evidence, display);
    case 'drop':
      return dropMessage(evidence, display);
    case 'not-applicable':
      return gateWords.notApplicable(evidence);
    case 'not-asked':
      return gateWords.notAsked(evidence);
    case 'band': {
      const { band, limit: minimum } = evidence;
      return gateWords.band({ band, minimum, reported: beside(band, evidence.reported) });
    }
    case 'no-drop':
      return gateWords.noDrop({ maximum: formatDrop(display, 0, evidence.limit)[1] });
    case 'new-gap':
      return gateWords.newGap(evidence);
    case 'new-root-cause':
      return gateWords.newRootCause(evidence);
    case 'untold':
      return gateWords.untold(evidence);
    case 'difference': {
      const { share, limit, ...named } = evidence;
      const shown = numberBeside(share * 100, limit * 100, isWhole(share * 100) ? 0 : 1);
      return gateWords.difference({ ...named, share: shown, maximum: limitInPercent(limit) });
    }
    case 'no-difference':
      return gateWords.noDifference({ maximum: limitInPercent(evidence.limit) });
    case 'boxes':
      return gateWords.boxes({ ...evidence, share: shareBeside(evidence.share, 1) });
    case 'failed-must':
      return gateWords.failedMust(evidence);
    case 'no-failed-must':
      return gateWords.noFailedMust;
    case 'gone':
      return gateWords.gone(evidence);
    case 'absent-group':
      return gateWords.absentGroup(evidence);
    case 'undated':
      return gateWords.undated({ missing: evidence.missing, maximum: evidence.limit });
    case 'copies':
      return gateWords.copies(evidence);
    case 'hidden-share': {
      const { share, criteria, limit } = evidence;
      const shown = numberBeside(share * 100, limit * 100);
      return gateWords.hiddenShare({ share: shown, criteria, maximum: limitInPercent(limit) });
    }
    case 'unanswered':
      return gateWords.unanswered({ criteria: evidence.criteria, maximum: evidence.limit });
    case 'not-applicable-share': {
      const { share, criteria, limit } = evidence;
      const maximum = limitInPercent(limit);
      return gateWords.notApplicableShare({
        share: numberBeside(share * 100, limit * 100),
        criteria,
        maximum,
      });
    }
    case 'age':
      return gateWords.age({ ...evidence, maximum: evidence.limit });
    case 'future':
      return gateWords.future(evidence);
    case 'respondents':
      return gateWords.respondents({ ...evidence, minimum: evidence.limit });
    case 'no-score':
      return gateWords.noScore;
    case 'no-band':
      return gateWords.noBand;
    case 'no-new-gap':
      return gateWords.noNewGap;
    case 'no-new-root-cause':
      return gateWords.noNewRootCause;
    case 'no-baseline':
      return gateWords.noBaseline;
    case 'nothing-scored':
      return gateWords.nothingScored;
  }
}

/** Returns evidence with names in place of ids. */
function inNames(evidence: Evidence, rule: RuleName, { names, former }: Speech): Evidence {
  const nameOf = names[SUBJECTS[rule] ?? 'criterion'];
  if (evidence.is === 'gone')
    return { ...evidence, ids: evidence.ids.map((id) => goneName(id, former)) };
  const subject =
    'subject' in evidence && evidence.subject !== null ? nameOf(evidence.subject) : null;
  return {
    ...evidence,
    ...(subject === null ? {} : { subject }),
    ...('criteria' in evidence ? { criteria: evidence.criteria.map(names.criterion) } : {}),
  };
}

/** Returns name and id of what is gone: the id belongs into the file that says so. */
function goneName(id: string, former: SpokenNames | null): string {
  const names = [former?.point(id) ?? id, former?.criterion(id) ?? id];
  const name = names.find((own) => own !== id);
  return name === undefined ? id : gateWords.withId({ name, id });
}

function scoreMessage(
  { subject, score, reported, limit, level }: ScoreEvidence,
  display: Display,
): string {
  const isMoved = reported === null || reported - score > TOLERANCE;
  const [shown, minimum] = formatScoreAndMinimum(display, score, limit);
  const other = reported === null ? null : formatScoreAndMinimum(display, reported, limit)[0];
  return gateWords.score({
    subject,
    score: shown,
    reported: isMoved ? beside(null, other) : { is: 'same' },
    minimum,
    level,
  });
}

function dropMessage(
  { subject, before, lowest, reported, limit }: DropEvidence,
  display: Display,
): string {
  const isCertain = reported !== null && !reaches(limit, before - reported);
  const [drop, maximum] = formatDrop(display, before - lowest, limit);
  const [from, after] = [formatScore(display, before), formatScore(display, lowest)];
  const words = { subject, drop, before: from, after, maximum };
  if (!isCertain) return gateWords.possibleDrop(words);
  const isMoved = reported - lowest > TOLERANCE;
  return gateWords.drop({
    ...words,
    reported: isMoved ? { is: 'other', value: formatScore(display, reported) } : { is: 'same' },
  });
}

function beside(shown: string | null, reported: string | null) {
  if (reported === null) return { is: 'unanswered' } as const;
  return reported === shown
    ? ({ is: 'same' } as const)
    : ({ is: 'other', value: reported } as const);
}

/** Returns a share in percent, as in "69.96", faithful to the side of the limit. */
function shareBeside(share: number, limit: number): string {
  return digitsBeside(share * 100, [limit * 100], 1);
}

/** Returns a number that must not be above a limit, with enough digits to see whether it is. */
function numberBeside(value: number, limit: number, decimals = 1): string {
  return digitsBeside(value, [limit + A_HAIR], decimals);
}

// "At least a hair above" is "above", by the tolerance with which digits and rules compare.
const A_HAIR = TOLERANCE * 200;

/** True if a number needs no decimals. */
function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < TOLERANCE * 100;
}

/** Returns a limit from 0 to 1 in percent, as a person writes it: "70", "33.5". */
function limitInPercent(limit: number): string {
  return String(Number((limit * 100).toPrecision(12)));
}

/**
 * Returns a score and its minimum, as in "69.96%" and "70%". The minimum has the digits that somebody
 * wrote; one that a scale gives, such as a third, as few as show on which side of it the score is.
 */
function formatScoreAndMinimum(
  display: Display,
  score: number,
  minimum: number,
): readonly [string, string] {
  const written = exactDigits(display, minimum);
  if (written.length <= LONGEST_WRITTEN) {
    return [formatScore(display, score, [minimum]), withUnit(display, written)];
  }
  const isReached = reaches(score, minimum);
  for (let decimals = decimalsOf(display); ; decimals++) {
    const [shown, bound] = [
      fixed(valueOn(display, score), decimals),
      fixed(valueOn(display, minimum), decimals),
    ];
    const isFaithful = Number(shown) >= Number(bound) === isReached;
    if (isFaithful || decimals >= MOST_DECIMALS) {
      return [withUnit(display, shown), withUnit(display, bound)];
    }
  }
}

/** The most decimals that are tried to show on which side of its minimum a score is. */
const MOST_DECIMALS = 10;

/** The longest number that somebody writes as a limit. */
const LONGEST_WRITTEN = 8;

/**
 * Returns a drop of a score and its maximum, as in "2.04 pp" and "2 pp". Both are fractions; the drop
 * is printed on its side of the maximum. Lengths on a scale in percent are percentage points.
 */
function formatDrop(display: Display, drop: number, maximum: number): readonly [string, string] {
  const unit = display.unit === '%' ? 'pp' : display.unit;
  const length = { from: 0, to: lengthOf(display), unit };
  // "At least a hair above" is "above", by the tolerance with which digits and rules compare.
  const hair = TOLERANCE * length.to;
  const limit = maximum * length.to + 2 * hair;
  const digits = digitsBeside(drop * length.to, [limit], decimalsOf(display), hair);
  return [withUnit(length, digits), formatExactScore(length, maximum)];
}

/** Fewest answers of one person that are more than a coincidence if someone else gave the same. */
const FEWEST_SAME = 3;

/** Returns what a reader of the verdict should know about people, files and hidden criteria. */
export function noticesOn(audit: RuleInput, spoken: SpokenNames): readonly string[] {
  const { people, files, report, checklist } = audit;
  const titles = groupsOf(checklist);
  const titleOf = (group: string) => titles[group]?.title ?? group;
  const names = new Map(report.respondents.map(({ id, name }) => [id, name]));
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id);
  const { share, criteria } = hiddenIn(audit);
  const former = new Set(audit.earlier?.report.respondents.map(({ id }) => id));
  const words = gateWords.notices;
  return [
    ...(people.sources.length === 0 ? [words.noRegister] : []),
    ...people.absent.map(({ id, name, group }) =>
      (former.has(id) ? words.missing : words.absent)({ name, group: titleOf(group) }),
    ),
    ...people.silent.map((group) => words.silent({ group: titleOf(group) })),
    ...people.others.map(({ version, respondents }) =>
      words.otherLevels({ names: named(respondents), version, read: checklist.version }),
    ),
    ...(people.joined.length > 0 ? [words.joined({ names: named(people.joined) })] : []),
    ...(people.moved.length > 0 ? [words.moved({ names: named(people.moved) })] : []),
    ...people.renewed.map((group) => words.renewed({ group: titleOf(group) })),
    ...(criteria.length > 0
      ? [words.hidden({ share: fixed(share * 100, 1), criteria: criteria.map(spoken.criterion) })]
      : []),
    ...sameAnswers(audit).map((names) => words.sameAnswers({ names })),
    ...datedAnew(audit).map((own) => words.datedAnew(own)),
    ...files.leftOut.map((file) => words.leftOut({ file })),
    ...addedCriteria(audit, spoken),
  ];
}

/** Returns the names of people who gave the same answers, group by group. */
function sameAnswers({ report }: RuleInput): readonly (readonly string[])[] {
  const byVotes = new Map<string, string[]>();
  for (const { name, answers } of report.respondents) {
    const votes = votesIn(answers);
    if (JSON.parse(votes).length < FEWEST_SAME) continue;
    byVotes.set(votes, [...(byVotes.get(votes) ?? []), name]);
  }
  return [...byVotes.values()].filter((names) => names.length > 1);
}

/** Returns the people whose answers have a new date and are those of the baseline. */
function datedAnew({ report, earlier }: RuleInput) {
  const former = new Map(earlier?.report.respondents.map((own) => [own.id, own.answers]));
  return report.respondents.flatMap(({ id, name, answers }) => {
    const old = former.get(id);
    if (!old || old.date === answers.date || !isSameAnswers(old, answers)) return [];
    return [{ name, date: answers.date, confirmed: answers.confirmed ?? null }];
  });
}

function addedCriteria({ earlier, checklist }: RuleInput, spoken: SpokenNames): readonly string[] {
  if (!earlier) return [];
  const added = checklist.points
    .flatMap(({ criteria }) => criteria.map(({ id }) => id))
    .filter((id) => !earlier.pairs.earlierOf.has(id));
  return added.length === 0
    ? []
    : [gateWords.notices.added({ criteria: added.map(spoken.criterion) })];
}
