import { count } from './grammar.ts';

const ALERTS = { one: 'more alert', other: 'more alerts' };

/**
 * Sentences of reports for programs: findings, notes and the log of a CI run. Scores and levels
 * arrive printed, criteria as number and title.
 */
export const machineWords = {
  gap: ({ criterion, score, now, target, gain }: GapWords) =>
    `Gap: ${criterion}, ${score}, at ${now}; the target is ${target}. ` +
    `Closing it gains ${gain} points of score.`,
  action: ({ action }: { readonly action: string }) => `Do: ${action}`,
  /** Point of another checklist that goes into more detail, and why. */
  closer: ({ closer }: { readonly closer: string }) => `Look at ${closer}`,
  target: ({ level, description }: { readonly level: string; readonly description: string }) =>
    `Target: ${level}. ${description}`,
  evidence: ({ evidence }: { readonly evidence: readonly string[] }) =>
    `Ask to see: ${evidence.join('; ')}`,
  /** Answer to a criterion without numbered levels. */
  answer: ({ label }: { readonly label: string }) => `"${label}"`,
  /** Point of a gap and its reason, before the question. */
  about: ({ point, why }: { readonly point: string; readonly why: string | null }) =>
    why === null ? `${point}.` : `${point}. ${why}`,
  outcome: ({ outcome, score }: { readonly outcome: string; readonly score: string | null }) =>
    `Outcome: ${outcome}${score === null ? '' : `, ${score}`}`,
  waived: ({ terms }: { readonly terms: string }) => `Waived ${terms}`,

  /** Title and text of the notice that follows the most annotations that GitHub shows. */
  moreAlerts: ({ alerts }: { readonly alerts: number }) => count(alerts, ALERTS),
  notShown: ({ findings }: { readonly findings: readonly string[] }) =>
    `Not shown above: ${findings.join(', ')}.`,
  isWaived: ({ name }: { readonly name: string }) => `${name} (waived)`,

  /** Line with a heading or a name. */
  line: ({ heading, text }: { readonly heading: string; readonly text: string }) =>
    `${heading}: ${text}`,
  /** Headings of the criteria that the score leaves out. */
  leftOut: {
    notApplicable: 'Not applicable',
    disputed: 'Not applicable, but disputed',
    byNobody: 'Nobody could answer',
    blank: 'Left blank',
    notAsked: 'Not asked',
  },
  notApplicable: ({ criterion, share, scoreIfZero, claims }: NotApplicableCriterion) =>
    `${criterion} (${share} of the weight; counted as 0, it would make the score ${scoreIfZero}). ` +
    claims.map(({ who, reason }) => `${who}: ${reason}`).join('; '),
  disputed: ({ criterion, who, reason }: DisputedCriterion) =>
    `${criterion}, not applicable for ${who}: ${reason} ` +
    'Others gave a level, so it counts as a blank.',
  byNobody: ({ criterion }: { readonly criterion: string }) =>
    `${criterion} (this lowers the coverage, not the score).`,
  blank: ({ who, unknown, unanswered }: BlanksWords) => {
    const parts = [
      ...(unknown.length > 0 ? [`does not know ${unknown.join('; ')}`] : []),
      ...(unanswered.length > 0 ? [`did not answer ${unanswered.join('; ')}`] : []),
    ];
    return `${who} ${parts.join('; ')}.`;
  },
  excluded: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `Conditions exclude ${criteria.join('; ')}.`,
  notAsked: ({ who, criteria }: { readonly who: string; readonly criteria: readonly string[] }) =>
    `${who} was not asked ${criteria.join('; ')}.`,
};

/** Titles of the tables in CSV files and workbooks, and heads of their columns. */
export const tableWords = {
  titles: {
    about: 'About',
    actions: 'Actions',
    answers: 'Answers',
    criteria: 'Criteria',
    points: 'Points',
  },
  heads: {
    about: 'About this workbook',
    answer: 'Answer',
    consensus: 'Consensus',
    coverage: 'Coverage %',
    criterion: 'Criterion',
    date: 'Date',
    do: 'Do',
    due: 'Due',
    effort: 'Effort',
    evidence: 'Evidence',
    fromLevel: 'From level',
    group: 'Group',
    id: 'Id',
    high: 'High',
    impact: 'Impact',
    level: 'Level',
    levelNow: 'Level now',
    lookAt: 'Look at',
    low: 'Low',
    nextLevel: 'Next level',
    note: 'Note',
    number: 'No.',
    order: 'Order',
    outcome: 'Outcome',
    owner: 'Owner',
    part: 'Part',
    point: 'Point',
    question: 'Question',
    respondent: 'Respondent',
    role: 'Role',
    rootCause: 'Root cause',
    score: 'Score',
    /** Head by which align recognises its own files. */
    source: 'Gap report by align',
    spread: 'Spread %',
    step: 'Step of the path',
    subject: 'Subject',
    target: 'Target',
    title: 'Title',
    toBeReached: 'To be reached',
    toLevel: 'To level',
    toSee: 'Ask to see',
    weak: 'Weak',
    weight: 'Weight',
    weightInPoint: 'Weight in point',
    whyNotApplicable: 'Why not applicable',
  },
  yes: 'yes',
  no: 'no',
  about: ({ subject, checklist, date }: AboutWords) => `${subject}, ${checklist}, ${date}`,
  /** Meanings of columns. */
  meanings: [
    'Impact: points of score gained if the criterion reaches its target.',
    'Step of the path: position on the action path; empty for actions that the path does not need.',
    'Owner, Due: fill in who does it, and by when as YYYY-MM-DD.',
  ],
  hidden: ({ what }: { readonly what: string }) => `Hidden: ${what}`,
  notAsked: 'not asked',
  notApplicable: ({ reason }: { readonly reason: string }) => `not applicable (${reason})`,
  doesNotKnow: "don't know",
  noAnswer: 'no answer',
  /** Answer that changed in a discussion, after its first vote. */
  firstVote: ({ answer, first }: { readonly answer: string; readonly first: string }) =>
    `${answer}, at the start ${first}`,
  /** Head of the column with the votes of a group before a discussion. */
  before: ({ group }: { readonly group: string }) => `${group} before the discussion`,
};

interface GapWords {
  readonly criterion: string;
  readonly score: string;
  /** Levels now and at the target, as in "level 2 Documented". */
  readonly now: string;
  readonly target: string;
  readonly gain: string;
}

interface NotApplicableCriterion {
  readonly criterion: string;
  readonly share: string;
  readonly scoreIfZero: string;
  readonly claims: readonly { readonly who: string; readonly reason: string }[];
}

interface DisputedCriterion {
  readonly criterion: string;
  readonly who: string;
  /** In a sentence. */
  readonly reason: string;
}

interface BlanksWords {
  readonly who: string;
  /** Criteria answered with "don't know", and criteria without an answer. */
  readonly unknown: readonly string[];
  readonly unanswered: readonly string[];
}

interface AboutWords {
  readonly subject: string;
  readonly checklist: string;
  readonly date: string;
}
