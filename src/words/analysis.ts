import { quoted, safeText } from '../text/safe.ts';
import { withCodes } from './coded.ts';
import { capitalised, form, IS, list, oneOf } from './grammar.ts';

const OTHER_CHECKLIST =
  'compare rounds of one checklist; versions may differ, and one may be a variant of the other';

/** Most criteria that a remark names. */
const MOST_NAMED = 5;

const VERSIONS = { one: 'version', other: 'versions' };

/** Sentences that a gap report, a comparison or a trend holds as text. Ids and dates as written. */
export const analysisWords = withCodes('analysis', {
  /** Field `scoringRule` of the report. */
  scoringRule: 'weighted mean of all points, from the average of each group',
  /** Warning about a group without respondents; lower case, no full stop. */
  noAnswersFrom: ({ group }: { readonly group: string }) => ({
    message: `no answers from ${group}, so the score leaves that group out`,
  }),
  /** Step to an answer without advice or description; lower case, no full stop. */
  comeTo: ({ label }: { readonly label: string }) => `come to "${label}"`,

  /** Level now of a gap, where the score is between two levels. */
  between: ({ number, below, above }: Between) =>
    `${number === null ? '' : `${number}, `}between ${below} and ${above}`,
  /** First action of a gap whose answers are far apart. */
  lookTogether: ({ lowest, highest }: { readonly lowest: string; readonly highest: string }) =>
    `Answers range from ${lowest} to ${highest}: look at the evidence together.`,
  /** Difference within a group: from four people it is split. */
  groupSplit: ({ group, people, ratings }: GroupSplit) => {
    if (people < 4) return `People in ${group} differ: ${list(ratings.map(({ label }) => label))}.`;
    const [first, ...others] = ratings.map(({ label, count }, i) =>
      i === 0 ? `${count} of ${people} chose ${label}` : `${count} ${label}`,
    );
    return `People in ${group} are split: ${[first, ...others].join(', ')}.`;
  },
  /** Points with a missed must, before the root causes. */
  preconditions: ({ points }: { readonly points: readonly string[] }) =>
    `${capitalised(list(points))} ${form(points.length, { one: 'comes', other: 'come' })} before anything else, because a required level is missed there.`,
  /** Remark on a path that exceeds its limits: of the targets, of the pace. */
  exceeds: ({ target, pace }: { readonly target: boolean; readonly pace: number | null }) => {
    const ways = [
      ...(target ? ['goes above a target'] : []),
      ...(pace === null ? [] : [`raises a criterion by more than ${pace} levels`]),
    ];
    return `No other path reaches it: this one ${list(ways)}.`;
  },

  /** Parts of the change between two rounds, in their order. */
  parts: {
    weights: 'weights',
    checklist: 'other changes of the checklist',
    notApplicable: 'not applicable or not asked',
    people: 'other people',
    agreement: 'levels agreed in a workshop',
    answers: 'other answers',
  },

  /** Remarks on a comparison: whole sentences. */
  remarks: {
    otherSubject: ({ before, after }: RoundPair) =>
      `The rounds are about different organisations: "${safeText(before)}" and "${safeText(after)}".`,
    laterBaseline: ({ before, after }: RoundPair) =>
      `The baseline round (${before}) is later than this round (${after}).`,
    express: ({ isEarlier }: { readonly isEarlier: boolean }) =>
      isEarlier
        ? 'The earlier round is an express audit, so only key criteria are compared. Scores differ from the report of the later round.'
        : 'The later round is an express audit, so only key criteria are compared. Scores differ from the report of the earlier round.',
    missingVersion: ({ versions, version }: MissingVersion) =>
      `The earlier round used ${form(versions.length, VERSIONS)} ${list(versions)} of the checklist, ` +
      `which ${form(versions.length, IS)} not available. ` +
      `It is scored with version ${version}, so the effect of checklist changes is unknown.`,
    otherChecklist: ({ before, after }: { before: ChecklistWords; after: ChecklistWords }) =>
      `The earlier round is scored with checklist ${named(before)}, the later round with ${named(after)}.`,
    sameVersion: ({ version }: { readonly version: string }) =>
      `The two checklists differ but have the same version, ${version}.`,
    otherVersion: ({ before, after }: RoundPair) =>
      `The earlier round is scored with version ${before} of the checklist, the later round with version ${after}.`,
    untoldVersion: ({ versions, version }: MissingVersion) =>
      `Answers to ${form(versions.length, VERSIONS)} ${list(versions)} of the checklist are read as version ${version}. ` +
      'Nothing tells what their levels said, so these answers cannot be compared.',
    otherLevels: ({ criteria }: { readonly criteria: readonly string[] }) =>
      `The levels of ${criteria.length > MOST_NAMED ? `${criteria.length} criteria` : list(criteria)} say something else now. ` +
      'Nothing tells whether they rose or fell, and scores can differ by wording alone.',
    otherScale: ({ criteria }: { readonly criteria: readonly string[] }) =>
      `The scale of ${list(criteria, criteria.length)} has changed. Earlier answers that no longer fit count as unanswered.`,
    /** Remark on anonymous rounds. */
    uneven: ({ criteria }: { readonly criteria: readonly string[] }) =>
      `The scores compared are without ${list(criteria, criteria.length)}, hidden in one of the rounds. ` +
      'So they can differ from the reports of the rounds.',
  },

  /** Name of a person whom the name alone does not tell apart. */
  withTitle: ({ name, title }: { readonly name: string; readonly title: string }) =>
    `${name} (${title})`,
  withNumber: ({ name, number }: { readonly name: string; readonly number: number }) =>
    `${name} ${number}`,

  /** Errors: message and hint. */
  otherChecklist: ({ before, after }: RoundPair) => ({
    message: `the earlier round used checklist ${quoted(before)}, this round used ${quoted(after)}`,
    hint: OTHER_CHECKLIST,
  }),
  otherChecklistOf: ({ date, before, after }: { readonly date: string } & RoundPair) => ({
    message: `the round of ${date} used checklist ${quoted(before)}, the latest round used ${quoted(after)}`,
    hint: OTHER_CHECKLIST,
  }),
  noRounds: { message: 'no rounds to compare', hint: 'name one or more' },
  unknownBand: ({ band, bands, meant }: UnknownBand) => ({
    message: `unknown band ${quoted(band)}`,
    hint: meant === null ? `use ${oneOf(bands)}` : `did you mean ${quoted(meant)}?`,
  }),
});

