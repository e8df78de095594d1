import { quoted } from '../text/safe.ts';
import { count, day, list } from './grammar.ts';

const VOTES = { one: 'vote', other: 'votes' };
const PEOPLE = { one: 'person', other: 'people' };
const CRITERIA = { one: 'question', other: 'questions' };

/** Names that a list of people has at most. */
const MOST_NAMES = 3;

/** Texts that respondents write, as errors name them. */
const TEXTS = {
  reason: 'the reason',
  note: 'the note',
  evidence: 'a piece of evidence',
} as const;

/** Text that a respondent writes. */
export type WrittenText = keyof typeof TEXTS;

/** Criterion as sentences name it: its number, or its title if it has none. */
interface Named {
  readonly criterion: string;
}

interface VoteCount {
  readonly votes: number;
  readonly people: number;
  /** Names of those whose vote is missing. */
  readonly missing: readonly string[];
}

interface Counted {
  readonly answered: number;
  readonly of: number;
}

/** Words of interviews and workshops, the same on a screen, in lines and elsewhere. */
export const conversationWords = {
  /* Answers */
  open: 'open',
  openPutOff: 'open, left for later',
  unknown: "don't know",
  notApplicable: 'not applicable',
  notApplicableBecause: ({ reason }: { reason: string }) => `not applicable, ${reason}`,
  level: ({ level }: { level: string }) => `level ${level}`,
  firstVote: 'First vote: ',
  chose: ({ answer }: { answer: string }) => `You chose ${answer}.`,
  said: ({ answer }: { answer: string }) => `You said: ${answer}.`,
  unanswered: 'Not answered yet',
  unansweredPutOff: 'Not answered yet, left for later',
  kept: ({ date }: { date: string }) => `Unchanged since ${day(date)}.`,
  lastTime: ({ date, answer }: { date: string; answer: string }) =>
    `Last time (${day(date)}): ${answer}`,
  lastNote: ({ note }: { note: string }) => `Note of last time: ${note}`,
  promise: (of: { action: string; owner: string | null; due: string | null }) =>
    `Promised: ${of.action}${promised(of)}`,
  note: ({ note }: { note: string }) => `Note: ${note}`,
  evidence: ({ evidence }: { evidence: string }) => `Evidence: ${evidence}`,

  fieldHint: 'Enter opens a field for your words.',

  /* Progress and places */
  progress: ({ answered, of }: Counted) => `${answered} of ${of}`,
  saved: '✓ saved',
  unsaved: '✗ NOT SAVED',
  workshop: ({ subject }: { subject: string }) => `Workshop, ${subject}`,

  /* Texts that cannot be kept */
  noReason: 'say why it does not apply; without a reason it would count as open',
  alwaysApplies: 'this question always applies; without an answer, say "don\'t know"',
  blankEvidence: 'a piece of evidence is blank; name it or leave it out',
  halfCharacter: ({ text }: { text: WrittenText }) =>
    `${TEXTS[text]} holds half a character; type it again`,
  longText: ({ text, length, most }: { text: WrittenText; length: string; most: string }) =>
    `${TEXTS[text]} has ${length} characters, and ${most} are kept at most; shorten it`,
  blankName: 'type a name; the answers file needs it',
  longName: ({ most }: { most: number }) => `use at most ${most} characters`,
  nameTaken: ({ name }: { name: string }) =>
    `${quoted(name)} is there already; add a surname or a letter`,
  ofPerson: ({ name, refusal }: { name: string; refusal: string }) => `${name}: ${refusal}`,

  /* Votes */
  noFormerVote: ({ name }: { name: string }) => `${name} has no former vote that "=" could keep`,
  wrongVote: ({ typed, error }: { typed: string; error: string }) => `${quoted(typed)} ${error}`,
  noSuchVote: (of: { noun: string; typed: string; low: number; high: number }) =>
    `there is no ${of.noun} ${of.typed} here; they go from ${of.low} to ${of.high}`,
  noVote: ({ typed, noun }: { typed: string; noun: string }) =>
    `${quoted(typed)} is not a vote; type the ${noun}, - for "don't know", n for not applicable`,
  tooManyVotes: ({ votes, people }: { votes: number; people: number }) =>
    `${votesFor(votes, people)}; remove what is too much`,
  missingVotes: ({ votes, people, missing }: VoteCount) =>
    `${votesFor(votes, people)}; still missing: ${namesOrCount(missing)}`,
  votedSoFar: ({ answered, of }: Counted) => `${answered} of ${of} voted`,
  votedLabel: 'Voted',
  nowLabel: 'Now votes',
  nowVotes: (of: { name: string; group: string; keys: string }) =>
    `${of.name}${of.group === '' ? '' : `, ${of.group}`}. Type ${of.keys}; nobody sees which.`,
  nowVotesAlone: ({ keys }: { keys: string }) => `Type ${keys}; nobody sees which.`,
  anyone: ({ number }: { number: number }) => `Person ${number}`,
  yourAnswer: 'the answer, then Enter',
  allVoted: 'All have voted. Enter shows the votes.',
  secondVote: 'Second vote. Those who do not vote again keep their vote.',
  correction: 'Correcting votes. Choose a person with ↑↓ and vote again.',
  revealWithout: ({ names }: { names: readonly string[] }) =>
    `${names.length === 1 ? 'One vote is' : 'Votes are'} missing: ${namesOrCount(names)}. Enter again shows the votes without ${names.length === 1 ? 'it' : 'them'}.`,
  nobodyVoted: 'nobody has voted yet',
  firstVoteMark: '○ first vote',
  whyNotFor: ({ names }: { names: readonly string[] }) =>
    `Why does this not apply? (${list(names, MOST_NAMES)})`,
  answerOf: ({ name }: { name: string }) => `In the words of ${name}`,
  votesHidden: '•',
  notTaken: ({ typed }: { typed: string }) => `This vote was not taken: ${typed}`,
  notTakenReasons: ({ names }: { names: readonly string[] }) =>
    `These votes were not taken, as the reason was missing: ${list(names, MOST_NAMES)}.`,

  /* Reveal */
  nobodyGaveLevel: 'Nobody gave an answer that can be compared.',
  inWords: 'Answered in words, which are never scored.',
  allAgree: ({ answer }: { answer: string }) => `All agree: ${answer}.`,
  allWhoAnswered: ({ answer }: { answer: string }) => `All who answered agree: ${answer}.`,
  oneAnswered: ({ answer }: { answer: string }) => `Only one person gave an answer: ${answer}.`,
  verdict: { close: 'Close', discuss: 'Difference', conflict: 'Conflict' },
  apart: ({ verdict, levels }: { verdict: string; levels: string }) =>
    `${verdict}: ${levels} apart.`,
  levelsApart: ({ levels }: { levels: number }) =>
    levels === 1 ? 'one level' : `${LEVEL_WORDS[levels] ?? levels} levels`,
  explain: (of: {
    above: readonly string[];
    top: string;
    below: readonly string[];
    bottom: string;
  }) =>
    `${some(of.above)} (${of.top})${of.above.length + of.below.length > 2 ? ', and' : ' and'} ${some(of.below)} (${of.bottom}), what have you seen?`,
  explainLevels: ({ top, bottom }: { top: string; bottom: string }) =>
    `Those at ${top} and at ${bottom}, what have you seen?`,
  firstVoteShort: ({ level }: { level: string }) => `first ${level}`,
  lastVotes: ({ votes }: { votes: readonly string[] }) => `Last time: ${votes.join(', ')}`,
  lastVote: ({ name, vote }: { name: string; vote: string }) => `${name} ${vote}`,
  lastVoteShort: ({ level }: { level: string }) => `last time ${level}`,
  votesLabel: 'Votes',
  agreedLabel: 'Agreed',
  agreed: ({ answer }: { answer: string }) => `Agreed: ${answer}`,
  notAgreed: 'Not agreed: the votes count',
  chooseAgreed: 'No level is chosen yet. Type it or choose it with ↑↓; - if you do not agree.',
  whyAgreed: 'Why this level? One line for the record:',
  whyNotAgreed: 'What keeps you from agreeing? One line for the record:',
  votesStay: 'The votes stay on record beside the agreed level.',
  beginWithAnswer: ({ example }: { example: string }) =>
    example === ''
      ? 'type what was agreed'
      : `begin with the answer, such as: ${example} from May on`,
  agreeField: ({ example }: { example: string }) =>
    example === ''
      ? 'What did you agree on? Empty takes it back.'
      : `What did you agree on? The answer, then why, such as: ${example} from May on. Empty takes it back.`,

  /* Lists of criteria */
  reviewTitle: 'Review',
  goToTitle: 'Go to a question',
  answeredCount: ({ answered, of }: Counted) => `${answered} of ${of} answered.`,
  votedOnCount: ({ answered, of }: Counted) => `${answered} of ${of} voted on.`,
  nothingOpen: 'Nothing is open; f finishes.',
  someOpen: ({ open }: { open: number }) =>
    `${open} open, listed first; finishing leaves ${open === 1 ? 'it' : 'them'} unanswered.`,
  votesOf: ({ names }: { names: readonly string[] }) =>
    `Votes of ${names.join(', ')}; → agreed; conflicts first.`,
  votesInSeats: 'Votes in seating order; → agreed; conflicts first.',
  noSuchCriterion: ({ typed }: { typed: string }) => `there is no question ${typed} in this list`,
  stillOpen: ({ numbers, others }: { numbers: readonly string[]; others: number }) =>
    `open: ${[...numbers, ...(others === 0 ? [] : [`${count(others, CRITERIA)} without a number`])].join(', ')}; f again finishes anyway`,
  goTo: ({ typed }: { typed: string }) => `go to ${typed}, then Enter`,
  number: 'Number: ',
  typeNumber: ({ most }: { most: number }) => `type a number from 1 to ${most}`,
  withNote: ({ answer }: { answer: string }) => `${answer} + note`,
  agreedShort: ({ answer }: { answer: string }) => `→ ${answer}`,

  /* Confirmations */
  answered: ({ criterion, answer }: Named & { answer: string }) =>
    `${criterion}: ${answer}; b goes back to it`,
  answeredPlain: ({ criterion, answer }: Named & { answer: string }) => `${criterion}: ${answer}.`,
  answerWithdrawn: ({ criterion }: Named) => `${criterion} is open again`,
  voteWithdrawn: ({ name }: { name: string }) => `the vote of ${name} is taken back`,
  putOff: ({ criterion }: Named) => `${criterion} is left for later`,
  putOffPlain: ({ criterion }: Named) => `${criterion} is left for later.`,
  noteKept: 'note saved',
  noteRemoved: 'note removed',
  evidenceKept: 'evidence saved',
  evidenceRemoved: 'evidence removed',
  agreementKept: 'agreed; it is the score',
  agreementWithdrawn: 'not agreed; the votes count',
  revealedPlain: 'The votes:',
  leavesUnsaved: 'the same key again leaves without saving; w saves elsewhere',
  personJoined: ({ name }: { name: string }) => `${name} takes part from now on`,
  personRenamed: ({ name }: { name: string }) => `now called ${name}`,
  personLeft: ({ name }: { name: string }) => `${name} has left; their votes stay`,
  savedPlain: 'Saved.',
  plainNotSaved: ({ message }: { message: string }) =>
    `NOT SAVED: ${message}. w PATH saves elsewhere.`,

  /* Notices */
  noLevelHere: ({ noun, digit }: { noun: string; digit: number }) =>
    `there is no ${noun} ${digit} here`,
  noKeyHere: ({ key }: { key: string }) => `${key} does nothing here; ? shows all keys`,
  noKey: 'this key does nothing here; use the keys listed below',
  thatKey: 'that key',
  beginning: 'there is no earlier question',
  allSaved: 'everything is saved',
  passedOver: ({ key }: { key: string }) => `a second ${key} right after the first was ignored`,
  notNeeded: ({ key }: { key: string }) => `${key} is not needed; the answer is saved`,
  notChosen: 'nothing is chosen yet; type an answer, or s to leave it for later',
  nothingToWithdraw: 'there is no answer to take back',
  nothingToKeep: 'there is no answer from last time to keep',
  pasteElsewhere: 'pasted text is not taken here; c opens a note to paste it in',
  backAtLevels: 'back at the question; keys answer it again',
  afterVotes: 'v takes a second vote, x corrects a vote, a agrees, Enter continues',
  sameVotes: 'all gave the same answer; x corrects a vote',
  lastVoter: 'a workshop needs at least one person',

  /* Fields for text */
  left: 'left as it was',
  leftWithText: 'left as it was; the same key again brings back what you wrote',
  broughtBack: 'this is what you had written; Esc again drops it',
  fields: {
    answer: 'Your answer',
    note: 'Note',
    evidence: 'Evidence that was shown, one piece a line',
    reason: 'Why does this not apply? It is then left out of the score.',
    path: 'Save elsewhere. The path:',
    roomNote: 'Note of the workshop',
    add: 'Who joins? Name, title, group',
    rename: ({ name }: { name: string }) => `New name of ${name}`,
  },

  /* Unfinished input */
  draftNote: ({ criterion }: Named) => `Your unfinished text is now the note on ${criterion}.`,
  draftEvidence: ({ criterion }: Named) => `Your unfinished text is now evidence on ${criterion}.`,
  draftAnswer: ({ criterion }: Named) =>
    `The answer to ${criterion} was half written; it is now in the note there.`,
  draftReason: ({ criterion }: Named) =>
    `The reason why ${criterion} does not apply was half written; it is now in the note there.`,
  draftAgreed: ({ criterion }: Named) =>
    `The agreement on ${criterion} was half written; it is now in the note there.`,
  draftPath: ({ text }: { text: string }) => `You were writing a path: ${text}`,
  draftPerson: ({ text }: { text: string }) => `You were adding a person: ${text}`,

  /* Saving */
  notSaved: ({ message }: { message: string }) => `Not saved (w saves elsewhere): ${message}`,

  /* Help */
  help: {
    rule: 'How to answer',
    rules: [
      'Choose the highest level whose description is entirely true today.',
      'If you waver, take the lower one.',
      'If you cannot tell, say so: "don\'t know" is worth more than a guess.',
    ],
    matters: 'Why it matters',
    evidence: 'Evidence to ask for',
    benchmarks: 'Benchmarks',
    benchmark: (of: { text: string; source: string; year: number }) =>
      `${of.text} (${of.source}, ${of.year})`,
    question: 'The question',
    yourAnswer: 'Your answer',
    roomNotes: 'Notes of the workshop',
    keys: 'Keys',
    keysBefore: 'Keys before the reveal',
    keysAfter: 'Keys after the reveal',
    howToVote: 'Voting',
    votes: [
      'Each key is a vote, in seating order: 312 is three votes. ↑↓ chooses another person.',
      '- or u is "don\'t know"; = keeps the former vote.',
      'n is not applicable; the reason is asked once for all who say so.',
      'Votes are saved at once and shown after Enter.',
    ],
    moreLines: ({ lines }: { lines: number }) =>
      `↓ ${lines} more ${lines === 1 ? 'line' : 'lines'}`,
    end: 'the end',
  },

  /* Lines */
  lines: {
    answer: 'Answer: ',
    review: 'Review: ',
    votes: ({ names }: { names: readonly string[] }) => `Votes of ${names.join(', ')}: `,
    next: 'Next, or v, a, c: ',
    second: 'Second votes: ',
    corrected: 'Corrected votes: ',
    reason: 'Why does it not apply? ',
    reasonOf: ({ names }: { names: readonly string[] }) =>
      `Why does it not apply? (${names.join(', ')}) `,
    wordsOf: ({ name }: { name: string }) => `${name}: `,
    agree: 'The answer agreed on, and why (empty if you do not agree): ',
    noteEnds: 'Note; an empty line ends it.',
    evidenceEnds: 'Evidence, one piece a line; an empty line ends it.',
    textVotesHint: 'Enter asks everyone in turn; the words are never scored.',
    textHint: 'Answer in your own words; an empty line ends the answer.',
    point: ({ number, title }: { number: string | null; title: string }) =>
      number === null ? title : `Point ${number}: ${title}`,
    head: ({ number, title }: { number: string | null; title: string }) =>
      number === null ? `${title}.` : `Question ${number}${title === '' ? '' : `: ${title}`}.`,
    helpHint: '? says what can be typed',
    meansNothing: ({ typed }: { typed: string }) =>
      `${quoted(typed)} means nothing here; ? says what can be typed`,
    ambiguous: ({ typed, meanings }: { typed: string; meanings: readonly string[] }) =>
      `${quoted(typed)} can mean ${meanings.join(' or ')}; type which`,
    goTo: 'g and a number such as 2.1 goes to that question',
    goElsewhere: 'w and a path saves there from now on',
    reviewRow: (of: { number: string; answer: string; question: string }) =>
      `${of.number}: ${of.answer}. ${of.question}`,
    reviewLegend: 'f finishes; a number goes to that question; q saves and quits',
    firstVoteFirst: 'the first vote comes first',
    allHaveVoted:
      'all have voted; v and the votes takes a second vote, x corrects, Enter continues',
    votesOf: ({ name, vote }: { name: string; vote: string }) => `  ${name}: ${vote}`,
    typed: 'Possible input:',
    legend: {
      unknown: ['u', "don't know"],
      keep: ['=', 'keeps the answer of last time'],
      notApplicable: ['n, or n WHY', 'not applicable; a reason is asked for'],
      notApplicableField: ['n', 'not applicable; a reason is asked for'],
      note: ['c, or c TEXT', 'adds to the note; c - removes it'],
      noteField: ['c', 'adds to the note, on the lines that follow'],
      evidence: ['e, or e TEXT', 'adds evidence that was shown; e - removes it'],
      evidenceField: ['e', 'adds evidence, on the lines that follow'],
      back: ['b', 'back'],
      withdraw: ['x', 'takes the answer back'],
      withdrawVote: ['x NAME', 'takes a vote back'],
      skip: ['s', 'later'],
      go: ['g NUMBER', 'goes to that question'],
      again: ['a', 'hear this question again'],
      againWord: ['again', 'hear this question again'],
      review: ['r', 'review'],
      quit: ['q', 'save and quit'],
      votes: ['3 1 2 or 312', 'a vote for each name, in this order'],
      votesSpaced: ['30 4 12', 'a vote for each name, with spaces between'],
      votesWords: ['Enter', 'asks everyone in turn'],
      voteUnknown: ['-', "in it: don't know"],
      voteNot: ['n', 'in it: not applicable; one reason is asked for'],
      second: ['v VOTES', 'a second vote; the first one is kept'],
      correct: ['x VOTES', 'corrects the last vote'],
      agree: ['a ANSWER WHY', 'the answer agreed on; it is the score'],
      on: ['Enter', 'next question'],
      join: ['join NAME, TITLE, GROUP', 'adds a person'],
      rename: ['rename NAME = NEW NAME', 'renames a person'],
      leave: ['leave NAME', 'marks a person as gone; their votes stay'],
    },
    /** Commands by their longer names; an apostrophe may be missing. */
    commands: {
      ...{ back: 'b', skip: 's', note: 'c', comment: 'c', evidence: 'e', go: 'g', review: 'r' },
      ...{ na: 'n', 'n/a': 'n', unknown: 'u', finish: 'f', quit: 'q', help: '?' },
      ...{ 'not applicable': 'n', 'dont know': 'u', 'i dont know': 'u' },
    },
    wordsWarning: '; a line of one of these letters alone is a command',
  },

  /* People of a workshop */
  people: {
    title: 'Who takes part?',
    intro: 'In seating order, which is the order of the votes. Title and group may follow a comma.',
    introLater: 'A person who joins votes from this question on. Earlier votes stay.',
    empty: 'Type a name and Enter, or paste a list: name, title, group.',
    nameLabel: 'Name, title, group:',
    few: 'a workshop has at least two people',
    gone: 'has left',
    added: ({ number }: { number: number }) => `${count(number, PEOPLE)} added`,
    unknown: ({ name }: { name: string }) => `nobody is called ${quoted(name)}`,
    keys: {
      add: 'add',
      done: 'everyone is there',
      move: 'choose',
      order: 'move up or down',
      remove: 'remove',
      leave: 'has left',
      rename: 'rename',
      back: 'back to the question',
    },
  },

  /* Set-up before the first question */
  setup: {
    fieldsTitle: 'Before we begin',
    fieldsIntro: 'Everything can be changed until the first question.',
    fields: {
      subject: 'Organisation',
      name: 'Your name',
      role: 'Your job title',
      group: 'Your group',
    },
    explained: {
      subject: 'The organisation that is audited. It heads the report.',
      name: 'The answers and the report name you, unless the report is anonymous.',
      role: 'It may be left out. It helps readers of the report.',
      group: 'The side you answer for. The report compares the groups.',
    },
    questions: {
      subject: 'Which organisation is audited?',
      name: 'Your name?',
      role: 'Your job title? (Enter leaves it out)',
      group: 'Which group do you answer for?',
    },
    noGroup: ({ groups }: { groups: readonly string[] }) =>
      `choose a group: ${list(groups, groups.length)}`,
    groupMissing: ({ name, groups }: { name: string; groups: readonly string[] }) =>
      `which group does ${name} answer for? Add it after a comma: ${list(groups, groups.length)}`,
    youAre: 'You are',
    people: 'Taking part',
    savedIn: 'Saved in',
    who: (of: { name: string; role: string; group: string }) =>
      [
        [of.name, of.role].filter((part) => part !== '').join(', '),
        ...(of.group === '' ? [] : [`answering for the group ${of.group}`]),
      ].join(', '),
    afterEveryKey: ({ path }: { path: string }) => `${path}, after every key`,
    alone: 'Answer alone. You can stop at any time and resume later.',
    together:
      'Everyone votes on each question, then you agree on a level. You can stop at any time.',
    sealed: 'Nobody sees your answers before all have answered.',
    open: 'The report compares your answers with those of the others, by name.',
    takes: 'What it takes',
    full: 'Full audit',
    express: 'Express',
    questionsCount: ({ number }: { number: number }) => count(number, CRITERIA),
    minutes: ({ minutes }: { minutes: number }) =>
      minutes === 1 ? 'about one minute' : `about ${minutes} minutes`,
    expressOnly: 'the key questions only',
    workshop: 'Everyone votes',
    workshopAbout: 'in one room, with one screen',
    guess: 'One guess first: how well do marketing and sales agree, all in all?',
    guesses: 'One guess of each first: how well do marketing and sales agree, all in all?',
    guessScale: ['Not at all', 'A little', 'Half', 'Largely', 'Perfectly'],
    noGuess: 'No guess yet. It shows the distance between feeling and answers.',
    yourGuess: ({ guess }: { guess: string }) => `Your guess: ${guess}`,
    guessed: ({ done, next }: { done: readonly string[]; next: string | null }) =>
      [
        ...(done.length === 0 ? [] : [`${done.map((name) => `✓ ${name}`).join('  ')}.`]),
        ...(next === null ? [] : [`Next: ${next}.`]),
      ].join(' '),
    chooseMode: 'press f for the full audit or x for the express audit',
    guessLine:
      'Your guess: how well do marketing and sales agree, all in all? (0-4 or Enter; not scored)',
    guessesLine: ({ names }: { names: readonly string[] }) =>
      `Guesses of ${names.join(', ')}: how well do marketing and sales agree? (0-4 each, - for none, or Enter; not scored)`,
    guessRefusal: 'a number from 0 to 4, or nothing',
    guessesRefusal: ({ people }: { people: number }) =>
      `${people} numbers from 0 to 4, - for none, or nothing at all`,
    personLine: ({ number, isEnough }: { number: number; isEnough: boolean }) =>
      `Person ${number}: name, title, group?${isEnough ? ' (Enter when everyone is there)' : ''}`,
    lineHelp: 'Type ? for an explanation and b to go back.',
    keys: {
      guess: 'guess',
      full: 'full audit',
      express: 'express',
      begin: 'begin',
      workshop: 'everyone votes',
      edit: 'change who you are',
      editPeople: 'change people',
      quit: 'quit',
      next: 'next',
      field: 'other field',
      choose: 'choose',
    },
  },

  /* Keys */
  keys: {
    next: 'next',
    back: 'back',
    later: 'later',
    goTo: 'go to',
    review: 'review',
    help: 'help',
    saveAndQuit: 'save and quit',
    note: 'note',
    evidence: 'evidence',
    unknown: "don't know",
    notApplicable: 'not applicable',
    keep: 'keep last time',
    withdraw: 'take the answer back',
    keepText: 'save',
    leave: 'leave it as it was',
    newLine: 'new line',
    backToLevels: 'back to the question',
    scroll: 'scroll',
    typeNumber: 'type a number',
    choose: 'choose',
    goThere: 'go there',
    stay: 'stay',
    finish: 'finish',
    vote: 'vote',
    otherPerson: 'other person',
    reveal: 'reveal',
    agree: 'agree on a level',
    agreeAnswer: 'agree on an answer',
    voteAgain: 'vote again',
    keepVotes: 'keep votes and continue',
    correct: 'correct',
    people: 'people',
    timer: 'timer',
    saveAndGoOn: 'save and continue',
    otherLevel: 'another level',
    backToVotes: 'back to the votes',
    notAgreed: 'not agreed',
    type: 'type the answer',
  },
} as const;

const LEVEL_WORDS: Readonly<Record<number, string>> = {
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
};

function votesFor(votes: number, people: number): string {
  return `${count(votes, VOTES)} for ${count(people, PEOPLE)}`;
}

function namesOrCount(names: readonly string[]): string {
  return names.length > MOST_NAMES ? count(names.length, PEOPLE) : names.join(', ');
}

function some(names: readonly string[]): string {
  return list(names, MOST_NAMES);
}

function promised({ owner, due }: { owner: string | null; due: string | null }): string {
  const parts = [...(owner === null ? [] : [owner]), ...(due === null ? [] : [`by ${day(due)}`])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
