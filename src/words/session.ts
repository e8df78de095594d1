import { quoted } from '../text/safe.ts';
import { withCodes } from './coded.ts';
import { count, day, list } from './grammar.ts';

const CRITERIA = { one: 'question', other: 'questions' };

/** Files that are not answers, as errors name them. */
const KINDS = {
  checklist: 'a checklist',
  plan: 'an action plan',
  report: 'a report',
  agreed: 'what a workshop agreed on',
  round: 'the description of a round',
  other: 'not an answers file',
} as const;

/** Words before and after a conversation: what was opened, what was saved, what to do next. */
export const sessionWords = withCodes('session', {
  /** Message of a store of answers, such as a lock that was taken over. */
  ofStore: ({ message }: { message: string }) => ({ message }),

  /* Before the first question */
  needsTerminal: {
    message: 'questions need a terminal, and there is none',
    hint: 'answer line by line from a pipe with --plain, or score saved answers: align audit --answers PATH',
  },
  nothingToSave: 'Stopped before the first question; there was nothing to save.',
  savedAtOnce: ({ path }: { path: string }) => `Every answer is saved at once in ${path}`,
  resumes: (of: { path: string; answered: number; of: number }) =>
    `Resuming ${of.path}: ${of.answered} of ${count(of.of, CRITERIA)} answered.`,
  leftEarlier: ({ names }: { names: readonly string[] }) =>
    `${list(names)} left earlier and ${names.length === 1 ? 'is' : 'are'} not asked; the name alone adds someone who is back.`,
  votesFromLog: ({ votes }: { votes: number }) =>
    `${count(votes, { one: 'vote was', other: 'votes were' })} taken from the log of a workshop that ended unexpectedly`,
  knownPeople: ({ path, names }: { path: string; names: readonly string[] }) =>
    `From ${quoted(path)}: ${names.join(', ')}.`,
  whichChecklist: 'Which checklist?',
  checklistChoice: (of: { title: string; id: string; criteria: number }) =>
    `${of.title} (${of.id}, ${count(of.criteria, CRITERIA)})`,

  /* Options */
  optionRefused: ({ flag, refusal }: { flag: string; refusal: string }) => ({
    message: `${flag}: ${refusal}`,
  }),
  unknownGroup: (of: { group: string; meant: string; names: readonly string[] }) => ({
    message: `--group: there is no group ${quoted(of.group)}${of.meant}`,
    hint: `choose one of ${of.names.join(', ')}`,
  }),
  notADay: ({ date }: { date: string }) => ({
    message: `--date: must be a day as YYYY-MM-DD, but is ${quoted(date)}`,
  }),
  noKeyCriteria: ({ checklist }: { checklist: string }) => ({
    message: `the checklist ${quoted(checklist)} has no key criteria, so there is no express audit of it`,
    hint: 'leave out --express, or mark criteria with "key: true"',
  }),
  contradicts: (of: { flag: string; wanted: string; path: string; found: string | undefined }) => ({
    message: `${of.flag} says ${quoted(of.wanted)}, but ${quoted(of.path)} says ${of.found === undefined ? 'nothing' : quoted(of.found)}`,
    hint: `leave out ${of.flag} to resume that file, or give --save another one`,
  }),
  contradictsRound: (of: { flag: string; wanted: string; path: string; found: string }) => ({
    message: `${of.flag} says ${quoted(of.wanted)}, but ${quoted(of.path)} says ${quoted(of.found)}`,
    hint: `leave out ${of.flag}, or change the round`,
  }),
  otherSubject: (of: { path: string; found: string; wanted: string }) => ({
    message: `${quoted(of.path)} holds answers about ${quoted(of.found)}, not about ${quoted(of.wanted)}`,
    hint: 'name another file with --save',
  }),
  otherSubjectInFolder: (of: { path: string; found: string; wanted: string }) => ({
    message: `--subject says ${quoted(of.wanted)}, but the answers in ${quoted(of.path)} are about ${quoted(of.found)}`,
    hint: 'name another folder with --save',
  }),
  cannotSave: (of: { because: string | undefined; isWorkshop: boolean }) => ({
    message: of.because ?? 'the answers cannot be saved',
    hint: `name another ${of.isWorkshop ? 'folder' : 'file'} with --save`,
  }),

  /* Files of a workshop */
  workshopNeedsFolder: ({ path }: { path: string }) => ({
    message: `a workshop has a file for each respondent, but ${quoted(path)} is one file`,
    hint: 'name a folder with --save, such as --save workshop',
  }),
  isFile: ({ path }: { path: string }) => `${quoted(path)} is a file; name a folder`,
  notEmpty: ({ path }: { path: string }) => `${quoted(path)} is not empty; name a new folder`,
  fileOfOther: ({ path }: { path: string }) =>
    `${quoted(path)} holds answers already; use another name`,

  /* Earlier rounds */
  notEarlier: ({ path, is }: { path: string; is: keyof typeof KINDS }) => ({
    message: `--previous: ${quoted(path)} is ${KINDS[is]}`,
    hint: 'name the folder of the earlier round, or an answers file in it',
  }),
  notInEarlier: ({ path, id, ids }: { path: string; id: string; ids: readonly string[] }) => ({
    message: `${quoted(path)} has no answers of ${quoted(id)}, only of ${list(ids)}`,
  }),
  planPassedOver: ({ path }: { path: string }) => ({
    message: `${quoted(path)} has errors, so its actions are not shown; run "align check"`,
  }),

  /* At the end */
  done: (of: {
    isFinished: boolean;
    answered: number;
    of: number;
    time: string;
    inAll: string | null;
  }) =>
    `${of.isFinished ? 'Finished' : 'Stopped'}: ${of.answered} of ${count(of.of, CRITERIA)} answered in ${of.time}${of.inAll === null ? '' : `, ${of.inAll} in all`}.`,
  votedOn: (of: { isFinished: boolean; answered: number; of: number; time: string }) =>
    `${of.isFinished ? 'Finished' : 'Stopped'}: ${of.answered} of ${count(of.of, CRITERIA)} voted on in ${of.time}.`,
  answersSaved: ({ path }: { path: string }) => `Answers saved in ${path}`,
  answersSavedElsewhere: ({ path, former }: { path: string; former: string }) =>
    `Answers saved in ${path}; ${former} does not have the last ones`,
  votesSaved: ({ folder, files }: { folder: string; files: readonly string[] }) =>
    `Votes saved in ${folder}: ${files.join(', ')}`,
  notSaved: ({ path }: { path: string }) =>
    `NOT SAVED: the last answers are not in ${path}. Copy this text there:`,
  notAllSaved: ({ folder }: { folder: string }) =>
    `NOT SAVED: the last votes are not all in ${folder}. Copy these texts there:`,
  fileHead: ({ file }: { file: string }) => `# ${file}`,
  resumeWith: ({ command }: { command: string }) => `Resume with: ${command}`,
  seconds: ({ seconds }: { seconds: number }) => `${seconds} s`,
  minutes: ({ minutes, seconds }: { minutes: number; seconds: number }) =>
    `${minutes} min ${seconds} s`,

  /* One screen of results */
  result: {
    head: (of: { name: string; answered: number; of: number; time: string }) =>
      `${of.name}: ${of.answered} of ${of.of} answered in ${of.time}`,
    partly: (of: { subject: string; answered: number; of: number }) =>
      `${of.subject}: ${of.answered} of ${of.of} questions voted on`,
    everybody: ({ subject }: { subject: string }) => `${subject}: everyone has answered`,
    own: ({ score, guess }: { score: string; guess: string | null }) =>
      `Your own picture: ${score}.${guess === null ? '' : ` Your guess was ${guess}.`}`,
    noScore: 'Nothing could be scored: no question with a score was answered.',
    lowest: 'Your lowest answers, by weight',
    lowestAll: ({ level }: { level: string }) => `Your lowest answers by weight, all at ${level}`,
    more: ({ number }: { number: number }) => `and ${number} more`,
    oneView: 'This is one view. The audit compares it with those of the others.',
    waiting: 'not answered yet',
    underWay: ({ answered, of }: { answered: number; of: number }) =>
      `${answered} of ${of} answered`,
    hidden: 'answered, shown when all have answered',
    next: 'Next',
    commands: {
      change: 'Change an answer',
      open: 'Answer the rest',
      deepen: 'Answer all questions',
      reveal: 'See who is done',
      report: 'Write the report',
      plan: 'Plan the actions',
      workshop: 'Resume the workshop',
    },
    revealCommand: ({ path }: { path: string }) => `align reveal ${path}`,
    reportCommand: ({ path }: { path: string }) => `align report ${path} -o report.docx`,
    planCommand: ({ path }: { path: string }) => `align plan ${path}`,
    thanks: ({ name }: { name: string }) => `Thank you, ${name}. Your answers are sealed.`,
    sealed: 'Nobody sees them before all have answered. They are compared with "align reveal".',
    keptIn: ({ path }: { path: string }) => `Saved in ${path}, on this computer only.`,
  },

  /* Commands to answer with */
  planAsk: {
    head: ({ number, of, action }: { number: number; of: number; action: string }) =>
      `Action ${number} of ${of}: ${action}`,
    owner: ({ now }: { now: string | null }) =>
      `Who does it?${now === null ? '' : ` (Enter keeps ${now})`} `,
    due: ({ now }: { now: string | null }) =>
      `By when, as YYYY-MM-DD?${now === null ? '' : ` (Enter keeps ${day(now)})`} `,
    notADay: 'type a day as YYYY-MM-DD, or nothing',
    back: 'Enter keeps or leaves open; b goes back, q ends. Every answer is saved at once.',
    saved: ({ path }: { path: string }) => `Owners and dates saved in ${path}`,
  },
});
