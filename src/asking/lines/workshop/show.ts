import { canBeNotApplicable } from '../../../checklist/lookup.ts';
import {
  reviewedWorkshopCriteria,
  voteSpreads,
  type WorkshopQuestionView,
  type WorkshopView,
  workshopView,
} from '../../../conversation/workshop/view.ts';
import { type WorkshopEvent, workshopCriteria } from '../../../conversation/workshop/workshop.ts';
import { oneSafeLine } from '../../../text/safe.ts';
import { interviewWords } from '../../../words/interview.ts';
import { helpOn } from '../../screen/solo/help.ts';
import { reviewIntro, votesInShort } from '../../screen/workshop/list.ts';
import {
  agreedInShort,
  ballotInWords,
  consensusInWords,
  fromHighest,
  groupsApart,
  whoSaysWhy,
} from '../../screen/workshop/wording.ts';
import type { WorkshopDriverOptions } from '../../screen/workshop/workshop.ts';
import { explainOnce, HELP_LEGEND, type LineOutput, rowsInWords } from '../solo/show.ts';

/** A criterion with its levels, and in which order votes are typed. */
function workshopText(question: WorkshopQuestionView): string {
  const { point, criterion, progress, ballots } = question;
  const { number, of } = progress.criterion ?? { number: 0, of: 0 };
  return [
    '',
    `Criterion ${number} of ${of}, ${oneSafeLine(point.title)}`,
    oneSafeLine(criterion.question),
    ...(question.face.entry === 'text' ? ['Enter asks everybody in turn.'] : rowsInWords(question)),
    `In this order: ${ballots.map(nameInOrder).join(', ')}`,
  ].join('\n');
}

function nameInOrder({ person, answer }: WorkshopQuestionView['ballots'][number]): string {
  return `${oneSafeLine(person.name)}${answer ? ' (has voted)' : ''}`;
}

/** Returns the votes on a criterion and their measures. */
function spreadInWords(question: WorkshopQuestionView): string {
  const { note, evidence = [] } = question.remarks;
  const measures = [agreedInShort(question), groupsApart(question), consensusInWords(question)];
  return [
    ...fromHighest(question).map(
      (ballot) => `  ${oneSafeLine(ballot.person.name)}: ${ballotInWords(question, ballot)}`,
    ),
    whoSaysWhy(question),
    ...measures.filter((text) => text !== null),
    ...(note ? [`Note: ${oneSafeLine(note)}`] : []),
    ...(evidence.length > 0 ? [`Seen: ${evidence.map(oneSafeLine).join('; ')}`] : []),
  ].join('\n');
}

/** Every criterion in a line, open ones first. */
function workshopReviewText(view: WorkshopView): string {
  const { script, workshop } = view;
  const spreads = voteSpreads(script, workshop);
  const asked = new Map(workshopCriteria(script, workshop).map((own) => [own.criterion.id, own]));
  const lines = reviewedWorkshopCriteria(view).flatMap(({ id, number }) => {
    const own = asked.get(id);
    if (!own) return [];
    const votes = votesInShort(script, workshop, own, spreads.get(id));
    return [`  ${number}: ${votes}. ${oneSafeLine(own.criterion.question)}`];
  });
  return ['', `Review. ${reviewIntro(view)}`, ...lines].join('\n');
}

/** Commands of the review. */
export const WORKSHOP_REVIEW_LEGEND =
  'f finishes; a number goes to that criterion; q saves and quits';

/** Returns the help on voting and the list of all commands. */
export function workshopHelpText(question: WorkshopQuestionView): string {
  const sections = helpOn(question)
    .slice(0, 3)
    .flatMap(({ title, texts }) =>
      texts.length === 0 ? [] : [`${title}: ${texts.map(oneSafeLine).join('; ')}`],
    );
  return [...sections, commandLegend(canBeNotApplicable(question.criterion))].join('\n');
}

function commandLegend(hasReasons: boolean): string {
  return `What you can type:
  3 1 2 or 312    everybody's level, in the order of the names
  -, u or ?       in it: I don't know
${hasReasons ? interviewWords.reasonVote : ''}  =               in it: the vote that somebody gave before
  Enter           on to the next criterion, once all have voted
  v 2 1 2         a second vote; the first is kept
  x 2 1 2         corrects the last vote
  a 3 WHY         what the room agreed
  c, or c TEXT    adds to the room's note; c - takes it away
  e, or e TEXT    adds evidence that the room saw; e - takes it away
  b               back
  s               skip for now
  g NUMBER        go to that criterion
  again           hear this criterion again
  r               review
  q               save and quit`;
}

/** Input, output and memory of the line mode in a workshop. */
export interface WorkshopLineContext extends LineOutput, Omit<WorkshopDriverOptions, 'now'> {
  /** State shown last, so that it is not printed twice. */
  lastShown: string | null;
  lastEvent: WorkshopEvent | null;
  /** Legends that were printed already, so that each is printed once. */
  readonly explained: Set<string>;
}

/** Prints a criterion, its votes, or the review, unless it was shown last. */
export function showWorkshop(context: WorkshopLineContext, view: WorkshopView): void {
  const question = workshopView(view);
  const isReview = view.workshop.status === 'reviewing' || !question;
  const votes = question?.ballots.map(({ answer }) => JSON.stringify(answer)).join();
  const shown = isReview ? null : `${question.criterion.id} ${question.isVoted ? votes : 'open'}`;
  if (shown !== null && shown === context.lastShown) return;
  const isOther = question?.criterion.id !== context.lastShown?.split(' ')[0];
  context.lastShown = shown;
  if (isReview) {
    context.say(workshopReviewText(view));
    explainOnce(context, WORKSHOP_REVIEW_LEGEND);
    return;
  }
  if (isOther) context.say(workshopText(question));
  if (question.isVoted) context.say(spreadInWords(question));
  explainOnce(context, HELP_LEGEND);
}