function named({ id, version, parent }: ChecklistWords): string {
  const variant = parent === null ? '' : ` (variant of ${quoted(parent.id)} ${parent.version})`;
  return `${quoted(id)} ${version}${variant}`;
}

/**
 * Entries of the manifest: what an anonymous report hides, and why. Whole sentences; all criteria are listed,
 * because the reader has no other way to find them.
 */
export const anonymityWords = {
  identity:
    'Names, roles and ids of respondents, their file names, and checksums that could identify an answers file.',
  answers:
    'Individual answers: ratings, votes before a discussion, unanswered criteria, gut feelings, and reasons for not applicable.',
  figures:
    'Figures that could reveal single answers: possible score ranges, spread, consensus, and questions a whole group could not answer.',
  authors: 'Authors of notes, evidence and answers in words.',
  notes: 'Notes, evidence and answers in words.',
  conditional: ({ criteria }: { criteria: readonly string[] }) =>
    `Notes, evidence and answers in words on ${allOf(criteria)}: only some people are asked, and a text would tell who.`,
  verdict: 'The verdict: its rules use hidden figures.',
  otherRounds: 'The same parts of the other rounds, each by the number of its respondents.',
  comparison: ({ minimum }: { readonly minimum: number }) =>
    `The comparison with the earlier round: answers of fewer than ${minimum} people of a group changed, and it would reveal them.`,
  notCompared:
    'A comparison with earlier reports: none was checked. Two reports on nearly the same people can reveal what the others answered.',
  group: ({ group, minimum, reason }: GroupWords) =>
    `Figures for ${group}: ${HIDDEN[reason](minimum)}`,
  rounding:
    'Exact figures of groups: they are rounded to half a level, and all other figures are calculated from them.',
  criteria: ({ criteria, minimum }: { criteria: readonly string[]; minimum: number }) =>
    `Scores of ${allOf(criteria)}: fewer than ${minimum} people answered, or nearly all of a group gave the same answer. ` +
    'The overall score excludes them, so it can differ from the full report.',
  groupOn: ({ group, criteria }: { group: string; criteria: readonly string[] }) =>
    `Figures for ${group} on ${allOf(criteria)}: too few people answered, nearly all gave the same answer, or another group's figures could be calculated.`,
  requiredLevels: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `Results of required levels for ${allOf(criteria)}: they depend on people or groups that are hidden. ` +
    'If one could lower the band, the band is hidden too.',
};

function allOf(names: readonly string[]): string {
  return list(names, names.length);
}

/** Reason why a group has no figures of its own. */
export type HiddenBecause = 'excluded' | 'only-large' | 'pooled' | 'pooled-alone';

const HIDDEN: Readonly<Record<HiddenBecause, (minimum: number) => string>> = {
  excluded: (minimum) =>
    `fewer than ${minimum} answered. No figure includes them, so that nothing can be calculated by subtraction.`,
  'only-large': () => 'no other group is large enough. The overall figures are theirs.',
  pooled: (minimum) =>
    `fewer than ${minimum} answered. The overall figures include them together with other small groups.`,
  'pooled-alone': (minimum) =>
    `fewer than ${minimum} answered. The overall figures are those of all small groups together.`,
};

interface GroupWords {
  /** Title of the group. */
  readonly group: string;
  readonly minimum: number;
  readonly reason: HiddenBecause;
}

interface GroupSplit {
  /** Title of the group. */
  readonly group: string;
  /** Number of those who gave a level. */
  readonly people: number;
  /** Levels chosen, worst first, and by how many. */
  readonly ratings: readonly { readonly label: string; readonly count: number }[];
}

interface Between {
  /** Number between those of the levels, as in "1.8"; `null` for levels without numbers. */
  readonly number: string | null;
  readonly below: string;
  readonly above: string;
}

/** Values of an earlier and a later round. */
interface RoundPair {
  readonly before: string;
  readonly after: string;
}

interface MissingVersion {
  readonly versions: readonly string[];
  readonly version: string;
}

interface ChecklistWords {
  readonly id: string;
  readonly version: string;
  /** Checklist that it is a variant of; `null` if it is none. */
  readonly parent: { readonly id: string; readonly version: string } | null;
}

interface UnknownBand {
  readonly band: string;
  readonly bands: readonly string[];
  /** Nearest known id; `null` if there is none. */
  readonly meant: string | null;
}
