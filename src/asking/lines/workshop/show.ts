import {
  reviewedInWorkshop,
  voteSpreads,
  type WorkshopQuestionView,
  type WorkshopView,
  workshopView,
} from '../../../conversation/workshop/view.ts';
import { type WorkshopEvent, workshopCriteria } from '../../../conversation/workshop/workshop.ts';
import { oneSafeLine } from '../../../text/table.ts';
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
function workshopText(view: WorkshopQuestionView): string {
  const { point, criterion, progress, ballots } = view;
  const { number, of } = progress.criterion ?? { number: 0, of: 0 };
  return [
    '',
    `Criterion ${number} of ${of}, ${oneSafeLine(point.title)}`,
    oneSafeLine(criterion.question),
    ...(view.face.entry === 'text' ? ['Enter asks everybody in turn.'] : rowsInWords(view)),
    `In this order: ${ballots.map(nameInOrder).join(', ')}`,
  ].join('\n');
}

function nameInOrder({ person, answer }: WorkshopQuestionView['ballots'][number]): string {
  return `${oneSafeLine(person.name)}${answer ? ' (has voted)' : ''}`;
}

/** Everybody's vote, and what it means. */
function spreadInWords(view: WorkshopQuestionView): string {
  const { note, evidence = [] } = view.remarks;
  const measures = [agreedInShort(view), groupsApart(view), consensusInWords(view)];
  return [
    ...fromHighest(view).map(
      (ballot) => `  ${oneSafeLine(ballot.person.name)}: ${ballotInWords(view, ballot)}`,
    ),
    whoSaysWhy(view),
    ...measures.filter((text) => text !== null),
    ...(note ? [`Note: ${oneSafeLine(note)}`] : []),
    ...(evidence.length > 0 ? [`Seen: ${evidence.map(oneSafeLine).join('; ')}`] : []),
  ].join('\n');
}

/** Every criterion in a line, open ones first. */
function workshopReviewText(situation: WorkshopView): string {
  const { script, workshop } = situation;
  const spreads = voteSpreads(script, workshop);
  const asked = new Map(workshopCriteria(script, workshop).map((own) => [own.criterion.id, own]));
  const lines = reviewedInWorkshop(situation).flatMap(({ id, number }) => {
    const own = asked.get(id);
    if (!own) return [];
    const votes = votesInShort(script, workshop, own, spreads.get(id));
    return [`  ${number}: ${votes}. ${oneSafeLine(own.criterion.question)}`];
  });
  return ['', `Review. ${reviewIntro(situation)}`, ...lines].join('\n');
}

/** What can be typed in the review. */
export const WORKSHOP_REVIEW_LEGEND =
  'f finishes; a number goes to that criterion; q saves and quits';

/** What helps to vote, and everything that can be typed. */
export function workshopHelpText(view: WorkshopQuestionView): string {
  const sections = helpOn(view)
    .slice(0, 3)
    .flatMap(({ title, texts }) =>
      texts.length === 0 ? [] : [`${title}: ${texts.map(oneSafeLine).join('; ')}`],
    );
  return [...sections, LEGEND].join('\n');
}

const LEGEND = `What you can type:
  3 1 2 or 312    everybody's level, in the order of the names
  -, u or ?       in it: I don't know
  n               in it: not applicable; a reason is asked for
  =               in it: the vote that somebody gave before
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

/** What the line mode of a workshop speaks and listens with, and what it remembers. */
export interface WorkshopLineContext extends LineOutput, Omit<WorkshopDriverOptions, 'now'> {
  /** What was shown last, so that it is not said twice. */
  lastShown: string | null;
  lastEvent: WorkshopEvent | null;
  /** What has been explained, so that nothing is explained twice unasked. */
  readonly explained: Set<string>;
}

/** Shows a criterion, the spread of its votes, or the review; not once more what was shown last. */
export function showWorkshop(talk: WorkshopLineContext, situation: WorkshopView): void {
  const view = workshopView(situation);
  const isReview = situation.workshop.status === 'reviewing' || !view;
  const votes = view?.ballots.map(({ answer }) => JSON.stringify(answer)).join();
  const shown = isReview ? null : `${view.criterion.id} ${view.isVoted ? votes : 'open'}`;
  if (shown !== null && shown === talk.lastShown) return;
  const isOther = view?.criterion.id !== talk.lastShown?.split(' ')[0];
  talk.lastShown = shown;
  if (isReview) {
    talk.say(workshopReviewText(situation));
    explainOnce(talk, WORKSHOP_REVIEW_LEGEND);
    return;
  }
  if (isOther) talk.say(workshopText(view));
  if (view.isVoted) talk.say(spreadInWords(view));
  explainOnce(talk, HELP_LEGEND);
}
