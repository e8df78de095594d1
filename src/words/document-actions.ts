import { capitalised, form, IS, list, numberWord, some, uncapitalised } from './grammar.ts';

// Sentences of a report on what holds the score back and what to do: causes, actions and gaps.

const ACTIONS = { one: 'action', other: 'actions' };
const CRITERIA = { one: 'criterion', other: 'criteria' };
const POINTS = { one: 'point', other: 'points' };
/** Most root causes that a sentence names. */
const MOST_CAUSES = 3;
const OTHER_POINTS = { one: 'other point', other: 'other points' };
const WEIGHTED = { one: 'point with a weight', other: 'points with a weight' };
const WEAK = { one: 'weak point', other: 'weak points' };

/** Writes the numbers of two actions or more: "4 and 5", "3 to 5". */
function fromTo(first: number, last: number): string {
  return `${first} ${last === first + 1 ? 'and' : 'to'} ${last}`;
}

/** Section on root causes. */
export const causesWords = {
  name: ({ cause, score }: { readonly cause: string; readonly score: string }) =>
    `${cause}, ${score}`,
  one: ({ cause }: { readonly cause: string }) => `${cause}.`,
  some: ({ causes }: { readonly causes: readonly string[] }) => `${list(causes, MOST_CAUSES)}.`,
  allFollow: ({ others, lost, isAll, of }: Followed) =>
    others === 0
      ? `It costs ${lost} of 100 points${isAll && of > 1 ? ', and no other point is weak' : ''}.`
      : `${isAll ? `The other ${others === 1 ? WEAK.one : some(others, WEAK)}` : capitalised(some(others, { one: 'other weak point', other: 'other weak points' }))} ${form(others, { one: 'follows', other: 'follow' })} from it. Together the ${numberWord(others + 1)} cost ${lost} of 100 points.`,
  someFollow: ({ others, weak, lost }: { others: number; weak: number; lost: string }) =>
    (others === 0
      ? 'No other point follows from them.'
      : `${capitalised(some(others, { one: 'other weak point', other: 'other weak points' }))} ${form(others, { one: 'follows', other: 'follow' })} from them.`) +
    ` Together the ${numberWord(weak)} cost ${lost} of 100 points.`,
  mistakes: 'What to avoid',
  noneLeft: 'No root cause is left.',
  none: 'No point is weak, so there is no root cause to remove.',
  noOther: 'No other point is weak, so there is no root cause to remove',
  noneAtAll: 'No point is weak, so there is no root cause to remove',
  /** Title of a slide; `when` is as in "August". */
  gone: ({ causes, when, isOther }: { causes: number; when: string; isOther: boolean }) =>
    `No ${isOther ? 'other ' : ''}point is weak, and the ${causes === 1 ? 'root cause' : some(causes, { one: 'root cause', other: 'root causes' })} of ${when} ${form(causes, IS)} gone`,
  heldBack: ({ when, causes }: { readonly when: string; readonly causes: readonly string[] }) =>
    `${capitalised(when)}, ${list(causes)} held the score back.`,
  withScore: ({ name, score }: { readonly name: string; readonly score: string }) =>
    `${name} (${score})`,
  withScores: (own: { readonly name: string; readonly before: string; readonly after: string }) =>
    `${own.name} (${own.before}, now ${own.after})`,
  lowestToday: ({ names, score }: { readonly names: readonly string[]; readonly score: string }) =>
    `The lowest points today are ${list(names)}, both ${score}.`,
  lowest: ({
    points,
    isToday,
  }: {
    readonly points: readonly string[];
    readonly isToday: boolean;
  }) =>
    points.length === 1
      ? `The lowest point${isToday ? ' today' : ''} is ${points[0]}.`
      : `The lowest points${isToday ? ' today' : ''} are ${list(points)}.`,
  oneFollow: ({
    weak,
    of,
    others,
    cause,
  }: {
    weak: number;
    of: number;
    others: number;
    cause: string;
  }) =>
    weak === of
      ? `All ${numberWord(of)} points are weak, and ${numberWord(others)} ${form(others, { one: 'follows', other: 'follow' })} from ${cause}`
      : `${capitalised(some(others, OTHER_POINTS))} ${form(others, { one: 'is', other: 'are' })} held back by gaps in ${cause}`,
  alone: ({ cause, isAll, isAfterMust }: Omit<Causes, 'weak' | 'causes'> & { cause: string }) =>
    `Only one ${isAll ? 'point' : isAfterMust ? OTHER_POINTS.one : WEIGHTED.one} is weak: ${cause}`,
  several: ({ weak, causes, isAll, isAfterMust }: Causes) =>
    `${capitalised(some(weak, isAll ? POINTS : isAfterMust ? OTHER_POINTS : WEIGHTED))} are weak, ` +
    (causes.length === weak
      ? 'each for a reason of its own'
      : `with root causes in ${list(causes, MOST_CAUSES)}`),
  definition: ({ limit }: { readonly limit: string }) =>
    `A root cause is a point below ${limit} that explains other weak points.`,
  ofThen: ({ when, number }: { readonly when: string; readonly number: number }) =>
    `${capitalised(when)} there ${form(number, { one: 'was', other: 'were' })} ${numberWord(number)}.`,
  costs: ({
    cause,
    lost,
    shared,
    isAlone,
  }: {
    cause: string;
    lost: string;
    shared: string | null;
    isAlone: boolean;
  }) =>
    `The cost of ${cause}${isAlone ? '' : ', with what follows,'} is ${lost} of 100 points` +
    (shared === null ? '.' : `; ${shared} of them follow from another cause too.`),
  isRoot: 'Root cause',
  headOfThen: ({ when }: { readonly when: string }) => `Root cause ${when}`,
  followed: 'What followed from it',
  nothingElse: 'Nothing else',
  notTold: '–',
  effect: ({
    name,
    before,
    after,
    because,
  }: {
    name: string;
    before: string;
    after: string;
    because: string;
  }) => `${name} (${before}, now ${after}): ${because}`,
  unseen: ({
    point,
    reason,
    effects,
  }: {
    point: string;
    reason: string;
    effects: readonly string[];
  }) => `Not seen: ${point} (${reason}), a possible cause of ${list(effects)}.`,
  reasons: {
    'not-asked': 'not asked here',
    'not-applicable': 'not applicable here',
    'not-answered': 'without an answer',
    'not-weighted': 'without weight',
  },
  unasked: ({ criteria }: { readonly criteria: readonly string[] }) =>
    `An express audit does not see causes that lie in ${list(criteria)}.`,
};

