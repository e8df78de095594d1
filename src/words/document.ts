import {
  capitalised,
  count,
  form,
  list,
  numberWord,
  parts,
  thousands,
  uncapitalised,
} from './grammar.ts';

const ACTIONS = { one: 'action', other: 'actions' };
const ANSWERS = { one: 'answer', other: 'answers' };
const CRITERIA = { one: 'criterion', other: 'criteria' };
const DISAGREEMENTS = { one: 'disagreement', other: 'disagreements' };
const GAPS = { one: 'gap', other: 'gaps' };
const LEVELS = { one: 'level', other: 'levels' };
const PEOPLE = { one: 'person', other: 'people' };
const POINTS = { one: 'point', other: 'points' };
const QUESTIONS = { one: 'question', other: 'questions' };
const ROUNDS = { one: 'round', other: 'rounds' };
const WEAK = { one: 'weak point', other: 'weak points' };

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** Writes as many as a word, with its noun: "two actions". */
function some(number: number, forms: typeof ACTIONS): string {
  return `${numberWord(number)} ${form(number, forms)}`;
}

/** Writes "one level", "two levels". */
function levels(number: number): string {
  return some(number, LEVELS);
}

/** Writes whose something is: "Marketing’s", "Sales’". */
function whose(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

interface Day {
  /** Day of the month. */
  readonly dayOfMonth: number;
  /** 1 to 12. */
  readonly month: number;
  readonly year: number;
}

/**
 * Sentences of the report as a document. Figures arrive printed, titles as written; titles within a
 * sentence begin with a small letter where they may. Fields of the type `Part` are set by the caller.
 */
export const documentWords = {
  day: ({ dayOfMonth, month, year }: Day) => `${dayOfMonth} ${MONTHS[month - 1] ?? ''} ${year}`,
  dayInYear: ({ dayOfMonth, month }: Omit<Day, 'year'>) =>
    `${dayOfMonth} ${MONTHS[month - 1] ?? ''}`,
  month: ({ month }: Pick<Day, 'month'>) => MONTHS[month - 1] ?? '',
  monthAndYear: ({ month, year }: Omit<Day, 'dayOfMonth'>) => `${MONTHS[month - 1] ?? ''} ${year}`,
  inMonth: ({ month }: { readonly month: string }) => `in ${month}`,
  onDay: ({ day }: { readonly day: string }) => `on ${day}`,
  level: ({ name, number }: { readonly name: string; readonly number: string }) =>
    `${name}\u00a0(${number})`,
  question: ({ number }: { readonly number: string }) => `question ${number}`,
  point: ({ number }: { readonly number: string }) => `Point ${number}`,
  madeWith: ({ options }: { readonly options: readonly string[] }) =>
    `Made with ${options.join(', ')}.`,
  pageOf: 'of',
  contents: 'Contents',

  topics: {
    summary: 'Summary',
    changes: 'What changed',
    teams: 'Where the teams stand',
    disagreements: 'Where they disagree',
    causes: 'What causes it',
    actions: 'What to do',
    gaps: 'All gaps',
    method: 'Method',
    answers: 'Appendix',
  },

  cover: {
    round: ({ checklist }: { readonly checklist: string }) => checklist,
    /** After what was audited. */
    workshop: ({ isVotedAgain }: { readonly isVotedAgain: boolean }) =>
      isVotedAgain ? ', with a second round of votes' : ', as agreed in a workshop',
    express: ({
      checklist,
      questions,
    }: {
      readonly checklist: string;
      readonly questions: number;
    }) => `${checklist}, ${questions} key ${form(questions, QUESTIONS)}`,
    /** First and last day of the answers. */
    days: ({ first, last }: { readonly first: string; readonly last: string }) =>
      `${first} to ${last}`,
    editions: {
      brief: 'Executive edition',
      full: 'Full edition',
      appendix: 'Appendix',
      differences: 'Differences',
      compact: 'In short',
    },
    preparedBy: <Part>({ by }: { readonly by: Part }) => parts<Part>`Prepared by ${by}`,
    preparedFor: <Part>({ whom }: { readonly whom: Part }) => parts<Part>`Prepared for ${whom}`,
    preparedByFor: <Part>({ by, whom }: { readonly by: Part; readonly whom: Part }) =>
      parts<Part>`Prepared by ${by} for ${whom}`,
    dayAndEdition: ({ day, edition }: { readonly day: string; readonly edition: string }) =>
      `${day}, ${edition.toLowerCase()}`,
    confidential: ({ day, words }: { readonly day: string; readonly words: string }) =>
      `${day}, ${words}`,
    title: ({ subject, edition }: { readonly subject: string; readonly edition: string }) =>
      `${subject}: alignment audit, ${edition.toLowerCase()}`,
    foot: ({ subject, day }: { readonly subject: string; readonly day: string }) =>
      `${subject}, alignment audit, ${day}`,
    footOf: ({ firm, words }: { readonly firm: string; readonly words: string }) =>
      `${firm}, ${words}`,
  },

  headline: {
    band: <Part>({ subject, band, isRisen }: { subject: Part; band: string; isRisen: boolean }) =>
      parts<Part>`${subject} is ${isRisen ? 'now ' : ''}${band}`,
    bandAlone: ({ band, isRisen }: { readonly band: string; readonly isRisen: boolean }) =>
      `The result is ${isRisen ? 'now ' : ''}${band}`,
    score: ({ score }: { readonly score: string }) => `The answers come to ${score}`,
    belowMinimum: ({ criterion }: { readonly criterion: string }) =>
      `${criterion} is below its minimum`,
    precondition: <Part>({ verdict, because }: Verdict<Part> & { readonly because: string }) =>
      parts<Part>`${verdict}, because ${because}`,
    oneCause: <Part>({ verdict, cause }: Verdict<Part> & { readonly cause: string }) =>
      parts<Part>`${verdict}; ${cause} holds the rest back`,
    twoCauses: <Part>({ verdict, first, second }: Verdict<Part> & TwoCauses) =>
      parts<Part>`${verdict}; ${first} and ${second} hold the rest back`,
    causes: <Part>({ verdict, causes }: Verdict<Part> & { readonly causes: number }) =>
      parts<Part>`${verdict}; ${numberWord(causes)} causes hold the rest back`,
    dispute: <Part>({
      verdict,
      conflicts,
      of,
    }: Verdict<Part> & { conflicts: number; of: number }) =>
      parts<Part>`${verdict}, but ${conflicts} of ${of} criteria are in dispute`,
    noWeakPoint: <Part>({ verdict }: Verdict<Part>) =>
      parts<Part>`${verdict}, and no weak point is left`,
    weakPoints: <Part>({ verdict, weak }: Verdict<Part> & { readonly weak: number }) =>
      parts<Part>`${verdict}, with ${some(weak, WEAK)}`,
    inView: <Part>({ who, isPlural, verdict }: Verdict<Part> & { who: Part; isPlural: boolean }) =>
      parts<Part>`In ${who}${isPlural ? '’' : '’s'} view, ${verdict}`,
    nothingApplies: <Part>({ subject }: { readonly subject: Part }) =>
      parts<Part>`Nothing on this checklist applies to ${subject}`,
    nobodyCouldAnswer: 'Nobody could answer',
    now: 'now ',
    withheld: 'Too few people answered to tell a score',
  },

  deck: {
    /** Names of the layouts, which presentation programs list: one for a longer title. */
    layouts: { short: 'Title', long: 'Long title' },
    scored: <Part>({
      subject,
      score,
      change,
    }: {
      readonly subject: Part;
      readonly score: string;
      readonly change: { readonly before: string; readonly isUp: boolean } | null;
    }) =>
      parts<Part>`: ${subject} scores ${score}${change === null ? '' : `, ${change.isUp ? 'up' : 'down'} from ${change.before}`}`,
    laterAction: ({ title, owner, effort, gain }: LaterAction) =>
      `${uncapitalised(title)} (${owner}, ${effort}, ${gain})`,
    laterActions: ({ from, to }: { readonly from: number; readonly to: number }) =>
      `The report has actions ${from} to ${to}.`,
    moreRows: ({ rows }: { readonly rows: number }) => `And ${rows} more, in the notes.`,
    moreGaps: ({ shown, all }: { readonly shown: number; readonly all: number }) =>
      `The ${some(shown, { one: 'costliest', other: 'costliest' })} of ${all}; the report lists all.`,
    later: ({ actions }: { readonly actions: readonly string[] }) => `Then: ${actions.join(', ')}.`,
  },

  lead: {
    scores: <Part>({ subject, score }: { readonly subject: Part; readonly score: Part }) =>
      parts<Part>`${subject} scores ${score}`,
    scoreAlone: ({ score }: { readonly score: string }) => score,
    cappedAt: ({ score, band }: { readonly score: string; readonly band: string }) =>
      `${score}, capped at ${band}`,
    scoreAndBand: ({ score, band }: { readonly score: string; readonly band: string }) =>
      `${score}, ${band}`,
    moved: ({ isUp, before, band, day }: MovedWords) =>
      `, ${isUp ? 'up' : 'down'} from ${before}${band === null ? '' : `, ${band},`} on ${day}`,
    same: ({ day }: { readonly day: string }) => `, as on ${day}`,
    agreed: ({ votes }: { readonly votes: string }) =>
      `The score is as agreed in the room; the votes alone give ${votes}.`,
    blanks: ({ low, high, band }: { low: string; high: string; band: string | null }) =>
      `Questions left blank put it between ${low} and ${high}` +
      (band === null ? '.' : `, so the band could still turn out to be ${band}.`),
    apart: ({ differences, of, isMore, side, higher, isAll, isBefore }: Apart) =>
      (isBefore ? 'Before the discussion, ' : isAll ? 'What remains is disagreement: ' : '') +
      `${differences} of ${of} criteria ${isBefore ? 'were' : 'are'} seen one level ${isMore ? 'or more ' : ''}apart` +
      (side === null
        ? '.'
        : `, and in ${higher} of them ${side} ${isBefore ? 'was' : 'is'} on the higher side.`),
    nothingApplies: 'Every question was called not applicable, so there is nothing to score.',
    nobodyCouldAnswer: 'Nobody answered a question that counts, so there is nothing to score.',
    reasons: 'Reasons',
    question: 'Question',
    questions: 'Questions that nobody could answer',
    withheld: 'A score would tell what single people said, so it is left out.',
  },

  scale: {
    description: ({ score, bands, before, range }: ScaleWords) =>
      `Score ${score} on a scale of ${some(bands.length, { one: 'band', other: 'bands' })}: ` +
      `${bands.map(({ title, from }) => `${title} from ${from}`).join(', ')}.` +
      (before === null ? '' : ` ${before.score} on ${before.day}.`) +
      (range === null ? '' : ` With the blanks at worst and best: ${range}.`),
    before: ({ score, when }: { readonly score: string; readonly when: string }) =>
      `${score} ${when}`,
    range: ({ range }: { readonly range: string }) =>
      `${range}, with the blanks at worst and at best`,
    fromTo: ({ low, high }: { readonly low: string; readonly high: string }) => `${low} to ${high}`,
  },

  facts: {
    weak: 'Weak points',
    conflicts: 'Conflicts',
    gaps: 'Criteria below target',
    answered: 'Answered',
    blank: 'Left blank',
    of: ({ number, of }: { readonly number: number; readonly of: number }) => `${number} of ${of}`,
    before: ({ number, when }: { readonly number: number; readonly when: string }) =>
      `${number} ${when}`,
    weakBelow: ({ limit }: { readonly limit: string }) => `below ${limit}`,
    conflictFrom: 'two levels or more apart',
    settled: ({ settled }: { readonly settled: number }) => `${settled} of them settled since`,
    nothingToCompare: 'only one side to see',
    none: '–',
    target: ({ level }: { readonly level: string }) => `target: ${level}`,
    ownTargets: 'each has its target',
    nothingBlank: 'nothing left blank',
    allBy: ({ blanks, who }: { readonly blanks: number; readonly who: string }) =>
      blanks === 1 ? `by the ${who}` : `all ${numberWord(blanks)} by the ${who}`,
    byPerson: ({ blanks, who }: { readonly blanks: number; readonly who: string }) =>
      blanks === 1 ? `by ${who}` : `all ${numberWord(blanks)} by ${who}`,
    byPeople: ({ people }: { readonly people: number }) => `by ${some(people, PEOPLE)}`,
    inFigures: 'of the weight is in these figures',
  },

  summary: {
    diagnosis: 'Diagnosis',
    precondition: 'Before anything else',
    gate: 'before anything else',
    rootCause: 'Root cause',
    rootCauses: 'Root causes',
    settle: ({ number }: { readonly number: number }) =>
      `${capitalised(some(number, DISAGREEMENTS))} to settle`,
    lowest: ({ number }: { readonly number: number }) =>
      `${capitalised(some(number, { one: 'lowest answer', other: 'lowest answers' }))}`,
    actions: ({ number }: { readonly number: number }) =>
      number === 1 ? 'First action' : `First ${some(number, ACTIONS)}`,
    people: 'Who answered',
    /** Below the people: what became of their answers in a workshop. */
    workshop: ({ votedAgain, agreed }: { readonly votedAgain: number; readonly agreed: number }) =>
      [
        ...(votedAgain > 0
          ? [
              `${capitalised(some(votedAgain, QUESTIONS))} had a second round of votes, after a discussion.`,
            ]
          : []),
        ...(agreed > 0
          ? [`The room agreed on the ${form(agreed, ANSWERS)} to ${some(agreed, QUESTIONS)}.`]
          : []),
      ].join(' '),
    missing: 'Missing',
    blanks: ({ blanks }: { readonly blanks: number }) => `${blanks} blank`,
    felt: ({ felt }: { readonly felt: string }) => `felt ${felt}`,
    peopleOfGroup: ({ people }: { readonly people: number }) => String(people),
    tooFew: ({ least }: { readonly least: number }) => `fewer than ${least}`,
    oneView: 'One view is no audit',
    oneViewOf: ({ groups }: { readonly groups: readonly string[] }) =>
      `${list(groups)} ${form(groups.length, { one: 'has', other: 'have' })} not answered.`,
    oneViewOnly: 'Nobody else has answered.',
    silentGroups: ({ groups }: { readonly groups: readonly string[] }) =>
      `Nobody answered for ${list(groups)}`,
    silentMeans: 'The score rests on the other groups.',
    gateNotMet: 'Gate not met',
    gateMet: 'Gate met',
  },

  precondition: {
    rates: ({ views }: { readonly views: readonly string[] }) =>
      views.length === 0
        ? ''
        : `${views[0]?.trim() ?? ''}${views
            .slice(1)
            .map((view) => `, ${view}`)
            .join('')}.`,
    view: ({
      sides,
      level,
      isFirst,
    }: {
      sides: readonly string[];
      level: string;
      isFirst: boolean;
    }) =>
      isFirst
        ? `${list(sides)} ${form(sides.length, { one: 'rates', other: 'rate' })} this ${level}`
        : `${list(sides)} ${level}`,
    eachGroup: ({ level, cap }: Reach) =>
      `Each group must reach ${level} before the band can rise above ${cap}.`,
    everybody: ({ level, cap }: Reach) =>
      `Everyone must reach ${level} before the band can rise above ${cap}.`,
    together: ({ level, cap }: Reach) =>
      `The answers must come to ${level} before the band can rise above ${cap}.`,
  },

  causes: {
    name: ({ cause, score }: { readonly cause: string; readonly score: string }) =>
      `${cause}, ${score}`,
    one: ({ cause }: { readonly cause: string }) => `${cause}.`,
    some: ({ causes }: { readonly causes: readonly string[] }) => `${list(causes)}.`,
    allFollow: ({ others, lost }: { readonly others: number; readonly lost: string }) =>
      others === 0
        ? `No other point is weak. It costs ${lost} of 100 points.`
        : `The other ${others === 1 ? 'weak point follows' : `${some(others, WEAK)} follow`} from it. Together the ${numberWord(others + 1)} cost ${lost} of 100 points.`,
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
    heldBack: ({ when, causes }: { readonly when: string; readonly causes: readonly string[] }) =>
      `${capitalised(when)}, ${list(causes)} held the score back.`,
    withScore: ({ name, score }: { readonly name: string; readonly score: string }) =>
      `${name} (${score})`,
    nowAt: ({ scores }: { readonly scores: readonly string[] }) =>
      scores.length === 1 ? `It now stands at ${scores[0]}.` : `They now stand at ${list(scores)}.`,
    lowestToday: ({
      names,
      score,
    }: {
      readonly names: readonly string[];
      readonly score: string;
    }) => `The lowest points today are ${list(names)}, both ${score}.`,
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
        : `${capitalised(cause)} holds ${numberWord(others)} other ${form(others, POINTS)} back`,
    alone: ({ cause }: { readonly cause: string }) =>
      `${capitalised(cause)} is the only weak point`,
    several: ({ weak, causes }: { readonly weak: number; readonly causes: readonly string[] }) =>
      causes.length === weak
        ? `${capitalised(some(weak, POINTS))} are weak, each for a reason of its own`
        : `${capitalised(some(weak, POINTS))} are weak because of ${list(causes)}`,
    definition: ({ limit }: { readonly limit: string }) =>
      `A root cause is a point below ${limit} that explains other weak points.`,
    ofThen: ({ when, number }: { readonly when: string; readonly number: number }) =>
      `${capitalised(when)} there ${form(number, { one: 'was', other: 'were' })} ${numberWord(number)}.`,
    costs: ({ cause, lost, shared }: { cause: string; lost: string; shared: string | null }) =>
      `${cause} costs ${lost} of 100 points, with what follows from it` +
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
    }) => `Not seen: ${point} ${reason}, and may be a cause of ${list(effects)}.`,
    reasons: {
      'not-asked': 'was not asked here',
      'not-applicable': 'does not apply here',
      'not-answered': 'could not be answered',
      'not-weighted': 'carries no weight',
    },
    unasked: ({ criteria }: { readonly criteria: readonly string[] }) =>
      `An express audit does not see causes that lie in ${list(criteria)}.`,
  },

  sides: {
    /** Sides with one level, in short: "Marketing and Sales 3". */
    short: ({ sides, level }: { readonly sides: readonly string[]; readonly level: string }) =>
      `${list(sides, 12)}\u00a0${level}`,
    says: ({ sides, level }: { readonly sides: readonly string[]; readonly level: string }) =>
      `${list(sides, 12)} ${form(sides.length, { one: 'says', other: 'say' })} ${level}`,
    doesNotKnow: ({ sides }: { readonly sides: readonly string[] }) =>
      `${list(sides, 12)} ${form(sides.length, { one: 'does', other: 'do' })} not know`,
    gaveNoAnswer: ({ sides }: { readonly sides: readonly string[] }) =>
      `${list(sides, 12)} gave no answer`,
    notApplicable: ({ sides }: { readonly sides: readonly string[] }) =>
      `${list(sides, 12)} ${form(sides.length, { one: 'calls', other: 'call' })} it not applicable`,
    inShort: ({ views }: { readonly views: readonly string[] }) => `${views.join(', ')}.`,
    inFull: ({ views }: { readonly views: readonly string[] }) => `${views.join('; ')}.`,
    score: ({ score }: { readonly score: string }) => `${score}.`,
  },

  teams: {
    highestLowest: ({ highest, lowest }: { readonly highest: string; readonly lowest: string }) =>
      `${highest} rates the joint work highest, ${lowest} lowest`,
    farApart: ({ side, own, others }: { side: string; own: string; others: readonly string[] }) =>
      `${side} sees a different company: ${own} against ${list(others)}`,
    alike: ({ score }: { readonly score: string }) => `All rate the joint work alike: ${score}`,
    one: ({ side, score }: { readonly side: string; readonly score: string }) =>
      `${whose(side)} answers come to ${score}`,
    all: ({ score }: { readonly score: string }) => `The answers come to ${score}`,
    scores: ({
      sides,
      scores,
    }: {
      readonly sides: readonly string[];
      readonly scores: readonly string[];
    }) =>
      `${list(
        sides.map((side, i) =>
          i === 0
            ? `${whose(side)} answers come to ${scores[i]}`
            : `${whose(side)} to ${scores[i]}`,
        ),
        12,
      )}.`,
    allInBand: ({
      sides,
      band,
      felt,
      isMore,
    }: {
      sides: number;
      band: string;
      felt: string | null;
      isMore: boolean;
    }) =>
      `${sides === 2 ? 'Both' : `All ${numberWord(sides)}`} are ${band}` +
      (felt !== null
        ? `, and ${sides === 2 ? 'both' : `all ${numberWord(sides)}`} felt more: ${felt}.`
        : isMore
          ? ', and all felt more.'
          : '.'),
    couldNotAnswer: ({ side, blanks, of }: { side: string; blanks: number; of: number }) =>
      `${side} could not answer ${blanks} of ${of} ${form(of, QUESTIONS)}.`,
    whereItCould: ({
      higher,
      differences,
    }: {
      readonly higher: number;
      readonly differences: number;
    }) => `Where it could, it is on the higher side in ${higher} of ${differences} differences.`,
    caption: 'Score of each point, overall and by group',
    point: 'Point',
    everybody: 'All',
    doesNotKnow: 'does not know',
    nobodyAnswered: 'nobody answered',
    noScore: 'no score',
    felt: 'Felt and measured',
    who: 'Who',
    feltAndMeasured: <Part>({
      felt,
      measured,
    }: {
      readonly felt: string;
      readonly measured: Part;
    }) => parts<Part>`felt ${felt}, measured ${measured}`,
    measuredOnly: <Part>({ measured }: { readonly measured: Part }) =>
      parts<Part>`measured ${measured}`,
    didNotAnswer: 'did not answer',
    feltMeans: 'Felt is the answer to one question before the audit, from 0 to 4.',
    feltRange: ({
      when,
      low,
      high,
      people,
    }: {
      when: string;
      low: string;
      high: string;
      people: number;
    }) =>
      `${capitalised(when)} it ran from ${low} to ${high}; now ${people === 2 ? 'both' : `all ${numberWord(people)}`} give the same answer.`,
  },

  disagreements: {
    noneButOneLevel: ({ criteria }: { readonly criteria: number }) =>
      `No conflict remains, but ${count(criteria, CRITERIA)} ${form(criteria, { one: 'is', other: 'are' })} seen one level apart`,
    oneLevel: ({ criteria }: { readonly criteria: number }) =>
      `${capitalised(some(criteria, CRITERIA))} ${form(criteria, { one: 'is', other: 'are' })} seen one level apart`,
    apart: ({ criteria, levels: apart, isBefore }: ApartOn & { readonly levels: number }) =>
      `On ${list(criteria)}, answers ${isBefore ? 'lay' : 'lie'} ${levels(apart)} apart`,
    contradict: ({ criteria, isBefore }: ApartOn) =>
      `On ${list(criteria)}, the answers ${isBefore ? 'contradicted' : 'contradict'} each other`,
    /** After the sentences on disagreements of a workshop. */
    before: ({ settled, isVotedAgain }: { settled: number; isVotedAgain: boolean }) =>
      [
        ...(isVotedAgain
          ? ['These are the votes before the discussion; the score counts the last ones.']
          : []),
        ...(settled > 0
          ? [
              `${capitalised(some(settled, DISAGREEMENTS))} ${form(settled, { one: 'has', other: 'have' })} been settled since.`,
            ]
          : []),
      ].join(' '),
    afterwards: ({ votes }: { readonly votes: string }) => `After the discussion: ${votes}`,
    same: 'All groups see the same',
    oneSide: 'Only one group answered, so there is nothing to compare',
    sameOfPeople: 'All see the same',
    lead: (of: { conflicts: number; others: number; isBefore: boolean }) => {
      const verb = of.isBefore ? { one: 'was', other: 'were' } : { one: 'is', other: 'are' };
      const more = `, ${of.others} more ${form(of.others, verb)} seen one level apart`;
      return `${capitalised(some(of.conflicts, CRITERIA))} ${form(of.conflicts, verb)} in conflict${of.others === 0 ? '' : more}.`;
    },
    higherLower: ({ higher, inHigher, of, lower, inLower }: HigherLower) =>
      lower === null
        ? `${higher} is on the higher side in ${inHigher} of the ${of}.`
        : `${higher} is on the higher side in ${inHigher} of the ${of}, ${lower} on the lower side in ${inLower}.`,
    shown: ({ settle }: { readonly settle: number }) =>
      `Below are ${settle === 0 ? 'the conflicts' : `the ${numberWord(settle)} to settle`} and those with a comment; the heat map has all.`,
    shownBrief: ({ shown }: { readonly shown: number }) =>
      `${form(shown, { one: 'This one costs', other: `These ${numberWord(shown)} cost` })} most.`,
    means: 'Marks are group means; the thin line runs from the lowest to the highest answer.',
    heat: ({ isOfPeople, isBefore }: { isOfPeople: boolean; isBefore: boolean }) =>
      `Level that each ${isOfPeople ? 'person' : 'group'} gives each criterion` +
      (isBefore ? ', before the discussion' : ''),
    criterion: 'Criterion',
    apartHead: 'Apart',
    apartBy: ({ levels: apart }: { readonly levels: number }) => form(apart, LEVELS),
    conflict: ({ levels: apart }: { readonly levels: number }) =>
      `${form(apart, LEVELS)}, conflict`,
    unknown: 'Not known',
    unknownSign: '–',
    notApplicable: 'n/a',
    agreed: 'Agreed in the room',
    agreedCounts: 'Agreed levels are the score; the votes alone are shown beside it.',
    votesCount: 'The score comes from the votes alone.',
    nothingAgreed: 'Nothing has been agreed so far.',
    agreedLevel: 'Agreed',
    votes: 'Votes',
    votesBefore: 'Votes before',
    votesAfter: 'Votes after',
    note: 'Note',
    noLevel: 'no level',
  },

  changes: {
    gone: ({
      weak,
      when,
      isAll,
    }: {
      readonly weak: number;
      readonly when: string;
      readonly isAll: boolean;
    }) =>
      `The ${some(weak, WEAK)} of ${when} ${form(weak, { one: 'is', other: 'are' })} gone${isAll ? ', and every point has risen' : ''}`,
    allRose: ({ points }: { readonly points: number }) =>
      `All ${numberWord(points)} points have risen`,
    moved: ({ rose, fell }: { readonly rose: number; readonly fell: number }) =>
      fell === 0
        ? `${capitalised(some(rose, POINTS))} rose, none fell`
        : rose === 0
          ? `${capitalised(some(fell, POINTS))} fell, none rose`
          : `${capitalised(some(rose, POINTS))} rose, ${numberWord(fell)} fell`,
    nothing: ({ day }: { readonly day: string }) => `Nothing has moved since ${day}`,
    notComparable: ({ day }: { readonly day: string }) => `The round of ${day} does not compare`,
    otherVersion: ({ before, after }: { readonly before: string; readonly after: string }) =>
      `It used version ${before} of the checklist, this one uses ${after}, so a change of score may come from the questions.`,
    otherLevels:
      'Nothing tells whether the levels of then say what they say now, so the scores cannot be compared.',
    otherMode:
      'One round asked all questions and the other the key questions only, so the scores do not compare.',
    lead: ({
      before,
      after,
      questions,
      people,
    }: {
      before: string;
      after: string;
      questions: number;
      people: number | null;
    }) =>
      `Before is ${before}, now is ${after}. Both rounds asked the same ${questions} questions` +
      (people === null ? '.' : ` of the same ${some(people, PEOPLE)}.`),
    point: 'Point',
    values: 'Before and now',
    closed: ({ criteria }: { readonly criteria: number }) =>
      `${capitalised(some(criteria, CRITERIA))} reached ${form(criteria, { one: 'its', other: 'their' })} target`,
    opened: ({ criteria }: { readonly criteria: number }) =>
      `${capitalised(some(criteria, CRITERIA))} fell below ${form(criteria, { one: 'its', other: 'their' })} target`,
    possible: ({ criteria }: { readonly criteria: readonly string[] }) =>
      `With the blanks at worst, ${list(criteria)} may have fallen below target too.`,
    unseen: ({ criteria }: { readonly criteria: readonly string[] }) =>
      `No score now, so no progress either: ${list(criteria)}.`,
    untold: ({ criteria }: { readonly criteria: readonly string[] }) =>
      `The levels say something else now, so progress cannot be told: ${list(criteria)}.`,
    stillOpen: ({ criteria, waived }: { readonly criteria: number; readonly waived: number }) =>
      `${capitalised(some(criteria, GAPS))} ${form(criteria, { one: 'is', other: 'are' })} still open` +
      (waived === 0 ? '.' : `, ${numberWord(waived)} of them waived.`),
    newCauses: ({ points }: { readonly points: readonly string[] }) =>
      `${form(points.length, { one: 'New root cause', other: 'New root causes' })}: ${list(points)}.`,
    possibleCauses: ({ points }: { readonly points: readonly string[] }) =>
      `With the blanks at worst, ${list(points)} may be ${form(points.length, { one: 'a root cause', other: 'root causes' })} too.`,
    parts: ({ items }: { readonly items: readonly string[] }) =>
      `The change of the score has these parts: ${list(items)}.`,
    part: ({ name, gain }: { readonly name: string; readonly gain: string }) => `${name} ${gain}`,
    promises: ({ kept, of }: { readonly kept: number; readonly of: number }) =>
      kept === 0
        ? `None of ${numberWord(of)} promises is kept`
        : `${capitalised(numberWord(kept))} of ${numberWord(of)} promises ${form(kept, { one: 'is', other: 'are' })} kept`,
    noPromises: 'The plan has no actions.',
    promise: 'Promise',
    outcome: 'Outcome',
    due: 'Due',
    outcomes: {
      kept: 'kept',
      missed: 'missed',
      pending: 'still open',
      dropped: 'dropped',
      unknown: 'cannot be told',
    },
    claimed: ({ outcome }: { readonly outcome: string }) => `${outcome}, called done`,
    words: 'In their own words',
    notes: 'What to know about the comparison',
  },

  actions: {
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
    asFarAs: ({ goal, to }: { readonly goal: string; readonly to: string }) =>
      `No path leads to ${goal}: ${to} is as far as this checklist goes`,
    bestNext: ({ goal }: { readonly goal: string }) =>
      `No path leads to ${goal}; these are the best next steps.`,
    top: 'Nothing to add: keep what works',
    reached: ({ goal }: { readonly goal: string }) => `The goal of ${goal} is reached`,
    topLead: 'The top band is reached. Look at the evidence again before the next round.',
    reachedLead: 'Whoever wants more sets a higher goal.',
    evidence: 'Evidence to look at again',
    cheapest: ({
      effort,
      isOneEnough,
      largest,
    }: {
      effort: number;
      isOneEnough: boolean;
      largest: string | null;
    }) =>
      `They are the cheapest way there: ${effort} ${form(effort, { one: 'unit', other: 'units' })} of effort, in an order that respects what depends on what.` +
      (isOneEnough
        ? ' A single action can be enough.'
        : largest === null
          ? ''
          : ` No single action is enough; ${largest} lifts the score most.`),
    cheapestOne: ({ effort }: { readonly effort: number }) =>
      `It is the cheapest way there: ${effort} ${form(effort, { one: 'unit', other: 'units' })} of effort.`,
    inOrder: ({ actions }: { readonly actions: number }) =>
      actions === 1 ? 'The action' : `The ${some(actions, ACTIONS)} in order`,
    heads: { action: 'Action', owner: 'Owner', effort: 'Effort', gain: 'Gain' },
    inTurn: ({ steps }: { readonly steps: readonly string[] }) => steps.join(' Then: '),
    reachOnly: ({ level }: { readonly level: string }) => `Reach ${level}`,
    reach: ({ level, words }: { readonly level: string; readonly words: string }) =>
      `Reach ${level}: ${words}`,
    ofRole: ({ role }: { readonly role: string }) => ` (${role})`,
    thenOwner: ', then ',
    noOwner: '–',
    levels: ({ from, to }: { readonly from: string; readonly to: string }) => `${from} to ${to}`,
    remark: ({ levels: fromTo, waived, after, doneWhen, templates }: RemarkWords) =>
      [
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
      ].join('. '),
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
      `${path === 1 ? 'Action 1 alone leads' : `Actions 1 to ${path} lead`} to ${to}` +
      (last <= path
        ? '.'
        : `; ${last === path + 1 ? `action ${last}` : `actions ${path + 1} to ${last}`} ${last === path + 1 ? (isGate ? 'waits for it' : 'comes after') : isGate ? 'wait for it' : 'come after'}.`),
    afterGate: ({ first, last, to }: { first: number; last: number; to: string }) =>
      `${first === last ? `Action ${first} leads` : `Actions ${first} to ${last} lead`} to ${to}; ${first === 2 ? 'action 1 is' : `actions 1 to ${first - 1} are`} to be done before anything else.`,
    key: 'Effort: S small, M medium, L large. Gain: points of score.',
    keyInUnits: ({ S, M, L }: { readonly S: number; readonly M: number; readonly L: number }) =>
      `Effort: S small (${S} ${form(S, { one: 'unit', other: 'units' })}), M medium (${M}), L large (${L}). Gain: points of score, when every group gives the new level.`,
    matrix: 'Actions by effort and gain; the same figures are in the list below',
    effort: 'Effort, in units',
    gain: 'Gain, in points',
    unitsOf: ({ units, size }: { readonly units: string; readonly size: string }) =>
      `${units} (${size})`,
  },

  gaps: {
    title: ({
      criteria,
      isOneLevel,
    }: {
      readonly criteria: number;
      readonly isOneLevel: boolean;
    }) =>
      `${capitalised(some(criteria, CRITERIA))} ${form(criteria, { one: 'is', other: 'are' })} ${isOneLevel ? 'one level ' : ''}below ${form(criteria, { one: 'its', other: 'their' })} target`,
    lead: ({ target }: { readonly target: string | null }) =>
      `Costliest first. ${target === null ? 'Each criterion has its own target.' : `The target is ${target} for each.`} Gain: points of score when the target is reached.`,
    caption: 'Criteria below their target, costliest first',
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
    followUp: ({ point, checklist, gain }: { point: string; checklist: string; gain: string }) =>
      `${point}, in ${checklist}: ${gain} if all gaps that lead there close.`,
    because: ({ number, because }: { readonly number: string; readonly because: string }) =>
      `${number}: ${because}`,
    answerIt: ({ id, title }: { readonly id: string; readonly title: string }) =>
      `To answer "${title}": align audit --checklist ${id}`,
    gate: 'Gate',
    gateHeads: { rule: 'Rule', outcome: 'Outcome' },
  },

  method: {
    title: 'How the score is made, and what it rests on',
    who: 'Who answered',
    organisation: 'Organisation',
    employees: ({ employees }: { readonly employees: string }) => `${employees} employees`,
    region: ({ region }: { readonly region: string }) =>
      region
        .split('-')
        .map((word) => capitalised(word))
        .join(' '),
    evidence: 'Evidence',
    evidenceIs: {
      stated: 'Stated by those who answered, and not checked.',
      checked: 'Asked for and seen.',
    },
    contributor: 'Collected by',
    missing: 'Who is missing',
    asked: 'What was asked',
    score: 'Score',
    bands: 'Bands',
    conflict: 'Conflict',
    blanks: 'Blanks',
    notApplicable: 'Not applicable',
    rounding: 'Rounding',
    checklist: 'Checklist',
    warnings: 'Warnings',
    hidden: 'Left out',
    people: <Part>({
      people,
      groups,
      isTogether,
      days,
      names,
    }: {
      people: number;
      groups: number;
      isTogether: boolean;
      days: string;
      names: readonly (string | Part)[];
    }) =>
      parts<Part>`${capitalised(some(people, PEOPLE))} in ${some(groups, { one: 'group', other: 'groups' })}${people === 1 ? '' : `, ${isTogether ? 'in a workshop' : 'each alone'}`}, ${days}${names.length > 0 ? ': ' : ''}${names}.`,
    onDay: ({ day }: { readonly day: string }) => `on ${day}`,
    onDays: ({ from, to }: { readonly from: string; readonly to: string }) =>
      `from ${from} to ${to}`,
    minutes: ({ minutes, isFirst }: { readonly minutes: number; readonly isFirst: boolean }) =>
      isFirst
        ? `${minutes} ${form(minutes, { one: 'minute', other: 'minutes' })}`
        : String(minutes),
    questions: ({
      questions,
      points,
      isExpress,
    }: {
      questions: number;
      points: number;
      isExpress: boolean;
    }) =>
      `${questions} ${isExpress ? 'key ' : ''}${form(questions, QUESTIONS)} in ${some(points, POINTS)}`,
    withLevels: ({
      questions,
      levels: names,
    }: {
      readonly questions: string;
      readonly levels: readonly string[];
    }) =>
      names.length === 0
        ? `${questions}.`
        : `${questions}, with ${some(names.length, { one: 'level', other: 'described levels' })}: ${names.join(', ')}. The rule: choose the highest level whose description is entirely true; if you waver, take the lower one.`,
    rule: ({ levels: top }: { readonly levels: number | null }) =>
      `${top === null ? 'Share of the best answer' : `Level divided by ${numberWord(top)}`}, averaged within each group, then across groups, then by weight across points.`,
    conflictMeans: 'Two groups are two levels or more apart. One level apart is a difference.',
    noBlanks: 'None. With blanks, the score would be given with its limits.',
    someBlanks: ({
      blanks,
      of,
      low,
      high,
    }: {
      blanks: number;
      of: number;
      low: string;
      high: string;
    }) =>
      `${blanks} of ${of} answers. A blank counts neither for nor against. With all of them at worst and at best, the score is between ${low} and ${high}.`,
    blanksOf: ({
      who,
      unknown,
      unanswered,
    }: {
      who: string;
      unknown: readonly string[];
      unanswered: readonly string[];
    }) =>
      [
        ...(unknown.length > 0 ? [`${who} does not know ${list(unknown, 40)}.`] : []),
        ...(unanswered.length > 0 ? [`${who} left out ${list(unanswered, 40)}.`] : []),
      ].join(' '),
    byNobody: ({ criteria }: { readonly criteria: readonly string[] }) =>
      `Nobody could answer ${list(criteria, 40)}.`,
    notAsked: ({ criteria }: { readonly criteria: readonly string[] }) =>
      `Not asked, because the condition does not hold: ${list(criteria, 40)}.`,
    leftOut: ({ share, score }: { readonly share: string; readonly score: string }) =>
      `${share} of the weight was called not applicable and is left out; counted as 0 it would make the score ${score}.`,
    claim: <Part>({
      criterion,
      who,
      reason,
      isDisputed,
    }: {
      criterion: string;
      who: Part;
      reason: Part;
      isDisputed: boolean;
    }) =>
      isDisputed
        ? parts<Part>`${criterion}: ${who} calls it not applicable: ${reason} Others gave a level, so it counts as a blank.`
        : parts<Part>`${criterion}: ${who}: ${reason}`,
    roundingMeans:
      'Percentages are rounded to whole numbers, gains to one decimal. Exact figures are below and in the appendix.',
    checklistIs: ({
      title,
      version,
      isExpress,
    }: {
      title: string;
      version: string;
      isExpress: boolean;
    }) => `${title}, version ${version}, ${isExpress ? 'express' : 'full'} audit.`,
    variant: ({ parent, version }: { readonly parent: string; readonly version: string }) =>
      `It is a variant of ${parent} ${version}.`,
    digestsAtEnd: 'Digests of the checklist and of all answers are at the end of the appendix.',
    weights: 'Weights and exact scores',
    weight: 'Weight',
    exactScore: 'Score',
    total: 'All',
    briefNote: ({ levels: names, isFelt, points, weak, hasSides, hasBlanks }: BriefNote) =>
      [
        ...(names.length > 0 ? [`Levels: ${names.join(', ')}.`] : []),
        ...(isFelt ? ['Felt: own guess before the audit.'] : []),
        `Score: weighted mean of ${some(points, POINTS)}${hasSides ? ', with the mean of each group counted equally' : ''}.`,
        `Weak: below ${weak}.`,
        ...(hasSides ? ['Conflict: two levels or more apart.'] : []),
        ...(hasBlanks ? ['A blank counts neither for nor against.'] : []),
        'Percentages are rounded; exact figures are in the appendix of the full edition.',
      ].join(' '),
    levels: ({ levels: names }: { readonly levels: readonly string[] }) =>
      `Levels: ${names.join(', ')}.`,
    levelNumbered: ({ number, name }: { readonly number: string; readonly name: string }) =>
      `${number} ${name}`,
    briefChecklist: ({
      title,
      version,
      isExpress,
    }: {
      title: string;
      version: string;
      isExpress: boolean;
    }) => `Checklist: ${title}, version ${version}, ${isExpress ? 'express' : 'full'} audit.`,
    from: ({ title, from }: { readonly title: string; readonly from: string }) =>
      `${title} from ${from}`,
    source: 'Source',
  },

  comparison: {
    title: ({ subject }: { readonly subject: string }) => `${subject}: changes between rounds`,
    foot: ({ subject, day }: { readonly subject: string; readonly day: string }) =>
      `${subject}, changes up to ${day}`,
    about: ({ checklist, isExpress }: { checklist: string; isExpress: boolean }) =>
      isExpress ? `${checklist}, key questions only` : checklist,
    days: ({ from, to }: { readonly from: string; readonly to: string }) => `${from} to ${to}`,
    rounds: ({ rounds }: { readonly rounds: number }) =>
      `${capitalised(some(rounds, ROUNDS))} compared`,
    noScore: 'no score',
    scores: <Part>({
      subject,
      before,
      day,
      after,
    }: {
      subject: Part;
      before: string;
      day: string;
      after: Part;
    }) => parts<Part>`${subject} went from ${before}, on ${day} to ${after}.`,
    scoreNow: <Part>({ subject, after }: { readonly subject: Part; readonly after: Part }) =>
      parts<Part>`${subject} is at ${after}.`,
    trend: ({ rounds }: { readonly rounds: number }) => `The scores of ${some(rounds, ROUNDS)}`,
    trendMeans: 'The latest checklist scores all rounds, so that they can be compared.',
    trendUntold: ({ days }: { readonly days: readonly string[] }) =>
      `Left out is what cannot be compared: nothing tells whether the levels of ${list(days)} say what they say now.`,
    course: 'Course',
    band: 'Band',
    criteria: 'Criteria',
    each: ({ criteria }: { readonly criteria: number }) =>
      `${capitalised(some(criteria, CRITERIA))}, before and after`,
    gap: 'Gap',
    closed: 'closed',
    opened: 'new',
    kept: 'still open',
    possible: 'possible',
    outOfSight: 'no score now',
    untold: 'cannot be compared',
    gone: ({ criteria }: { readonly criteria: number }) =>
      `${capitalised(some(criteria, CRITERIA))} of the earlier round ${form(criteria, { one: 'is', other: 'are' })} no longer in the checklist.`,
  },

  compact: {
    people: ({ people }: { readonly people: number }) => count(people, PEOPLE),
    peopleAndBlanks: ({ people, blanks }: { readonly people: number; readonly blanks: number }) =>
      `${count(people, PEOPLE)}, ${blanks === 0 ? 'nothing' : thousands(blanks)} left blank`,
    before: 'Before',
    now: 'Now',
    lowestPoints: ({ points, of }: { readonly points: number; readonly of: number }) =>
      `Lowest ${points} of ${of} points`,
    gate: ({ title }: { readonly title: string }) => `${title} (before anything else)`,
    moreActions: ({ actions }: { readonly actions: number }) =>
      `And ${thousands(actions)} more ${form(actions, ACTIONS)}.`,
    rest: ({ gaps }: { readonly gaps: string | null }) =>
      `${gaps === null ? 'Appendix' : `${gaps}, appendix`} and all notes:`,
    restCommand: 'align report ROUND --full',
    toHandOut: 'To hand out:',
    toHandOutCommand: 'align report ROUND -o report.pdf',
  },

  answers: {
    title: 'Every question, with every answer',
    many: 'Every question, with the answers counted',
    fold: ({ questions }: { readonly questions: number }) =>
      `Show all ${count(questions, QUESTIONS)}`,
    now: ({ level, description }: { readonly level: string; readonly description: string }) =>
      description === '' ? `Now ${level}.` : `Now ${level}: ${description}`,
    nowBetween: ({
      between,
      level,
      description,
    }: {
      between: string;
      level: string;
      description: string;
    }) => (description === '' ? `Now ${between}.` : `Now ${between}. ${level}: ${description}`),
    answer: <Part>({
      name,
      group,
      said,
    }: {
      readonly name: Part;
      readonly group: string;
      readonly said: string;
    }) => parts<Part>`${name}, ${group}: ${said}.`,
    ownText: <Part>({ name, group }: { readonly name: Part; readonly group: string }) =>
      parts<Part>`${name}, ${group}: `,
    counts: ({ group, counts }: { readonly group: string; readonly counts: readonly string[] }) =>
      `${group}: ${counts.join(', ')}.`,
    countOf: ({ level, people }: { readonly level: string; readonly people: number }) =>
      `${level} ${people}`,
    moreNotes: ({ notes }: { readonly notes: number }) =>
      `${count(notes, { one: 'more note is', other: 'more notes are' })} in the tables (CSV, Excel).`,
    doesNotKnow: 'does not know',
    noAnswer: 'no answer',
    notAsked: 'not asked',
    notApplicable: 'not applicable',
    firstVote: ({ level }: { readonly level: string }) => `, at the start ${level}`,
    seen: 'Seen: ',
    agreed: ({ level }: { readonly level: string }) => `Agreed in the room: ${level}.`,
    digests: 'Digests',
    checklistDigest: <Part>({ digest }: { readonly digest: Part }) =>
      parts<Part>`Checklist: SHA-256 ${digest}.`,
    answersDigest: <Part>({
      name,
      day,
      digest,
    }: {
      readonly name: Part;
      readonly day: string;
      readonly digest: Part;
    }) => parts<Part>`${name}, ${day}: SHA-256 ${digest}.`,
    remarks: 'Notes and evidence, without names',
  },
};

