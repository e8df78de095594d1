import { canBeNotApplicable } from '../../checklist/lookup.ts';
import type { ConversationEvent } from '../../conversation/script.ts';
import { helpOn, listIntro } from '../../conversation/telling.ts';
import {
  type ConversationView,
  earlierAnswer,
  type QuestionView,
  questionView,
} from '../../conversation/view.ts';
import { reviewedCriteria } from '../../conversation/votes.ts';
import {
  answerText,
  asideInWords,
  criterionName,
  earlierInWords,
  labelOf,
  listedAnswer,
  ownAnswerInWords,
  personName,
  remarksInWords,
  valueText,
  voteVerdict,
} from '../../conversation/wording.ts';
import { oneSafeLine } from '../../text/safe.ts';
import { padEnd } from '../../text/wrap.ts';
import { conversationWords } from '../../words/conversation.ts';
import type { DriverOptions } from '../screen/driver.ts';

const words = conversationWords.lines;

/** Input and output of the line mode. */
export interface LineOutput {
  /** Says whole lines. */
  readonly say: (text: string) => void;
  /** Prints the prompt before the typed line. */
  readonly prompt: (text: string) => void;
  /** The next line; null at the end of the input. */
  readonly hear: () => Promise<string | null>;
}

/** Events of a line; empty if it only prints something. `null` at the end of the input. */
export type LineEvents = readonly ConversationEvent[] | null;

/** Input, output and memory of the line mode. */
export interface LineContext extends LineOutput {
  readonly options: DriverOptions;
  lastPoint: string | null;
  /** Criterion and phase shown last, "review", or `null` before anything is shown. */
  lastShown: string | null;
  /** Legends that were printed already, so that each is printed once. */
  readonly explained: Set<string>;
  /** Criterion whose reveal was asked for although votes were missing. */
  warnedOf: string | null;
}

/** Prints a criterion, its votes or the review, unless it was shown last. */
export function show(context: LineContext, view: ConversationView): void {
  const question = view.state.status === 'asking' ? questionView(view) : null;
  if (!question) {
    context.lastShown = 'review';
    context.say(reviewInWords(view));
    explainOnce(context, words.reviewLegend);
    return;
  }
  const { id } = question.criterion;
  const shown = `${question.phase} ${id} ${question.phase === 'reveal' ? votesKey(question) : ''}`;
  if (shown === context.lastShown) return;
  const isKnown = context.lastShown?.split(' ')[1] === id;
  context.lastShown = shown;
  if (!isKnown || question.phase !== 'reveal') {
    context.say(questionInWords(question, question.point.id !== context.lastPoint));
    explainOnce(context, words.helpHint);
  }
  if (question.phase === 'reveal') context.say(votesInWords(question, view));
  context.lastPoint = question.point.id;
}

function votesKey({ ballots, agreed, remarks }: QuestionView): string {
  return JSON.stringify([ballots.map(({ answer }) => answer), agreed, remarks]);
}

/** Prints a legend the first time. */
function explainOnce({ say, explained }: LineContext, text: string): void {
  if (!explained.has(text)) say(text);
  explained.add(text);
}

/** Returns a criterion with its rows. The point is named if it differs from the last one. */
export function questionInWords(question: QuestionView, namesPoint: boolean): string {
  const { point, criterion, progress, number, phase } = question;
  const title = oneSafeLine(criterion.title ?? '');
  const head = title === '' && number === null ? '' : words.head({ number, title });
  const pointNumber = number?.split('.')[0] ?? null;
  return [
    '',
    ...(namesPoint ? [words.point({ number: pointNumber, title: oneSafeLine(point.title) })] : []),
    [head, conversationWords.answeredCount(progress)].filter((part) => part !== '').join(' '),
    oneSafeLine(criterion.question),
    ...rowsInWords(question),
    ...(phase === 'answer' ? formerInWords(question) : []),
  ].join('\n');
}

