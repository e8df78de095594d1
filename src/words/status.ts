import { quoted } from '../text/safe.ts';
import { type ErrorWords, withCodes } from './coded.ts';
import { count, list, oneOf } from './grammar.ts';

interface OtherSubject {
  readonly path: string;
  readonly subject: string;
  /** Organisation of the audit. */
  readonly audited: string;
}

interface NewerBaseline {
  readonly path: string;
  readonly date: string;
  /** Date of the audit. */
  readonly audited: string;
}

interface UnknownBand {
  readonly name: string;
  readonly ids: readonly string[];
  /** Nearest known id; `null` if there is none. */
  readonly meant: string | null;
}

const ACTIONS = { one: 'action', other: 'actions' };
const STEPS = { one: 'step', other: 'steps' };
const UNITS = { one: 'effort unit', other: 'effort units' };

interface PathWords {
  readonly steps: number;
  /** Sum of effort units. */
  readonly effort: number;
  /** Scores as printed. */
  readonly before: string;
  readonly after: string;
  /** Limits that the path exceeds, in a sentence; `null` if none. */
  readonly exceeds: string | null;
}

/** Messages of commands: errors without a place in a file, warnings, and what was done. */
export const statusWords = withCodes('audit', {
  /* align plan */
  planIsCurrent: ({ path }: { path: string }) => `${path} is up to date`,
  planSaved: ({ path, added, done }: { path: string; added: number; done: number }) =>
    `Saved the plan to ${path}: ${count(added, ACTIONS)} added, ${done} marked as done`,
  planPath: ({ steps, effort, before, after, exceeds }: PathWords) =>
    `${count(steps, STEPS)}, ${count(effort, UNITS)}: from ${before} to ${after}.` +
    (exceeds === null ? '' : ` ${exceeds}`),
  goalReached: 'The goal is already reached.',
  goalOutOfReach: ({ best }: { best: string }) =>
    `The goal cannot be reached: with every scored criterion at its best level, the score is ${best}.`,
  topBand: 'The audit is in the top band; there is no band above it.',
  noPath: 'There is no score, so there is no action path.',
  roundIsFile: ({ path }: { path: string }): ErrorWords => ({
    message: `${quoted(path)} is a file`,
    hint: 'use the folder that contains the answers',
  }),

  /* align verify */
  matches: ({ version }: { version: string }) =>
    `matches: align ${version} produces the same report from these answers`,
  differs: (difference: { place: string; found: string | null; expected: string | null }) => {
    const { place, found, expected } = difference;
    return `does not match. First difference at ${place}: report ${found ?? 'nothing'}, expected ${expected ?? 'nothing'}`;
  },
  madeByOther: ({ version }: { version: string | null }) => ({
    message:
      version === null
        ? 'the report names no version of align'
        : `the report was made with align ${version}; verify it with that version`,
  }),
  wholeReport: 'the whole report',
  zipPart: ({ name }: { name: string }) => `a part ${name}`,
  inPart: ({ name, place }: { name: string; place: string }) => `${name}, ${place}`,
  otherBytes: 'other bytes',
  writtenBytes: 'the bytes that were written',
  linePlace: ({ line, column }: { line: number; column: number }) =>
    `line ${line}, column ${column}`,
  optionMissing: ({ option }: { option: string }): ErrorWords => ({
    message: `the report was made with ${option}, which is missing here`,
    hint: `add the same file: ${option} FILE`,
  }),
  optionUnknown: ({ option }: { option: string }): ErrorWords => ({
    message: `the report was made with ${quoted(option)}, which this version does not support`,
    hint: 'verify it with the version of align that made it',
  }),
  container: ({ path, fault }: { path: string; fault: keyof typeof CONTAINER }): ErrorWords => ({
    message: `${quoted(path)} ${CONTAINER[fault]}`,
    hint: 'use the file as align wrote it',
  }),
  notReport: ({ path }: { path: string }): ErrorWords => ({
    message: `${quoted(path)} is not an align report`,
    hint: 'use a file written by "align audit" or "align report"',
  }),
  pdfUnverifiable: ({ path }: { path: string }): ErrorWords => ({
    message: `${quoted(path)} is a PDF; PDFs differ between browsers and cannot be verified`,
    hint: 'verify the same report in another format, such as html or json',
  }),
  formatUnknown: ({ path, extensions }: { path: string; extensions: readonly string[] }) => ({
    message: `cannot tell the report format from the file name ${quoted(path)}`,
    hint: `use a file with an extension from ${extensions.join(', ')}`,
  }),

  /* Reports */
  /** Name and version of the program in every report; align recognises its own files by it. */
  generator: ({ version }: { version: string }) => `Gap report by align ${version}`,

  /** Name and version of the program in the JSON of "align status". */
  statusGenerator: ({ version }: { version: string }) => `Status of a round by align ${version}`,

  /* align reveal */
  progress: (respondent: {
    hasBegun: boolean;
    isFinished: boolean;
    name: string;
    group: string;
    answered: number;
    of: number;
  }) => {
    const { hasBegun, isFinished, name, group, answered, of } = respondent;
    if (!hasBegun) return `not begun: ${name} (${group})`;
    return `${isFinished ? 'finished' : 'in progress'}: ${name} (${group}), ${answered} of ${of} answered`;
  },
  /** Progress of an anonymous round; numbers of fewer than `least` people are not told. */
  progressOfAll: ({ finished, open, least }: { finished: number; open: number; least: number }) =>
    `${atLeast(finished, least)} have finished${open === 0 ? '' : `, ${open < least ? `fewer than ${least}` : open} have not`}`,
  missingGroup: ({ group }: { group: string }) => `missing: ${group}`,
  /** Whom a round waits for; nobody is named in an anonymous one. */
  waiting: ({ ids }: { ids: readonly string[] }) => ({
    message: `waiting for ${ids.length === 0 ? 'people who have not finished' : ids.join(', ')}; nothing is shown until they finish`,
  }),

  /* Reading an audit */
  idleOwner: ({ role, meant }: { role: string; meant: string | null }) => ({
    message: `owners names ${quoted(role)}, a role that no advice of the checklist has`,
    hint: meant === null ? 'use a role of the advice' : `did you mean ${quoted(meant)}?`,
  }),
  datesApart: ({ first, last, days }: { first: string; last: string; days: number }) => ({
    message: `answers of ${first} and of ${last}, ${days} days apart, are scored as one round`,
  }),
  inRound: ({ path, warning }: { path: string; warning: string }) => `in ${path}: ${warning}`,
  noKeyCriteria: ({ checklist }: { checklist: string }): ErrorWords => ({
    message: `checklist ${quoted(checklist)} has no key criteria, so --express cannot be used`,
    hint: 'mark criteria with "key: true", or remove --express',
  }),
  target: ({
    target,
    lowest,
    highest,
  }: {
    target: string;
    lowest: number;
    highest: number;
  }): ErrorWords => ({
    message: `--target must be a score from ${lowest} to ${highest} or a band, not ${quoted(target)}`,
    hint: 'use a score such as 75, or the name of a band',
  }),
  outsideScale: ({
    option,
    value,
    lowest,
    highest,
  }: {
    option: '--min-score' | '--max-drop';
    value: number;
    lowest: number;
    highest: number;
  }): ErrorWords => ({
    message: `${option} must be from ${lowest} to ${highest} on the scale of the checklist, not ${value}`,
    hint: `use for example ${option} ${option === '--min-score' ? highest : lowest}`,
  }),
  notJsonReport: ({ path }: { path: string }): ErrorWords => ({
    message: `${quoted(path)} is not an align JSON report`,
    hint: 'use a file written by "align audit --format json", or the folder of a round',
  }),
  anonymousRound: ({ path }: { path: string }): ErrorWords => ({
    message: `${quoted(path)} is an anonymous report and contains no answers to compare with`,
    hint: 'use the folder of the round, or its full JSON report',
  }),

  subtractable: ({ minGroup }: { minGroup: number }): ErrorWords => ({
    message: `fewer than ${minGroup} people of a group changed between two of the rounds, so the comparison would reveal their answers`,
    hint: 'leave that round out, or compare without --anonymous',
  }),
  againstFew: ({ path, minGroup }: { path: string; minGroup: number }): ErrorWords => ({
    message: `fewer than ${minGroup} people of a group changed since ${quoted(path)}, so both reports together would reveal their answers`,
    hint: 'publish only one of the two reports, or wait for more answers',
  }),
  againstOptions: ({
    path,
    options,
  }: {
    path: string;
    options: readonly string[];
  }): ErrorWords => ({
    message: `${quoted(path)} is of the same answers with other options, so both reports together reveal more than one`,
    hint: `use the same options: ${options.join(' ')}`,
  }),
  againstScoring: ({ path }: { path: string }): ErrorWords => ({
    message: `${quoted(path)} has other weights of groups or other scores of levels, so both reports together reveal more than one`,
    hint: 'publish only one of the two reports',
  }),
  againstUnknown: ({ path }: { path: string }): ErrorWords => ({
    message: `${quoted(path)} is anonymous and does not say how many people changed since`,
    hint: 'use the folder of that round, or its full JSON report',
  }),

  /* Writing reports */
  saved: ({ path }: { path: string }) => `Saved the report to ${path}`,
  sortedRounds: ({ dates }: { readonly dates: readonly string[] }) => ({
    message: `the rounds were sorted by date: ${list(dates)}`,
  }),
  otherBaseline: ({ path, subject, audited }: OtherSubject): ErrorWords => ({
    message: `the baseline ${quoted(path)} is of ${quoted(subject)}, not of ${quoted(audited)}`,
    hint: 'use a baseline of the same organisation, or add its earlier name to "formerly" in round.yaml',
  }),
  newerBaseline: ({ path, date, audited }: NewerBaseline): ErrorWords => ({
    message: `the baseline ${quoted(path)} is of ${date}, later than the audit of ${audited}`,
    hint: 'use a baseline of an earlier round',
  }),
  unknownBand: ({ name, ids, meant }: UnknownBand): ErrorWords => ({
    message: `unknown band ${quoted(name)}`,
    hint: meant === null ? `use ${oneOf(ids)}` : `did you mean ${quoted(meant)}?`,
  }),
  /** Failed rule of a quality gate, or a warning of it, as a diagnostic. */
  ruleOutcome: ({ message }: { message: string }) => ({ message }),
  /** Change of rules that made a verdict milder, as a diagnostic. */
  loosened: ({ message }: { message: string }) => ({ message }),
  needsBaseline: { message: 'some rules need a baseline; add --baseline PATH' },
  nothingToUpdate: (): ErrorWords => ({
    message: '--update-baseline needs a file to write to, and the policy names none',
    hint: 'add --baseline FILE.json, or "baseline" to the policy',
  }),
  updateWithoutGate: ({ path }: { readonly path: string }): ErrorWords => ({
    message: `the baseline ${quoted(path)} was judged by a policy, and this audit is not`,
    hint: 'add --policy FILE',
  }),
  /** Reason why a baseline file was not replaced. */
  baselineKept: ({ path, because }: { path: string; because: 'failed' | 'report-only' }) => ({
    message: `the baseline ${quoted(path)} was not replaced, because ${because === 'failed' ? 'the gate failed' : 'of --report-only'}`,
    hint:
      because === 'failed'
        ? 'add --accept-failure REASON to replace it anyway'
        : 'leave out --report-only to replace it',
  }),
  baselineSaved: ({ path }: { path: string }) => `Saved the baseline to ${path}`,
  /** Printed whether there are any or not: their number would tell of people. */
  hiddenWarnings:
    'Warnings about answers are not shown, because they could name people; "align check" shows them.',
  anonymous: 'The report is anonymous. Left out of it:',
  personal: ({
    found,
    criterion,
  }: {
    found: keyof typeof PERSONAL;
    criterion: string;
  }): ErrorWords => ({
    message: `anonymous report not written: a note, a piece of evidence or a text on ${quoted(criterion)} contains ${PERSONAL[found]}`,
    hint: 'change that text, or leave out --with-notes or --plan',
  }),
  disclosure: (found: {
    format: string;
    kind: 'name' | 'id' | 'email' | 'note';
    part: string | null;
    line: number | null;
  }): ErrorWords => ({
    message: [
      `anonymous report not written: ${found.format} contains ${IDENTIFIERS[found.kind]}`,
      ...(found.part === null ? [] : [`in part ${found.part}`]),
      ...(found.line === null ? [] : [`in line ${found.line}`]),
    ].join(' '),
    hint: 'check the brand file and the plan; if they name nobody, this is a bug in align',
  }),
  cannotTellFormat: (file: {
    path: string;
    extensions: readonly string[];
    formats: readonly string[];
  }): ErrorWords => ({
    message: `cannot tell the report format from the file name ${quoted(file.path)}`,
    hint: `use an extension from ${file.extensions.join(', ')}, or add --format ${file.formats.join('|')}`,
  }),
  templatesNeedOutput: {
    message: '--with-templates needs a file for the report',
    hint: 'add --output FILE; the templates go into a folder beside it',
  },
  oneOnStdout: ({ format }: { format: string }): ErrorWords => ({
    message: 'only one report can go to standard output',
    hint: `add --output FILE for --format ${format}, in the same order as the formats`,
  }),
  sameFile: ({ path }: { path: string }): ErrorWords => ({
    message: `only one report can go to ${quoted(path)}`,
    hint: 'use another file',
  }),
  notInTerminal: ({ format }: { format: string }): ErrorWords => ({
    message: `${format} cannot be shown in a terminal`,
    hint: 'add --output FILE',
  }),
  tableNeedsFormat: ({ formats }: { formats: readonly string[] }): ErrorWords => ({
    message: `--table needs --format ${formats.join(' or ')}`,
    hint: `add --format ${formats.join('|')}, or --output FILE with such an extension`,
  }),
  noComparison: ({ format, formats }: { format: string; formats: readonly string[] }) => ({
    message: `align compare does not support --format ${format}`,
    hint: `use one of ${formats.join(', ')}`,
  }),
  noBrowser: ({ variable }: { variable: string }): ErrorWords => ({
    message: 'no browser found to create the PDF',
    hint: installBrowser(variable),
  }),
  notProgram: ({ variable, path }: { variable: string; path: string }): ErrorWords => ({
    message: `${variable} is ${quoted(path)}, which is not a program`,
    hint: installBrowser(variable),
  }),
  browserFailed: ({ path, reason }: { path: string; reason: string }): ErrorWords => ({
    message: `${quoted(path)} could not create the PDF: ${reason}`,
    hint: 'set CHROME_PATH to another browser, or add --format html and print that page',
  }),
  browserSlow: ({ seconds }: { seconds: number }) =>
    `it took longer than ${count(seconds, SECONDS)}`,
  browserEnded: ({ outcome }: { outcome: string }) => `it ended with ${outcome}`,
  summaryCut:
    '**The report ends here:** GitHub shows at most 1 MiB. `--output report.md` writes all of it.',
  summaryFull: { message: 'the summary of this step is full; the report is not in it' },
});

function atLeast(people: number, least: number): string {
  return people < least ? `fewer than ${least} people` : `${people} people`;
}

function installBrowser(variable: string): string {
  return `install Chromium, Chrome or Edge, or set ${variable} to its path; or add --format html and print that page`;
}

const CONTAINER = {
  damaged: 'is not an intact office document',
  ambiguous: 'is packed so that programs could read different documents from it',
  'too-large': 'unpacks to more than 256 MB',
} as const;

const SECONDS = { one: 'second', other: 'seconds' };

const PERSONAL = {
  name: 'the name of a respondent',
  email: 'an e-mail address',
  telephone: 'a telephone number',
} as const;

const IDENTIFIERS = {
  name: 'the name of a respondent',
  id: 'the id of a respondent',
  email: 'an e-mail address from the answers',
  note: 'text from a note, a reason or a piece of evidence',
} as const;