/** Section on the action path. */
export const actionsWords = {
  lead: ({
    actions,
    from,
    to,
  }: {
    readonly actions: number;
    readonly from: string;
    readonly to: string;
  }) =>
    `${capitalised(some(actions, ACTIONS))} ${form(actions, { one: 'leads', other: 'lead' })} from ${from} to ${to}`,
  /** Title of a slide that shows the first of many actions. */
  someLead: ({
    shown,
    reached,
    actions,
    to,
  }: {
    shown: number;
    reached: string;
    actions: number;
    to: string;
  }) =>
    `${capitalised(some(shown, ACTIONS))} ${form(shown, { one: 'leads', other: 'lead' })} to ${reached}, all ${numberWord(actions)} to ${to}`,
  asFarAs: ({ goal, to }: { readonly goal: string; readonly to: string }) =>
    `No path leads to ${goal}: ${to} is as far as this checklist goes`,
  bestNext: ({ goal }: { readonly goal: string }) =>
    `No path leads to ${goal}; these are the best next steps.`,
  top: 'Nothing to add: keep what works',
  reached: ({ goal }: { readonly goal: string }) => `The goal of ${goal} is reached`,
  topLead: 'The top band is reached. Look at the evidence again before the next round.',
  reachedBut: ({ goal, missed }: { readonly goal: string | null; readonly missed: number }) =>
    `${goal === null ? 'The top band' : `The goal of ${goal}`} is reached, but ${missed === 1 ? 'a minimum is' : `${numberWord(missed)} minimums are`} not`,
  reachedLead: 'Whoever wants more sets a higher goal.',
  evidence: 'Evidence to look at again',
  cheapest: ({
    effort,
    actions,
    isOneEnough,
    largest,
  }: {
    effort: number;
    actions: number;
    isOneEnough: boolean;
    /** Number of the action with the largest gain; `null` if several have it. */
    largest: string | null;
  }) =>
    `They are the cheapest way there: ${effort} ${form(effort, { one: 'unit', other: 'units' })} of effort, in an order that respects what depends on what.` +
    (isOneEnough
      ? ' A single action can be enough.'
      : ` ${actions === 2 ? 'Neither' : 'None of them'} is enough alone${largest === null ? '' : `; action ${largest} has the largest gain`}.`),
  cheapestOne: ({ effort }: { readonly effort: number }) =>
    `It is the cheapest way there: ${effort} ${form(effort, { one: 'unit', other: 'units' })} of effort.`,
  inOrder: ({ actions }: { readonly actions: number }) =>
    actions === 1 ? 'The action' : `The ${some(actions, ACTIONS)} in order`,
  heads: { action: 'Action', owner: 'Owner', effort: 'Effort', gain: 'Gain' },
  inTurn: ({ steps }: { readonly steps: readonly string[] }) => steps.join(' Then: '),
  quoted: ({ level }: { readonly level: string }) => `“${level}”`,
  reachOnly: ({ level }: { readonly level: string }) => `Reach ${level}`,
  reach: ({ level, words }: { readonly level: string; readonly words: string }) =>
    `Reach ${level}: ${words}`,
  ofRole: ({ role }: { readonly role: string }) => ` (${role})`,
  thenOwner: ', then ',
  noOwner: '–',
  levels: ({ from, to }: { readonly from: string; readonly to: string }) => `${from} to ${to}`,
  remark: ({ levels: fromTo, waived, after, doneWhen, templates }: RemarkWords) => {
    const sentences = [
      fromTo,
      ...(waived === null ? [] : [`Its gap is waived ${waived.replace(/\.$/, '')}`]),
      ...(after.length > 0 ? [`After ${form(after.length, ACTIONS)} ${list(after, 12)}`] : []),
      ...(doneWhen === null
        ? []
        : [`Done when ${uncapitalised(doneWhen.trim().replace(/\.$/, ''))}`]),
      ...(templates.length === 0
        ? []
        : [
            `${form(templates.length, { one: 'Template', other: 'Templates' })}: ${list(templates)}`,
          ]),
    ];
    const text = sentences.join('. ');
    return sentences.length === 1 || /[.!?]$/.test(text) ? text : `${text}.`;
  },
  allLead: ({ actions, section, to }: { actions: number; section: string | null; to: string }) =>
    `${actions === 1 ? 'This action' : actions === 2 ? 'Both actions' : `All ${some(actions, ACTIONS)}`}${section === null ? '' : ` of section ${section}`} ${form(actions, { one: 'leads', other: 'lead' })} to ${to}.`,
  aloneLeads: ({
    path,
    to,
    last,
    isGate,
  }: {
    path: number;
    to: string;
    last: number;
    isGate: boolean;
  }) =>
    `${path === 1 ? 'Action 1 alone leads' : `Actions ${fromTo(1, path)} lead`} to ${to}` +
    (last <= path
      ? '.'
      : `; ${last === path + 1 ? `action ${last}` : `actions ${fromTo(path + 1, last)}`} ${last === path + 1 ? (isGate ? 'waits for it' : 'comes after') : isGate ? 'wait for it' : 'come after'}.`),
  afterGate: ({ first, last, to }: { first: number; last: number; to: string }) =>
    `${first === last ? `Action ${first} leads` : `Actions ${fromTo(first, last)} lead`} to ${to}; ${first === 2 ? 'action 1 is' : `actions ${fromTo(1, first - 1)} are`} to be done before anything else.`,
  key: 'Effort: S up to a week, M two to six weeks, L longer. Gain: points of score.',
  keyInUnits: ({ S, M, L }: { readonly S: number; readonly M: number; readonly L: number }) =>
    `Units of effort: ${S} for S, ${M} for M and ${L} for L. Gain: points of score, when every group gives the new level.`,
  matrix: 'Actions by effort and gain; the same figures are in the list below',
  effort: 'Effort, in units',
  gain: 'Gain, in points',
  gains: ({ from, to }: { readonly from: string; readonly to: string | undefined }) =>
    to === undefined ? `${from} or more` : `${from} to ${to}`,
  unitsOf: ({ units, size }: { readonly units: string; readonly size: string }) =>
    `${units} (${size})`,
};