/** Rows with their numbers, and how to answer otherwise. */
function rowsInWords({ face, phase }: QuestionView): readonly string[] {
  const rows = face.rows.map((level) => {
    const label = labelOf(level);
    const colon = label && level.description ? ': ' : '';
    return `  ${level.level} ${label}${colon}${oneSafeLine(level.description)}`;
  });
  const text = phase === 'answer' ? words.textHint : words.textVotesHint;
  const hint = face.entry === 'text' ? text : oneSafeLine(face.hint);
  return hint === '' ? rows : [...rows, hint];
}

function formerInWords(question: QuestionView): readonly string[] {
  const { answer, remarks } = question;
  return [
    ...earlierInWords(question),
    ...(answer ? [ownAnswerInWords(question)] : []),
    ...remarksInWords(remarks),
  ];
}

/** The votes, the verdict, and what was agreed. */
function votesInWords(question: QuestionView, { script, state }: ConversationView): string {
  const { remarks, agreed, scale } = question;
  const votes = question.ballots.map((ballot) => {
    const aside = asideInWords(question, ballot);
    const vote = answerText(ballot.answer, scale);
    const name = personName(question, ballot.person.id);
    return words.votesOf({ name, vote: aside === '' ? vote : `${vote} (${aside})` });
  });
  return [
    conversationWords.revealedPlain,
    ...votes,
    ...voteVerdict(question, script, state),
    ...(agreed === null ? [] : [conversationWords.agreed({ answer: valueText(agreed, scale) })]),
    ...remarksInWords(remarks),
  ].join('\n');
}

/** Every criterion in a line, open ones first. */
function reviewInWords(view: ConversationView): string {
  const lines = reviewedCriteria(view).map((own) =>
    words.reviewRow({
      number: `  ${own.number ?? criterionName(view, own.id)}`,
      answer: listedAnswer(view, own, true),
      question: oneSafeLine(own.criterion.question),
    }),
  );
  return ['', `${conversationWords.reviewTitle}. ${listIntro(view, 'review')}`, ...lines].join(
    '\n',
  );
}

/** Returns the help on a criterion and the list of all commands. */
export function helpInWords(question: QuestionView): string {
  const shown = helpOn(question).filter(
    ({ title }) =>
      title !== conversationWords.help.question &&
      title !== question.face.title &&
      title !== conversationWords.help.yourAnswer &&
      title !== conversationWords.help.howToVote,
  );
  return [
    ...shown.flatMap(({ title, texts }) =>
      texts.length === 0 ? [] : [`${title}: ${texts.map(oneSafeLine).join(' ')}`],
    ),
    words.typed,
    ...legendFor(question).map(([typed, does]) => `  ${padEnd(typed, 16)} ${does}`),
  ].join('\n');
}

type LegendLine = readonly [typed: string, does: string];

function legendFor(question: QuestionView): readonly LegendLine[] {
  const { face, criterion, phase } = question;
  const { legend } = words;
  const hasReasons = canBeNotApplicable(criterion);
  const common: readonly LegendLine[] = [
    legend.back,
    legend.skip,
    legend.go,
    phase === 'answer' ? legend.again : legend.againWord,
    legend.review,
    legend.quit,
  ];
  if (phase !== 'answer') {
    const votes = face.ballotsStandTogether ? legend.votes : legend.votesSpaced;
    return [
      face.entry === 'text' ? legend.votesWords : votes,
      legend.voteUnknown,
      ...(hasReasons ? [legend.voteNot] : []),
      ...[legend.second, legend.correct, legend.withdrawVote, legend.agree, legend.on],
      ...[legend.note, legend.evidence, legend.join, legend.rename, legend.leave],
      ...common,
    ];
  }
  const isText = face.entry === 'text';
  return [
    [face.legend.typed, `${face.legend.does}${isText ? words.wordsWarning : ''}`],
    legend.unknown,
    ...(earlierAnswer(question) ? [legend.keep] : []),
    ...(question.answer ? [legend.withdraw] : []),
    ...(hasReasons ? [isText ? legend.notApplicableField : legend.notApplicable] : []),
    isText ? legend.noteField : legend.note,
    isText ? legend.evidenceField : legend.evidence,
    ...common,
  ];
}