/** First half of a headline. */
interface Verdict<Part> {
  readonly verdict: string | readonly (string | Part)[];
}

interface TwoCauses {
  readonly first: string;
  readonly second: string;
}

interface RemarkWords {
  readonly levels: string;
  readonly waived: string | null;
  readonly after: readonly string[];
  readonly doneWhen: string | null;
  readonly templates: readonly string[];
}

interface MovedWords {
  readonly isUp: boolean;
  readonly before: string;
  readonly band: string | null;
  readonly day: string;
}

interface Apart {
  readonly differences: number;
  readonly of: number;
  readonly isMore: boolean;
  readonly side: string | null;
  readonly higher: number;
  /** True if nothing else is left to report. */
  readonly isAll: boolean;
  /** True if these are the votes before a discussion. */
  readonly isBefore: boolean;
}

interface ApartOn {
  readonly criteria: readonly string[];
  /** True if these are the votes before a discussion. */
  readonly isBefore: boolean;
}

interface ScaleWords {
  readonly score: string;
  readonly bands: readonly { readonly title: string; readonly from: string }[];
  readonly before: { readonly score: string; readonly day: string } | null;
  readonly range: string | null;
}

interface Reach {
  readonly level: string;
  readonly cap: string;
}

interface HigherLower {
  readonly higher: string;
  readonly inHigher: number;
  readonly of: number;
  readonly lower: string | null;
  readonly inLower: number;
}

interface BriefNote {
  readonly levels: readonly string[];
  readonly isFelt: boolean;
  readonly points: number;
  readonly weak: string;
  readonly hasSides: boolean;
  readonly hasBlanks: boolean;
}

interface LaterAction {
  readonly title: string;
  readonly owner: string;
  readonly effort: string;
  readonly gain: string;
}