/** Section on all gaps; its heads serve other tables too. */
export const gapsWords = {
  title: ({ criteria, isOneLevel }: { readonly criteria: number; readonly isOneLevel: boolean }) =>
    `${capitalised(some(criteria, CRITERIA))} ${form(criteria, IS)} ${isOneLevel ? 'one level ' : ''}below ${form(criteria, { one: 'its', other: 'their' })} target`,
  lead: ({ target }: { readonly target: string | null }) =>
    `The costliest are at the top. ${target === null ? 'Each criterion has its own target.' : `The target is ${target} for each.`} Gain: points of score when the target is reached.`,
  caption: 'Criteria below their target, the costliest at the top',
  heads: {
    number: 'No.',
    criterion: 'Criterion',
    levels: 'Now → target',
    step: 'Next step',
    owner: 'Owner',
    effort: 'Effort',
    gain: 'Gain',
    id: 'Id',
  },
  levels: ({ now, target }: { readonly now: string; readonly target: string }) =>
    `${now} → ${target}`,
  waived: 'Waived gaps',
  isWaived: ({ name }: { readonly name: string }) => `${name} (waived)`,
  reason: 'Reason',
  approver: 'Approved by',
  until: 'Until',
  evidence: ({ what }: { readonly what: readonly string[] }) => `To ask for: ${what.join('; ')}`,
  closer: 'A closer look',
  followUp: ({ numbers, point, checklist, because, gain }: FollowUp) =>
    `From ${list(numbers)}: “${point}” in “${checklist}”. ${because} Gain: ${gain} if ${form(numbers.length, { one: 'this gap closes', other: 'these gaps close' })}.`,
  answerIt: ({ id, title }: { readonly id: string; readonly title: string }) =>
    `To answer "${title}": align audit --checklist ${id}`,
  gate: 'Gate',
  gateHeads: { rule: 'Rule', outcome: 'Outcome' },
};

interface Followed {
  /** Weak points that follow from the cause. */
  readonly others: number;
  readonly lost: string;
  /** False if a point that comes before anything else, or has no weight, is weak too. */
  readonly isAll: boolean;
  /** Number of points with a score. */
  readonly of: number;
}

interface Causes extends Pick<Followed, 'isAll'> {
  /** True if a point comes before anything else. */
  readonly isAfterMust: boolean;
  readonly weak: number;
  readonly causes: readonly string[];
}

interface RemarkWords {
  readonly levels: string;
  readonly waived: string | null;
  readonly after: readonly string[];
  readonly doneWhen: string | null;
  readonly templates: readonly string[];
}

interface FollowUp {
  /** Numbers of the criteria that lead there. */
  readonly numbers: readonly string[];
  readonly point: string;
  readonly checklist: string;
  /** Sentences on what is to be seen there. */
  readonly because: string;
  readonly gain: string;
}
